#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createSandbox } from './createSandbox.ts';
import { listen, type SandboxServer } from './node.ts';
import type { Sandbox } from './sandbox.ts';

const USAGE = `coinslot-sandbox [--port 4180] [--seed text]

Plays the payment providers on this machine until it is stopped with Ctrl-C.
  --port   where to listen; 0 takes a free port
  --seed   gives the same ids, addresses and credentials at each start
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4180' },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) process.stdout.write(USAGE);
else await start(Number(values.port), values.seed);

async function start(port: number, seed: string | undefined): Promise<void> {
  const sandbox = createSandbox(seed === undefined ? {} : { seed });
  try {
    const server = await listen(sandbox, { port });
    process.stdout.write(describe(sandbox, server));
    const stop = () => void server.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The sandbox cannot listen on port ${port}: ${reason}\n`);
    process.exitCode = 1;
  }
}

function describe(sandbox: Sandbox, server: SandboxServer): string {
  const lines = ['', `  Control page   ${server.url}/`, ''];
  for (const { id, name } of sandbox.providers) {
    lines.push(`  ${name}`);
    for (const [option, value] of Object.entries(sandbox.credentials[id])) {
      lines.push(`    ${option.padEnd(15)}${value}`);
    }
    lines.push('');
  }
  lines.push('  These are test credentials: they open nothing but a sandbox.', '', '');
  return lines.join('\n');
}
