import { storeConformance } from '@coinslot/server/stores/conformance';
import { postgresStore } from '@coinslot/server/stores/postgres';
import pg from 'pg';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Postgres, startPostgres } from '../startPostgres.ts';

const TABLES = ['payments', 'changes', 'payouts', 'seen', 'leases', 'sequences'];

let postgres: Postgres;
let connectionString = '';
let admin: pg.Pool;
beforeAll(async () => {
  postgres = await startPostgres();
  connectionString = await postgres.createDatabase();
  admin = new pg.Pool({ connectionString });
});
afterAll(async () => {
  await admin.end();
  await postgres.stop();
});

describe.each([
  { max: 10, each: 'a pool of its own' },
  { max: 1, each: 'a single connection' },
])('postgresStore with $each for each store', ({ max }) => {
  const schema = `max_${max}`;
  const options = `-c search_path=${schema}`;
  beforeAll(async () => {
    await admin.query(`create schema ${schema}`);
    const pool = new pg.Pool({ connectionString, options });
    const store = postgresStore(pool);
    await store.list({});
    await store.close();
    await pool.end();
  });

  for (const { name, run } of storeConformance) {
    test(name, async () => {
      const pools: pg.Pool[] = [];
      try {
        await run({
          open() {
            const pool = new pg.Pool({ connectionString, max, options });
            pools.push(pool);
            return postgresStore(pool);
          },
        });
      } finally {
        await Promise.all(pools.map((pool) => pool.end()));
        await admin.query(
          TABLES.map((table) => `delete from ${schema}.coinslot_${table}`).join(';'),
        );
      }
    });
  }
});
