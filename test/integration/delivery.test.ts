import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import type { CheckoutOptions, PaymentEvent } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import { createTestServer } from '@coinslot/server/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorker } from '../bundleWorker.ts';

const SECRET = 'the-secret-of-a-delivery-test';
const order = (id: string) => ({ id, prices: [{ amount: '100.00', currency: 'USD' }] });
const opened: (() => unknown)[] = [];
let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coinslot-delivery-'));
  worker = await bundleWorker(new URL('./deliveryWorker.ts', import.meta.url));
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});
afterAll(() => {
  worker.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface ShopOptions extends Partial<CheckoutOptions> {
  sandbox: Sandbox;
}

/** A server of the shop. Several may share one database, as processes do. */
function openServer({ sandbox, ...options }: ShopOptions) {
  const server = createTestServer({
    secret: SECRET,
    providers: [cryptofuse({ ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20'] })],
    now: () => sandbox.now(),
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    resolveOrder: async ({ orderId = '' }) => order(orderId),
    ...options,
  });
  opened.push(() => server.checkout.close());
  return server;
}

function openSandbox(deliver: (request: Request) => Promise<Response>): Sandbox {
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed: 'delivery',
    deliver,
  });
  opened.push(() => sandbox.close());
  return sandbox;
}

describe('without start() and without any scheduler', () => {
  async function openShop(notices: 'arrive' | 'are lost') {
    let deliver: (request: Request) => Promise<Response> = async () => new Response(null);
    const sandbox = openSandbox((request) => deliver(request));
    const shop = openServer({ sandbox });
    if (notices === 'arrive') deliver = shop.fetch;
    const made = await shop.checkout.payments.create(order('1042'));
    const reference = (await shop.checkout.payments.get(made.payment.id))?.reference ?? '';
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    const shipped = () => shop.events.filter(({ type }) => type === 'payment.paid');
    return { ...shop, sandbox, made, shipped, id: made.payment.id };
  }

  it('a paid order is shipped by the notice', async () => {
    const shop = await openShop('arrive');
    await expect.poll(() => shop.shipped().length).toBe(1);
    expect(shop.shipped()[0]?.order.id).toBe('1042');
  });

  it('a paid order whose notices were lost is shipped by the poll of its page', async () => {
    const shop = await openShop('are lost');
    expect(shop.shipped()).toEqual([]);
    await shop.sandbox.advance(5000);
    const view = await shop.checkout.payments.view(shop.id);
    const headers = { Authorization: `Bearer ${view?.clientSecret}` };
    const response = await shop.fetch(`/api/checkout/payments/${shop.id}`, { headers });
    expect((await response.json()).payment.status).toBe('paid');
    expect(shop.shipped()).toHaveLength(1);
  });

  it('a paid order whose notices were lost is shipped by a check of the order page', async () => {
    const shop = await openShop('are lost');
    expect((await shop.checkout.payments.check(shop.id)).status).toBe('paid');
    expect(shop.shipped()).toHaveLength(1);
  });

  it('an order that was not told before a crash is told by the next check', async () => {
    const store = sqliteStore(join(folder, 'crashed.db'));
    const sandbox = openSandbox(async () => new Response(null));
    let release = () => {};
    const onPayment = () => new Promise<void>((resolve) => (release = resolve));
    const crashed = openServer({ sandbox, store, onPayment, waitUntil: () => {} });
    opened.push(() => release());
    const { payment } = await crashed.checkout.payments.create(order('1042'));
    const restarted = openServer({ sandbox, store });
    await sandbox.advance(5 * 60_000);
    await restarted.checkout.payments.check(payment.id);
    expect(restarted.events.map(({ type }) => type)).toEqual(['payment.created']);
  });
});

describe('several servers on one database', () => {
  it('tell each event once, in order, and never two of a payment at the same time (S43)', async () => {
    const file = join(folder, 'shared.db');
    const sandbox = openSandbox(async () => new Response(null));
    const told: string[] = [];
    const faults: string[] = [];
    const busy = new Set<string>();
    let calls = 0;
    const onPayment = async ({ payment, type }: PaymentEvent) => {
      if (busy.has(payment.id)) faults.push(`${payment.id} is told of two events at once`);
      busy.add(payment.id);
      calls += 1;
      const fails = calls % 5 === 0;
      await new Promise((resolve) => setTimeout(resolve, calls % 4));
      busy.delete(payment.id);
      if (fails) throw new Error('the warehouse does not answer');
      told.push(`${payment.id} ${payment.version} ${type}`);
    };
    const servers = [1, 2, 3].map(() => {
      const store = sqliteStore(file);
      return openServer({ sandbox, store, onPayment });
    });
    const [first] = servers;
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const made = await first?.checkout.payments.create(order(`order-${n}`));
      const id = made?.payment.id ?? '';
      ids.push(id);
      const reference = (await first?.checkout.payments.get(id))?.reference ?? '';
      await sandbox.pay(reference);
      await sandbox.confirm(reference);
    }
    for (let round = 0; round < 12; round += 1) {
      await sandbox.advance(30_000);
      await Promise.all(servers.map(({ checkout }) => checkout.reconcile()));
    }
    expect(faults).toEqual([]);
    for (const id of ids) {
      const history = (await first?.checkout.payments.history(id)) ?? [];
      const events = history.filter(({ type }) => type !== null);
      expect(events.at(-1)?.type).toBe('payment.paid');
      const expected = events.map(({ version, type }) => `${id} ${version} ${type}`);
      expect(told.filter((line) => line.startsWith(id))).toEqual(expected);
    }
    expect(calls).toBeGreaterThan(told.length);
  });
});

describe('a server that gets SIGTERM', () => {
  async function startAndOrder(name: string, duration: string) {
    const [database, diary] = [join(folder, `${name}.db`), join(folder, `${name}.diary`)];
    const child: ChildProcess = spawn(process.execPath, [worker.file, database, diary, duration], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    opened.push(() => child.kill('SIGKILL'));
    const ended = once(child, 'exit').then(([code]) => code);
    const lines = () => (existsSync(diary) ? readFileSync(diary, 'utf8').split('\n') : []);
    const said = (word: string) =>
      lines()
        .find((line) => line.startsWith(word))
        ?.split(' ')[1];
    await expect.poll(() => said('port')).toBeDefined();
    const ordered = fetch(`http://127.0.0.1:${said('port')}/api/checkout/payments`, {
      method: 'POST',
      body: JSON.stringify({ orderId: '1042' }),
      headers: { 'Content-Type': 'application/json', Origin: 'https://shop.example' },
    }).then(({ status }) => status);
    await expect.poll(() => said('begin')).toBeDefined();
    child.kill('SIGTERM');
    return { child, ended, ordered, said, database };
  }

  it('ends what it has begun, answers, and leaves nothing half done', async () => {
    const shop = await startAndOrder('slow', '1500');
    expect(await shop.ordered).toBe(201);
    expect(await shop.ended).toBe(0);
    expect(shop.said('end')).toBe(shop.said('begin'));
    const store = sqliteStore(shop.database);
    opened.push(() => store.close());
    const [stored] = await store.findByOrder('1042');
    const [change] = await store.history(stored?.record.id ?? '');
    expect(change).toMatchObject({ id: shop.said('end'), attempts: 1, lastError: null });
    expect(change?.deliveredAt).not.toBeNull();
    expect(await store.list({ undelivered: true })).toEqual([]);
  });

  it('waits no longer than eight seconds for a function that hangs, and ends (S42)', async () => {
    const shop = await startAndOrder('hanging', 'ever');
    expect(await shop.ordered).toBe(201);
    expect(await shop.ended).toBe(0);
    expect(Number(shop.said('closed'))).toBeGreaterThan(5000);
    expect(Number(shop.said('closed'))).toBeLessThan(20_000);
    // The event is not lost with it: its lease ends, and whoever comes next tells it.
    const store = sqliteStore(shop.database);
    opened.push(() => store.close());
    const lease = { limit: 10, leaseMs: 1000 };
    expect(await store.leaseUndelivered({ ...lease, now: Date.now() })).toEqual([]);
    const later = await store.leaseUndelivered({ ...lease, now: Date.now() + 5 * 60_000 });
    expect(later.map(({ change }) => change.id)).toEqual([shop.said('begin')]);
  });
});
