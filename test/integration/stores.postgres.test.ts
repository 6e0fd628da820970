import { storeConformance } from '@coinslot/server/stores/conformance';
import { postgresStore } from '@coinslot/server/stores/postgres';
import pg from 'pg';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Postgres, startPostgres } from '../startPostgres.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each([
  { max: 10, each: 'a pool of its own' },
  { max: 1, each: 'a single connection' },
])('postgresStore with $each for each store', ({ max }) => {
  for (const { name, run } of storeConformance) {
    test(name, async () => {
      const connectionString = await postgres.createDatabase();
      const pools: pg.Pool[] = [];
      try {
        await run({
          open() {
            const pool = new pg.Pool({ connectionString, max });
            pools.push(pool);
            return postgresStore(pool);
          },
        });
      } finally {
        await Promise.all(pools.map((pool) => pool.end()));
      }
    });
  }
});
