#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createSandbox } from './createSandbox.ts';
import { runCli } from './runCli.ts';

/** Those whose merchants set one callback URL in the dashboard. */
const withCallback = createSandbox().providers.filter(({ callbackUrl }) => callbackUrl === null);

const USAGE = `coinslot-sandbox [--port 4180] [--seed text] [--<provider>-callback url]

Plays the payment providers on this machine until it is stopped with Ctrl-C.
  --port                where to listen; 0 takes a free port
  --seed                gives the same ids, addresses and credentials at each start
${withCallback.map(({ id, name }) => `  ${`--${id}-callback`.padEnd(22)}where ${name} calls back, as set in its dashboard`).join('\n')}
`;

const { port, seed, callbackUrls, help } = readArgs();
if (help) {
  process.stdout.write(USAGE);
} else {
  const server = await runCli({
    port,
    seed,
    callbackUrls,
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
        ...Object.fromEntries(
          withCallback.map(({ id }) => [`${id}-callback`, { type: 'string' } as const]),
        ),
        port: { type: 'string', default: '4180' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const given: Readonly<Record<string, unknown>> = values;
    const callbackUrls = Object.fromEntries(
      withCallback.flatMap(({ id }) => {
        const url = given[`${id}-callback`];
        return typeof url === 'string' ? [[id, url]] : [];
      }),
    );
    return { ...values, callbackUrls };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(1);
  }
}
