import { join } from 'node:path';
import type { Store } from '@coinslot/server';
import { createKangaClient, storeSequence } from '@coinslot/server/kanga';
import { postgresStore } from '@coinslot/server/stores/postgres';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import pg from 'pg';

/*
 * One process of several that share an API key and a database. Bundled and started by nonce.test.ts:
 * `node worker.mjs <account as JSON> <folder> <calls> <hangs> [<database URL>]`, where the database
 * is a file in the folder unless a URL is given. It prints its result as one line of JSON.
 */

export interface NonceResult {
  answered: number;
  /** What became of the other calls, by their error's code. */
  failed: string[];
  /** Nonces that were sent after their lease was over, because the process hung. */
  late: number[];
}

/** A shop has a few requests at a time. */
const LANES = 5;
/** With them, leases last shorter than the process hangs. */
const SHORT_LEASE_MS = 1000;
const HANG_MS = 2500;

const [account = '{}', folder = '', calls, hangs, url] = process.argv.slice(2);
const { apiKey, apiSecret, baseUrl } = JSON.parse(account);
const pool = url ? new pg.Pool({ connectionString: url }) : null;
const store = pool ? postgresStore(pool) : sqliteStore(join(folder, 'checkout.db'));
const result: NonceResult = { answered: 0, failed: [], late: [] };
let toHang = Number(hangs);
let toSend = Number(calls);
let sent = 0;

/** The same store, whose leases end sooner than those who hold them expect. */
const shortLived: Pick<Store, 'withLease' | 'nextSequence'> = {
  nextSequence: store.nextSequence,
  withLease: (key, input, run) => store.withLease(key, { ...input, ttlMs: SHORT_LEASE_MS }, run),
};

const client = createKangaClient({
  apiKey,
  apiSecret,
  baseUrl,
  sequence: storeSequence(toHang > 0 ? shortLived : store, apiKey),
  async fetch(input, init) {
    const request = new Request(input, init);
    sent += 1;
    if (toHang > 0 && sent % 10 === 0) {
      toHang -= 1;
      result.late.push(JSON.parse(await request.clone().text()).nonce);
      // As a machine that swaps, or that was put to sleep: nothing at all happens meanwhile.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, HANG_MS);
    }
    return fetch(request);
  },
});

async function lane(): Promise<void> {
  while (toSend > 0) {
    toSend -= 1;
    try {
      const { state } = await client.checkPayment(`key${toSend}`);
      if (state === 'ACTIVE') result.answered += 1;
    } catch (error) {
      result.failed.push(`${Object(error).code ?? error}`);
    }
  }
}

await Promise.all(Array.from({ length: LANES }, lane));
await store.close();
await pool?.end();
process.stdout.write(JSON.stringify(result));
