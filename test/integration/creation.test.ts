import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLive, type PaymentRecord } from '@coinslot/core';
import type { Store } from '@coinslot/server';
import { memoryStore } from '@coinslot/server/stores/memory';
import { postgresStore } from '@coinslot/server/stores/postgres';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../startPostgres.ts';
import { openShop, type Server, type Shop } from './creationShop.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** Two views of one store, as two processes have them. */
const stores: [string, () => Promise<[Store, Store]>][] = [
  [
    'memory',
    async () => {
      const store = memoryStore();
      return [store, store];
    },
  ],
  [
    'SQLite',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'coinslot-creation-'));
      opened.push(() => rmSync(folder, { recursive: true, force: true }));
      const file = join(folder, 'checkout.db');
      return [sqliteStore(file), sqliteStore(file)];
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const connectionString = await postgres.createDatabase();
      const open = () => {
        const pool = new pg.Pool({ connectionString });
        opened.push(() => pool.end());
        return postgresStore(pool);
      };
      return [open(), open()];
    },
  ],
];

describe.each(stores)('two servers on one store: %s', (name, open) => {
  async function openTwo(): Promise<{ shop: Shop; servers: [Server, Server] }> {
    const shop = openShop(`creation ${name}`);
    const [one, two] = await open();
    const servers: [Server, Server] = [shop.start(one), shop.start(two)];
    opened.push(
      () => shop.sandbox.close(),
      () => Promise.all(servers.map(({ checkout }) => checkout.close())),
    );
    return { shop, servers };
  }
  /** So many clicks at once, on one server and the other in turn. */
  const clicks = (servers: [Server, Server], count: number, body: (click: number) => object) =>
    Promise.all(
      Array.from({ length: count }, (_, click) =>
        (click % 2 ? servers[0] : servers[1]).create(body(click)),
      ),
    );
  const ofOrder = (server: Server, orderId = '1042') => server.checkout.payments.list({ orderId });
  const payable = (records: readonly PaymentRecord[]) =>
    records.filter(({ action }) => action.type === 'transfer');

  it('make one payment of many clicks, and call the provider once (C02, C03, C06)', async () => {
    const { shop, servers } = await openTwo();
    const answers = await clicks(servers, 16, () => ({}));
    const [first] = answers;
    for (const answer of answers) expect(answer).toEqual(first);
    expect(first?.payment).toMatchObject({
      status: 'awaiting_payment',
      action: { type: 'transfer' },
    });
    expect(shop.creations()).toBe(1);
    expect(await ofOrder(servers[0])).toHaveLength(1);
    const told = shop.events.map(({ type }) => type);
    expect(told).toEqual(['payment.created']);
  });

  it('make one payment of each of many orders', async () => {
    const { shop, servers } = await openTwo();
    const answers = await clicks(servers, 24, (click) => ({ orderId: `order ${click % 6}` }));
    for (const [click, { payment }] of answers.entries()) {
      expect(payment.orderId).toBe(`order ${click % 6}`);
      expect(payment.id).toBe(answers[click % 6]?.payment.id);
    }
    expect(shop.creations()).toBe(6);
  });

  it('leave one address to pay to when the clicks want different assets', async () => {
    const { shop, servers } = await openTwo();
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, click) =>
        (click % 2 ? servers[0] : servers[1]).create({
          asset: click % 3 ? 'USDTTRC20' : 'BTC',
        }),
      ),
    );
    const records = await ofOrder(servers[0]);
    expect(payable(records)).toHaveLength(1);
    expect(records.filter(isLive)).toHaveLength(1);
    // Nothing is forgotten: every one is watched, and whoever was answered finds a way to the live one.
    for (const record of records) expect(record.reference).not.toBeNull();
    const byId = new Map(records.map((record) => [record.id, record]));
    for (const answer of answers) {
      // "Others were faster, try again" is an answer as well.
      if (answer.status === 'rejected') continue;
      let at = byId.get(answer.value.payment.id);
      for (let hop = 0; at?.supersededBy && hop < 10; hop += 1) at = byId.get(at.supersededBy);
      expect(at).toBe(records.find(isLive));
    }
    expect(shop.creations()).toBe(records.length);
  });

  it('know the same keys', async () => {
    const { shop, servers } = await openTwo();
    const body = { orderId: '1042', asset: 'USDTTRC20' };
    const key = { 'Idempotency-Key': 'one' };
    const made = await Promise.all(servers.map((server) => server.post('payments', body, key)));
    const [one, two] = await Promise.all(made.map((response) => response.json()));
    expect(one).toEqual(two);
    const other = { ...body, asset: 'BTC' };
    const refused = await Promise.all(servers.map((server) => server.post('payments', other, key)));
    expect(refused.map(({ status }) => status)).toEqual([409, 409]);
    expect(shop.creations()).toBe(1);
  });

  it('are paid once when the old and the new payment of an order are paid at once', async () => {
    const { shop, servers } = await openTwo();
    const [one, two] = servers;
    const old = await one.create();
    const next = await two.create({ asset: 'BTC' });
    shop.sandbox.faults({ notices: 'drop' });
    for (const { payment } of [old, next]) {
      const { reference } = (await one.checkout.payments.get(payment.id)) ?? {};
      await shop.sandbox.pay(reference ?? '');
      await shop.sandbox.confirm(reference ?? '');
    }
    await Promise.all([
      one.checkout.payments.check(old.payment.id),
      two.checkout.payments.check(next.payment.id),
    ]);
    await Promise.all(servers.map(({ checkout }) => checkout.reconcile()));
    const records = await ofOrder(one);
    expect(records.map(({ status }) => status)).toEqual(['paid', 'paid']);
    const reviews = records.flatMap(({ review }) => review);
    expect(reviews).toEqual(['order_paid_twice']);
    const told = shop.events.map(({ type }) => type);
    expect(told.filter((type) => type === 'payment.paid')).toHaveLength(1);
    expect(told.filter((type) => type === 'payment.review')).toHaveLength(1);
  });
});
