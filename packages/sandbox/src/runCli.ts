import { parseArgs } from 'node:util';
import { createSandbox } from './createSandbox.ts';
import { listen, type SandboxServer } from './node.ts';
import type { Sandbox } from './sandbox.ts';

export interface CliSurroundings {
  readonly args: readonly string[];
  write(text: string): void;
  writeError(text: string): void;
}

const USAGE = `coinslot-sandbox [--port 4180] [--seed text]

Plays the payment providers on this machine until it is stopped with Ctrl-C.
  --port   where to listen; 0 takes a free port
  --seed   gives the same ids, addresses and credentials at each start
`;

/** Starts a listening sandbox and says where it is. Without one, the exit code tells why. */
export async function runCli(surroundings: CliSurroundings): Promise<SandboxServer | number> {
  const { write, writeError } = surroundings;
  try {
    const options = readArgs(surroundings.args);
    if (options.help) {
      write(USAGE);
      return 0;
    }
    const sandbox = createSandbox(options.seed === undefined ? {} : { seed: options.seed });
    const server = await listen(sandbox, { port: Number(options.port) });
    write(describeSandbox(sandbox, server.url));
    return server;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    writeError(`The sandbox did not start: ${reason}\nTry --port 0, or --help.\n`);
    return 1;
  }
}

function readArgs(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4180' },
      seed: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return values;
}

function describeSandbox(sandbox: Sandbox, url: string): string {
  const lines = ['', `  Control page   ${url}/`, ''];
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
