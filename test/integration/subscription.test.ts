import type { QuotesResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock } from '@coinslot/sandbox';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { createTestServer } from '@coinslot/server/testing';
import { expect, it } from 'vitest';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const november = { id: 'sub_7_pro_2026-11', amount: '100.00' };
const december = { id: 'sub_7_pro_2026-12', amount: '110.00' };

/** A merchant who sells a plan by the month: one order per subscriber, plan and period. */
function openClub(invoices: readonly { id: string; amount: string }[] = [november, december]) {
  let deliver: (request: Request) => Promise<Response> = async () => new Response(null);
  const clock = manualClock('2026-11-01T08:00:00Z');
  const sandbox = createSandbox({ clock, seed: 'club', deliver: (request) => deliver(request) });
  const orders = invoices.map(({ id, amount }) => ({
    id,
    prices: [{ amount, currency: 'USD' }],
    description: 'Pro plan',
  }));
  /** Each period that was paid for, as often as the subscription was extended by it. */
  const extended: string[] = [];
  const seen = new Set<string>();
  const server = createTestServer({
    providers: [cryptofuse({ ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] })],
    orders,
    now: sandbox.now,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    onPayment({ id, type, order }) {
      if (type !== 'payment.paid' || seen.has(id)) return;
      seen.add(id);
      extended.push(order.id);
    },
  });
  deliver = server.fetch;
  const post = async (path: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await server.fetch(`/api/checkout/${path}`, init)).json();
  };
  const find = (orderId: string) => {
    const order = orders.find(({ id }) => id === orderId);
    if (order === undefined) throw new Error(`there is no order ${orderId}`);
    return order;
  };
  return {
    ...server,
    sandbox,
    extended,
    /** What the merchant's scheduler does at the beginning of a period. */
    async bill(orderId: string) {
      const order = find(orderId);
      const { payment } = await server.checkout.payments.create(order, { asset: 'USDTTRC20' });
      return payment;
    },
    /** What the subscriber's page does when it is opened. */
    open: async (orderId: string) =>
      (await post('payments', { orderId, asset: 'USDTTRC20' })).payment,
    quote: async (orderId: string): Promise<QuotesResponse> => post('quotes', { orderId }),
    async pay(id: string) {
      const reference = (await server.checkout.payments.get(id))?.reference ?? '';
      await sandbox.pay(reference);
      await sandbox.confirm(reference);
      await server.checkout.reconcile();
    },
    async wait(ms: number) {
      await sandbox.advance(ms);
      await server.checkout.reconcile();
    },
    creations: () =>
      sandbox.requests().filter(({ method, path }) => method === 'POST' && path === '/payments/'),
  };
}

it('renews by another payment for another period, at the price of that period', async () => {
  const club = openClub();
  const first = await club.bill(november.id);
  await club.pay(first.id);
  expect(club.extended).toEqual([november.id]);

  await club.wait(30 * DAY);
  const second = await club.bill(december.id);
  expect(second).toMatchObject({ status: 'awaiting_payment', price: { amount: '110.00' } });
  expect(second.id).not.toBe(first.id);
  expect(second.action).toMatchObject({ type: 'transfer', amount: '110' });
  expect(second.action).not.toMatchObject({ address: Object(first.action).address });
  expect(club.extended).toEqual([november.id]);

  await club.pay(second.id);
  expect(club.extended).toEqual([november.id, december.id]);
  expect(club.creations()).toHaveLength(2);
});

it('bills a period once, however often the scheduler runs and the subscriber looks', async () => {
  const club = openClub();
  const bills = await Promise.all([
    club.bill(november.id),
    club.bill(november.id),
    club.open(november.id),
  ]);
  await club.wait(5 * 60_000);
  bills.push(await club.bill(november.id), await club.open(november.id));
  const [{ id } = { id: '' }] = bills;
  expect(bills.map((payment) => payment.id)).toEqual(bills.map(() => id));

  await club.pay(id);
  await club.wait(20 * DAY);
  expect(await club.bill(november.id)).toMatchObject({ id, status: 'paid' });
  expect(await club.open(november.id)).toMatchObject({ id, status: 'paid' });
  expect(club.creations()).toHaveLength(1);
  expect(club.extended).toEqual([november.id]);
});

it('gives a subscriber who let the time run out a fresh payment for the same period', async () => {
  const club = openClub();
  const missed = await club.bill(november.id);
  await club.wait(2 * HOUR);
  expect(await club.checkout.payments.get(missed.id)).toMatchObject({ status: 'expired' });

  const fresh = await club.open(november.id);
  expect(fresh).toMatchObject({ status: 'awaiting_payment', orderId: november.id });
  expect(fresh.id).not.toBe(missed.id);
  await club.pay(fresh.id);
  expect(club.extended).toEqual([november.id]);
});

it('counts money that comes late for the period that it was asked for', async () => {
  const club = openClub();
  const first = await club.bill(november.id);
  await club.wait(30 * DAY);
  const second = await club.bill(december.id);
  await club.pay(first.id);
  expect(club.extended).toEqual([november.id]);
  expect(await club.checkout.payments.get(first.id)).toMatchObject({ status: 'paid', late: true });
  expect(await club.checkout.payments.get(second.id)).toMatchObject({ status: 'awaiting_payment' });
});

it('never renews by an order id without its period, as the guide’s sample has it', async () => {
  const club = openClub([{ id: 'sub_7_pro', amount: '100.00' }]);
  const first = await club.bill('sub_7_pro');
  await club.pay(first.id);
  await club.wait(30 * DAY);
  expect(await club.bill('sub_7_pro')).toMatchObject({ id: first.id, status: 'paid' });
  expect(club.extended).toEqual(['sub_7_pro']);
});

it('says beforehand that a plan costs less than the minimum, by dollars and not by coins', async () => {
  const club = openClub([{ id: 'sub_7_mini_2026-11', amount: '9.00' }]);
  const { options } = await club.quote('sub_7_mini_2026-11');
  // The least of USDTTRC20 is 10 dollars; that of BTC is 0.0001 BTC, which is 8.86 dollars.
  expect(options.map(({ asset, unavailable }) => [asset?.code, unavailable])).toEqual([
    ['USDTTRC20', 'amount_too_small'],
    ['BTC', null],
  ]);
  const tiny = openClub([{ id: 'sub_7_tiny_2026-11', amount: '5.00' }]);
  const refused = (await tiny.quote('sub_7_tiny_2026-11')).options;
  expect(refused.map(({ unavailable }) => unavailable)).toEqual([
    'amount_too_small',
    'amount_too_small',
  ]);
});
