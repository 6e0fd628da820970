import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock } from '@coinslot/sandbox';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { kanga } from '@coinslot/server/kanga';
import { createTestServer } from '@coinslot/server/testing';
import { describe, expect, it } from 'vitest';

const MINUTE = 60_000;
const CALLBACKS = 'https://shop.example/api/checkout/callbacks';

/** A shop that sells one order through both providers. */
function openShop({ callbacks = true } = {}) {
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed: 'two',
    deliver: (request) => server.fetch(request),
  });
  if (callbacks) sandbox.callbackUrl('kanga', `${CALLBACKS}/kanga`);
  const server = createTestServer({
    providers: [
      cryptofuse({ ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20'] }),
      kanga({ ...sandbox.credentials.kanga, settlement: { PLN: 'oPLN' } }),
    ],
    orders: [
      {
        id: '1042',
        prices: [
          { amount: '25.00', currency: 'USD' },
          { amount: '100.00', currency: 'PLN' },
        ],
      },
    ],
    now: sandbox.now,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
  });
  const { payments } = server.checkout;
  const post = (path: string, body: object) =>
    server.fetch(`/api/checkout/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const record = async ({ payment: { id } }: CreatePaymentResponse) => {
    const found = await payments.get(id);
    if (found === null) throw new Error(`${id} is gone`);
    return found;
  };
  return {
    ...server,
    sandbox,
    post,
    record,
    async choose(provider: string): Promise<CreatePaymentResponse> {
      const response = await post('payments', { orderId: '1042', provider });
      if (!response.ok) throw new Error(await response.text());
      const made: CreatePaymentResponse = await response.json();
      const { action } = made.payment;
      if (action.type === 'redirect') await sandbox.open(action.url);
      return made;
    },
    async pay(made: CreatePaymentResponse) {
      const { reference } = await record(made);
      await sandbox.pay(reference ?? '');
      await sandbox.confirm(reference ?? '');
    },
    async wait(ms = 40 * MINUTE) {
      for (let left = ms; left > 0; left -= MINUTE) {
        await sandbox.advance(MINUTE);
        await server.checkout.reconcile();
      }
    },
    shipped: () => server.events.filter(({ type }) => type === 'payment.paid').length,
  };
}

const pairs = [
  ['kanga', 'cryptofuse'],
  ['cryptofuse', 'kanga'],
] as const;

describe.each(pairs)('a shopper who left %s for %s', (first, second) => {
  it.each([true, false])(
    'and pays on the first all the same ships once, and can not pay the second (callbacks: %s)',
    async (callbacks) => {
      const shop = openShop({ callbacks });
      const left = await shop.choose(first);
      const taken = await shop.choose(second);
      expect(taken.payment.id).not.toBe(left.payment.id);
      expect(await shop.record(left)).toMatchObject({ supersededBy: taken.payment.id });
      await shop.pay(left);
      await shop.wait();
      expect(shop.shipped()).toBe(1);
      expect(await shop.record(left)).toMatchObject({ status: 'paid', held: false });
      expect(await shop.record(taken)).toMatchObject({
        supersededBy: left.payment.id,
        amountStatus: 'none',
        action: { type: 'none' },
      });
    },
  );

  it('and pays both ships once, and has the merchant look at the other', async () => {
    const shop = openShop();
    const left = await shop.choose(first);
    const taken = await shop.choose(second);
    await shop.pay(taken);
    await shop.wait();
    await shop.pay(left);
    await shop.wait();
    expect(shop.shipped()).toBe(1);
    expect(await shop.record(taken)).toMatchObject({ status: 'paid', held: false });
    expect(await shop.record(left)).toMatchObject({
      status: 'paid',
      held: true,
      review: ['order_paid_twice'],
    });
  });

  it('while money is under way there is kept to it', async () => {
    const shop = openShop();
    const left = await shop.choose(first);
    const { reference } = await shop.record(left);
    // Over the chain, so that it takes its time.
    if (first === 'kanga') {
      await shop.sandbox.pay(reference ?? '', { share: '0.5' });
      await shop.sandbox.pay(reference ?? '');
    } else await shop.sandbox.pay(reference ?? '');
    await shop.sandbox.advance(15_000);
    await shop.checkout.payments.check(left.payment.id);
    expect(await shop.record(left)).toMatchObject({ status: 'confirming' });
    const answer = await shop.post('payments', { orderId: '1042', provider: second });
    expect(answer.status).toBe(409);
    expect((await answer.json()).error.code).toBe('order_changed');
    await shop.wait();
    expect(shop.shipped()).toBe(1);
  });
});

describe('a notice that comes to the address of another provider', () => {
  it('is of nobody, whatever it names', async () => {
    const shop = openShop();
    const fuse = await shop.choose('cryptofuse');
    const { reference } = await shop.record(fuse);
    const kangas = await shop.choose('kanga');
    const { reference: key } = await shop.record(kangas);
    const before = shop.sandbox.requests().length;
    for (const id of [reference, fuse.payment.id, '1042', `${key}%00`, `${key}+`]) {
      const url = `${CALLBACKS}/kanga?transactionKey=${id}`;
      const statuses = [(await shop.fetch(url)).status];
      statuses.push(
        (await shop.fetch(url, { method: 'POST', body: `transactionKey=${key}` })).status,
      );
      for (const status of statuses) expect([400, 404]).toContain(status);
    }
    expect((await shop.fetch(`${CALLBACKS}/cryptofuse?transactionKey=${key}`)).status).toBe(401);
    for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
      const answer = await shop.fetch(`${CALLBACKS}/kanga?transactionKey=${key}`, { method });
      expect([204, 404, 405]).toContain(answer.status);
    }
    expect(shop.sandbox.requests()).toHaveLength(before);
  });

  it('is of nobody with a token that we did not make', async () => {
    const shop = openShop();
    const made = await shop.choose('kanga');
    const { reference } = await shop.record(made);
    const before = shop.sandbox.requests().length;
    const token = `${made.payment.id}.AAAAAAAAAAAAAAAAAAAAAA`;
    const answer = await shop.fetch(`${CALLBACKS}/kanga/${token}?transactionKey=${reference}`);
    expect(answer.status).toBe(404);
    expect(shop.sandbox.requests()).toHaveLength(before);
  });
});
