#!/usr/bin/env node
import { runCli } from './runCli.ts';

const started = await runCli({
  args: process.argv.slice(2),
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
});

if (typeof started === 'number') {
  process.exitCode = started;
} else {
  const stop = () => void started.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
