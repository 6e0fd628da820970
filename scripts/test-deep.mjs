// npm run test:deep [-- job ...] [runs]   The long proofs: properties, forged notices, races,
// nonces, soaks, plays of the checkout in any order.
// COINSLOT_DEEP_LANES (2) of them run at a time, on about one core each. A number says how many cases
// are generated, in place of 100,000 (races on SQL and soaks have their own, lower ceilings).
// COINSLOT_SEED chooses other cases.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const LOGS = `node_modules/.cache/test-deep/${process.pid}`;
const LIMIT_MS = 60 * 60_000;
const LANES = Number(process.env.COINSLOT_DEEP_LANES ?? 2);
const RACE_SHARDS = 4;

const args = process.argv.slice(2);
const runs = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 100_000);
const wanted = args.filter((arg) => !/^\d+$/.test(arg));
const seed = Number(process.env.COINSLOT_SEED ?? 20_261_121);

const integration = (file, title) => ['--project', 'integration', file, '-t', title];
const shardOf = (index) => Math.ceil((runs - index) / RACE_SHARDS);

/** `[name, what is counted, arguments of Vitest, environment]` */
const jobs = [
  [
    'properties',
    `${runs} histories each`,
    ['--project', 'unit', '.properties.test', '--testTimeout=3600000'],
    { COINSLOT_DEEP_RUNS: runs },
  ],
  ...Array.from({ length: RACE_SHARDS }, (_, index) => [
    `races-memory-${index + 1}`,
    `${shardOf(index)} races, seed ${seed + index}`,
    integration('races.test', 'races on memory'),
    { COINSLOT_RACE_RUNS: shardOf(index), COINSLOT_SEED: seed + index },
  ]),
  ...['SQLite', 'PostgreSQL'].map((engine) => [
    `races-${engine.toLowerCase()}`,
    `${Math.min(2000, runs)} races, seed ${seed}`,
    integration('races.test', `races on ${engine}`),
    { COINSLOT_SQL_RACE_RUNS: Math.min(2000, runs) },
  ]),
  [
    'forged-cryptofuse',
    `${runs} notices, seed ${seed}`,
    integration('forgedNotices.test', ''),
    { COINSLOT_FORGED_RUNS: runs },
  ],
  ...['body', 'header'].map((place) => [
    `forged-kryptoswap-${place}`,
    `${runs} notices with their hash in the ${place}, seed ${seed}`,
    integration('forgedIpns.test', `the hash in the ${place}`),
    { COINSLOT_FORGED_RUNS: runs },
  ]),
  ...['kryptogo', 'kryptoswap'].map((provider) => [
    `hints-${provider}`,
    `${runs} callbacks that nobody signs, seed ${seed}`,
    integration('forgedHints.test', `while ${provider} says`),
    { COINSLOT_FORGED_RUNS: runs },
  ]),
  [
    'surface',
    `${runs} requests of strangers`,
    integration('httpSurface.fuzz.test', ''),
    { FUZZ_RUNS: runs },
  ],
  [
    'nonce',
    '4 processes, 500 signed calls of each',
    integration('nonce.test', ''),
    { COINSLOT_NONCE_CALLS: 500 },
  ],
  ...['SQLite', 'PostgreSQL'].map((engine) => [
    `soak-${engine.toLowerCase()}`,
    `${Math.min(200, runs)} payments, seed ${seed}`,
    integration('soak.test', `on ${engine}`),
    { COINSLOT_SOAK_PAYMENTS: Math.min(200, runs), COINSLOT_SOAK_ON: engine },
  ]),
  [
    'any-order',
    `${Math.min(300, runs)} plays of the checkout in a browser, seed ${seed}`,
    ['--project', 'browser', 'anyOrder.test'],
    { VITE_COINSLOT_DEEP_RUNS: Math.min(300, runs), VITE_COINSLOT_SEED: seed },
  ],
].filter(([name]) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));

if (jobs.length === 0) {
  console.error(`No such job: ${wanted.join(', ')}`);
  process.exit(2);
}

mkdirSync(LOGS, { recursive: true });
const start = performance.now();
const secondsSince = (from) => `${((performance.now() - from) / 1000).toFixed(0).padStart(5)} s`;
const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) end(child);
    process.exit(1);
  });
}

const waiting = [...jobs];
let [passed, failed] = [0, 0];
await Promise.all(
  Array.from({ length: LANES }, async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await play(job);
  }),
);
console.log(`\n${passed} passed, ${failed} failed, ${secondsSince(start).trim()}`);
if (failed === 0) rmSync(LOGS, { recursive: true });
process.exit(failed === 0 ? 0 : 1);

async function play([name, what, argv, environment]) {
  const from = performance.now();
  const log = join(LOGS, `${name}.log`);
  const ok = await vitest(argv, environment, log);
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${secondsSince(from)}  ${what}`);
  const said = readFileSync(log, 'utf8');
  for (const figures of said.match(/^(soak|nonce): .*/gm) ?? []) console.log(`       ${figures}`);
  if (!ok) console.log(said.slice(-8000));
}

function vitest(argv, environment, log) {
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...argv], {
    // A group of its own, so that a job that does not end is ended with all that it started.
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  children.add(child);
  const timer = setTimeout(() => end(child), LIMIT_MS);
  return new Promise((resolve) => {
    child.on('exit', (status) => {
      clearTimeout(timer);
      children.delete(child);
      // A filter that fits no test is green as well.
      resolve(status === 0 && / [1-9]\d* passed/.test(readFileSync(log, 'utf8')));
    });
  });
}

function end(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
