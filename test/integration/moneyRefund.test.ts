import type { PaymentStatus } from '@coinslot/core';
import { defineProvider, type PaymentEvent } from '@coinslot/server';
import { createTestServer } from '@coinslot/server/testing';
import { expect, it } from 'vitest';

/** A provider that gives money back, which the sandbox's does not document. It signs its notices. */
async function openShop(latePayment: 'accept' | 'review' = 'accept') {
  const asset = { code: 'COIN', symbol: 'COIN', network: null, contract: null, decimals: null };
  let said: { claim: PaymentStatus; refund?: { amount: string; txHash: string | null } } = {
    claim: 'awaiting_payment',
  };
  let callback = '';
  let count = 0;
  const fact = () => ({
    reference: 'ref',
    word: said.claim,
    money:
      said.claim === 'awaiting_payment'
        ? ({ kind: 'unknown' } as const)
        : ({ kind: 'received', amount: '100' } as const),
    echo: {},
    ...said,
  });
  const provider = defineProvider({
    id: 'acme',
    name: 'Acme Pay',
    docs: [],
    noticeTrust: 'signed',
    underpayment: 'refund',
    priceCurrencies: ['USD'],
    acknowledge: { status: 200, body: null },
    watchMs: 24 * 3_600_000,
    statuses: {},
    refusals: {},
    problems: () => [],
    quote: async () => [],
    async create(_, __, ctx) {
      callback = ctx.callbackUrl;
      return {
        reference: 'ref',
        due: { amount: '100', asset },
        action: { type: 'redirect', url: 'https://acme.example/pay' },
        expiresAt: new Date(ctx.now() + 60_000).toISOString(),
        word: 'new',
        private: {},
      };
    },
    read: async () => fact(),
    async parseNotice() {
      count += 1;
      return { reference: 'ref', evidence: 'signed', dedupeKey: `notice ${count}`, fact: fact() };
    },
  });
  const price = { amount: '100', currency: 'USD' };
  const order = { id: '1042', prices: [price] };
  let now = Date.parse('2026-11-21T10:00:00Z');
  const server = createTestServer({
    providers: [provider],
    orders: [order],
    latePayment,
    now: () => now,
  });
  const { payment } = await server.checkout.payments.create(order);
  return {
    ...server,
    id: payment.id,
    /** The provider tells of it, and says the same when it is asked. */
    async says(claim: PaymentStatus, refund?: { amount: string; txHash: string | null }) {
      said = { claim, ...(refund && { refund }) };
      now += 6000;
      const headers = { 'Content-Type': 'application/json' };
      const notice = await server.fetch(callback, { method: 'POST', headers, body: '{}' });
      expect(notice.status).toBe(200);
    },
    types: () => server.events.map(({ type }: PaymentEvent) => type.replace('payment.', '')),
    record: () => server.checkout.payments.get(payment.id),
  };
}

it('never ships what went back before it was paid (S60)', async () => {
  for (const before of ['refund_pending', 'refunded'] as const) {
    const shop = await openShop();
    await shop.says(before);
    await shop.says('paid');
    await shop.says(before);
    expect((await shop.record())?.status).toBe(before);
    expect(shop.types()).toEqual(['created', before]);
  }
});

it('tells of each step when a paid payment goes back, after it was shipped once', async () => {
  const shop = await openShop();
  await shop.says('paid');
  await shop.says('refund_pending', { amount: '100', txHash: null });
  await shop.says('refunded', { amount: '100', txHash: '0xfeed' });
  await shop.says('paid');
  expect(shop.types()).toEqual(['created', 'paid', 'refund_pending', 'refunded']);
  expect(shop.events.at(-1)).toMatchObject({
    payment: { status: 'refunded', received: '100', refund: { amount: '100', txHash: '0xfeed' } },
  });
  await expect(shop.checkout.payments.markPaid(shop.id, { reason: 'no' })).rejects.toMatchObject({
    code: 'invalid_request',
  });
  expect(shop.types()).toHaveLength(4);
});

it('does not ship money that waited for the merchant and went back meanwhile', async () => {
  const shop = await openShop('review');
  await shop.says('expired');
  await shop.says('paid');
  expect(await shop.record()).toMatchObject({ status: 'paid', held: true });
  await shop.says('refunded', { amount: '100', txHash: null });
  expect(await shop.record()).toMatchObject({ status: 'refunded' });
  expect(shop.types()).toEqual(['created', 'expired', 'review', 'refunded']);
});

it('ships what the merchant keeps although the provider had begun to give it back', async () => {
  const shop = await openShop();
  await shop.says('refund_pending');
  await shop.checkout.payments.markPaid(shop.id, { reason: 'stopped the refund' });
  await shop.says('refund_pending');
  expect(await shop.record()).toMatchObject({ status: 'paid', held: false });
  await shop.says('refunded');
  expect(shop.types()).toEqual(['created', 'refund_pending', 'paid', 'refunded']);
});
