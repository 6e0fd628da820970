#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { runCli } from './runCli.ts';

const USAGE = `coinslot-sandbox [--port 4180] [--seed text] [--kanga-callback url]

Plays the payment providers on this machine until it is stopped with Ctrl-C.
  --port             where to listen; 0 takes a free port
  --seed             gives the same ids, addresses and credentials at each start
  --kanga-callback   where Kanga's callbacks go, which its merchants set in the dashboard; the
                     control page can change it
`;

const { port, seed, 'kanga-callback': kangaCallback, help } = readArgs();
if (help) {
  process.stdout.write(USAGE);
} else {
  const server = await runCli({
    port,
    seed,
    kangaCallback,
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
  });
  if (server === null) process.exitCode = 1;
  const stop = () => void server?.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function readArgs() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4180' },
        seed: { type: 'string' },
        'kanga-callback': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(1);
  }
}
