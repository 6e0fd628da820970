import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorker } from '../bundleWorker.ts';
import { type FaultShop, type FaultShopOptions, openFaultShop } from '../faults/openFaultShop.ts';
import { eventually, type Outcome, payThroughKill } from '../faults/payThroughKill.ts';

let worker: Awaited<ReturnType<typeof bundleWorker>>;
beforeAll(async () => {
  worker = await bundleWorker(new URL('../faults/shopWorker.ts', import.meta.url));
});
afterAll(() => worker.remove());

const ORDER = '1042';

async function withShop(
  options: Omit<FaultShopOptions, 'worker'>,
  work: (shop: FaultShop) => Promise<void>,
): Promise<void> {
  const shop = await openFaultShop({ worker: worker.file, ...options });
  try {
    await work(shop);
  } finally {
    await shop.close();
  }
}

/** What a merchant, a shopper and the provider's ledger have to agree on in the end. */
async function expectShippedOnce(shop: FaultShop, { made }: Outcome): Promise<void> {
  const { sandbox, warehouse } = shop;
  const paidCalls = () => warehouse.calls().filter(({ type }) => type === 'payment.paid');
  await eventually(() => paidCalls().at(-1)?.ended != null);
  const records = await shop.records(ORDER);
  const paid = records.filter(({ status }) => status === 'paid');
  expect(paid).toMatchObject([{ id: made.payment.id, review: [], held: false }]);
  const entry = sandbox.payments().find(({ reference }) => reference === paid[0]?.reference);
  expect(entry).toMatchObject({ status: 'completed', orderId: made.payment.id });
  expect(warehouse.shipments()).toHaveLength(1);
  // Told again where it died in between, and always as the same event.
  expect(new Set(paidCalls().map(({ event_id }) => event_id)).size).toBe(1);
  expect(paidCalls().length).toBeLessThanOrEqual(2);
  expect((await shop.poll(made))?.status).toBe('paid');
}

describe.concurrent('a server that is killed goes on after its restart, and ships once (S40, S41)', () => {
  it.each<[string, string, number?]>([
    ['before the first row is written', 'reserve?'],
    ['while it makes its tables', 'tables > create table coinslot_changes!'],
    ['within the reservation, its row inserted', 'reserve > insert coinslot_payments!'],
    ['within the reservation, before its commit', 'reserve > commit?'],
    ['between the reservation and the creation', 'reserve!'],
    ['before it asks for a token', 'POST /o/token/?'],
    ['with a token in its hand', 'POST /o/token/!'],
    ['before the creation is sent (S46)', 'POST /payments/?'],
    ['with the answer to the creation unread (S47)', 'POST /payments/!'],
    ['within the write of the answer', 'update(awaiting_payment) > update coinslot_payments!'],
    ['before the commit of the answer', 'update(awaiting_payment) > commit?'],
    ['after the write of the answer', 'update(awaiting_payment)!'],
    ['before the shopper is answered', 'answer POST payments!'],
    ['before the merchant hears of the creation', 'onPayment(payment.created)?'],
    ['before the first notice is read', 'answer POST callbacks?'],
    ['before the second notice is read', 'answer POST callbacks?', 2],
    ['after it looked whether the notice is new', 'seen!', 2],
    ['before the re-read is sent', 'POST /payments/status/?', 2],
    ['with the answer to the re-read unread', 'POST /payments/status/!', 2],
    ['with the list of deposits unread', 'GET /payments/!', 2],
    ['before money on its way is written', 'update(confirming)?'],
    ['within the write of money on its way', 'update(confirming) > insert coinslot_changes!'],
    ['before the payment is written as paid', 'update(paid)?'],
    ['within that write, the payment changed', 'update(paid) > update coinslot_payments!'],
    ['within that write, the outbox filled', 'update(paid) > insert coinslot_changes!'],
    ['within that write, the notice marked as seen', 'update(paid) > insert coinslot_seen!'],
    ['before the commit of that write (T21)', 'update(paid) > commit?'],
    ['after that write, with nobody told (S40, T21)', 'update(paid)!'],
    ['as the delivery begins', 'onPayment(payment.paid)?'],
    ['with the order shipped and nothing acknowledged (S41)', 'shipped(payment.paid)'],
    ['before the acknowledgement', 'onPayment(payment.paid)!'],
    ['within the acknowledgement', 'acknowledge > update coinslot_changes!', 3],
    ['before the commit of the acknowledgement', 'acknowledge > commit?', 3],
    ['after the acknowledgement', 'acknowledge!', 3],
    ['before the notice is answered (S39)', 'answer POST callbacks!', 2],
  ])('%s', async (name, at, nth) => {
    await withShop({ seed: name, kill: { at, nth } }, async (shop) => {
      const outcome = await payThroughKill(shop, ORDER);
      expect(shop.killedAt()).toBe(at);
      expect(outcome.addresses).toHaveLength(1);
      await expectShippedOnce(shop, outcome);
      const told = () => shop.warehouse.calls().filter(({ type }) => type === 'payment.paid');
      const twice = ['shipped(payment.paid)', 'onPayment(payment.paid)!'];
      if (!twice.includes(at)) return;
      await eventually(() => told().length === 2);
      expect(told()).toHaveLength(2);
    });
  });

  it.each<[string, string, number?]>([
    ['before the old payment gives its place away', 'reserve?', 2],
    ['with the place given away and not yet taken', 'reserve > update coinslot_payments!'],
    ['before the commit of the exchange', 'reserve > commit?', 2],
    ['between the exchange and the creation', 'reserve!', 2],
    ['with the answer to the second creation unread', 'POST /payments/!', 2],
    ['with the payment paid, before the others of its order give way', 'update(paid)!'],
  ])('in a change of asset, %s', async (name, at, nth) => {
    await withShop({ seed: name, kill: { at, nth } }, async (shop) => {
      const outcome = await payThroughKill(shop, ORDER, { otherAsset: true });
      expect(shop.killedAt()).toBe(at);
      // One address for each asset, and none twice.
      expect(outcome.addresses).toHaveLength(2);
      await expectShippedOnce(shop, outcome);
      expect(outcome.made.payment.due?.asset.code).toBe('BTC');
    });
  });

  it.each<[string, string, number?]>([
    ['with the lease of the payment taken', 'leaseDue!'],
    ['before it asks', 'POST /payments/status/?'],
    ['with the answer unread', 'GET /payments/!'],
    ['before the commit', 'update(paid) > commit?'],
    ['before it tells the merchant', 'update(paid)!'],
    ['with the order shipped', 'shipped(payment.paid)'],
  ])('in a round that finds money whose notices were lost, %s', async (name, at, nth) => {
    await withShop({ seed: name, kill: { at, nth } }, async (shop) => {
      shop.sandbox.faults({ notices: 'drop' });
      const outcome = await payThroughKill(shop, ORDER, { round: true });
      expect(shop.killedAt()).toBe(at);
      expect(outcome.addresses).toHaveLength(1);
      await expectShippedOnce(shop, outcome);
    });
  });

  it.each([
    ['the creation', 'POST', '/payments/'],
    ['the re-read', 'POST', '/payments/status/'],
  ])('by somebody else, while %s is on its way', async (_, method, path) => {
    let shop: FaultShop | null = null;
    let killed = false;
    const onRequest = async (request: Request) => {
      const { pathname } = new URL(request.url);
      if (killed || request.method !== method || !pathname.endsWith(`fuse${path}`)) return;
      killed = true;
      await shop?.running()?.kill();
    };
    await withShop({ seed: path, onRequest }, async (opened) => {
      shop = opened;
      const outcome = await payThroughKill(opened, ORDER);
      expect(killed).toBe(true);
      expect(outcome.addresses).toHaveLength(1);
      await expectShippedOnce(opened, outcome);
    });
  });
});

describe('a server without start() and without any scheduler', () => {
  it('ships a paid order whose notices were lost, as the page asks (S52)', async () => {
    await withShop({ seed: 'alone', rounds: 'never' }, async (shop) => {
      shop.sandbox.faults({ notices: 'drop' });
      const outcome = await payThroughKill(shop, ORDER);
      await expectShippedOnce(shop, outcome);
      expect(shop.killedAt()).toBeNull();
    });
  });

  it('ships an order as the notice comes, and no page asks', async () => {
    await withShop({ seed: 'noticed', rounds: 'never' }, async (shop) => {
      const made = await shop.create(ORDER);
      const [entry] = shop.sandbox.payments();
      await shop.sandbox.pay(entry?.reference ?? '');
      await shop.sandbox.confirm(entry?.reference ?? '');
      expect(shop.warehouse.shipments()).toMatchObject([{ order_id: ORDER }]);
      await expectShippedOnce(shop, { made, addresses: [] });
    });
  });
});
