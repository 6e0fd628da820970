import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorker } from '../bundleWorker.ts';
import { deepRuns } from '../faults/deepRuns.ts';
import { playSoak, type SoakPlan } from '../faults/playSoak.ts';
import { startPostgres } from '../startPostgres.ts';

const { runs: payments, seed } = deepRuns('COINSLOT_SOAK_PAYMENTS', 20);
/** In `npm test` the smaller one alone. */
const engines = (process.env['COINSLOT_SOAK_ON'] ?? 'SQLite').split(',');

let worker: Awaited<ReturnType<typeof bundleWorker>>;
beforeAll(async () => {
  worker = await bundleWorker(new URL('../faults/shopWorker.ts', import.meta.url));
});
afterAll(() => worker.remove());

async function soak(plan: Partial<SoakPlan>): Promise<void> {
  const { faults, figures } = await playSoak({ worker: worker.file, payments, seed, ...plan });
  console.log(`soak: ${payments} payments, seed ${seed}: ${JSON.stringify(figures)}`);
  expect(faults).toEqual([]);
  // That something went wrong at all, and that something was paid.
  expect(figures.kills).toBeGreaterThan(payments / 20);
  expect(figures.paid).toBeGreaterThan(payments / 3);
  const names = ['cryptofuse', 'kanga', 'kryptogo', 'kryptoswap'];
  const shown = Object.keys(figures.shown);
  expect(new Set(shown.map((way) => way.split(' ')[0]))).toEqual(new Set(names));
  // Few payments may all come between two kills, or be of those who pay late.
  if (payments < 100) return;
  expect(shown).toEqual(expect.arrayContaining(['kryptoswap redirect', 'kryptoswap transfer']));
  const ends = ['cryptofuse completed', 'kanga FINALIZED', 'kryptogo success', 'kryptoswap done'];
  expect(Object.keys(figures.ended)).toEqual(expect.arrayContaining(ends));
}

const plays: Record<string, () => Promise<void>> = {
  SQLite: () => soak({}),
  async PostgreSQL() {
    const postgres = await startPostgres();
    try {
      const store = { postgres: await postgres.createDatabase() };
      await soak({ store, servers: 2, crashDatabase: postgres.restart ?? undefined });
    } finally {
      await postgres.stop();
    }
  },
};

describe('orders that are paid while servers die, notices go astray and the providers are away', () => {
  it.each(engines)(
    `end as the ledger says and ship once, on %s: ${payments} payments, seed ${seed} (T20, T21, S24, S25, S39, S40, S41, S42, S43, S52, S55)`,
    async (engine) => {
      await plays[engine]?.();
    },
    120_000 + payments * 5000,
  );
});
