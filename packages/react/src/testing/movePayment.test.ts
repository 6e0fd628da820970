import { type Asset, qrPayloads } from '@coinslot/core';
import { isValidAddress } from '@coinslot/core/addresses';
import { paymentSchema } from '@coinslot/core/wire';
import { describe, expect, it } from 'vitest';
import { createTestCheckout, type TestCheckoutOptions } from './createTestCheckout.ts';
import { TEST_MOVES } from './movePayment.ts';
import { optionFixture } from './optionFixture.ts';

async function paying(options: TestCheckoutOptions = {}) {
  const checkout = createTestCheckout(options);
  await checkout.fetch('/api/checkout/payments', { method: 'POST', body: '{"orderId":"1042"}' });
  return checkout;
}

const coin = (symbol: string, network: string | null, decimals: number | null): Asset => ({
  code: symbol,
  symbol,
  network,
  contract: null,
  decimals,
});
const bitcoin = optionFixture({ asset: coin('BTC', 'bitcoin', 8), approximate: '0.00112839' });

describe('a payment of a test checkout', () => {
  it('is seen, confirmed step by step, and paid', async () => {
    const checkout = await paying();
    expect(checkout.play('detect')).toMatchObject({
      status: 'confirming',
      received: '12.5',
      confirmations: { seen: 0, required: 3 },
      action: { type: 'wait' },
    });
    checkout.play('confirm');
    expect(checkout.play('confirm').confirmations).toEqual({ seen: 2, required: 3 });
    expect(checkout.play('confirm')).toMatchObject({
      status: 'paid',
      amountStatus: 'exact',
      transactions: [{ amount: '12.5' }],
    });
  });

  it('is paid in parts, of which each is counted to the last digit', async () => {
    const checkout = await paying({ options: [bitcoin] });
    const address = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
    expect(checkout.play('payShort')).toMatchObject({
      status: 'partially_paid',
      received: '0.00090271',
      remaining: '0.00022568',
      action: { type: 'transfer', address, amount: '0.00022568' },
    });
    const { transactions, received, ...paid } = checkout.play('pay');
    expect(paid).toMatchObject({ status: 'paid', amountStatus: 'exact', remaining: null });
    expect(received).toBe('0.00112839');
    expect(transactions.map(({ amount }) => amount)).toEqual(['0.00090271', '0.00022568']);
    expect(new Set(transactions.map(({ hash }) => hash)).size).toBe(2);
  });

  it.each([
    ['refund', { type: 'wait' }],
    ['review', { type: 'wait' }],
    ['hosted', { type: 'transfer', amount: '12.5' }],
  ] as const)('that lacks something is treated by the policy %s', async (underpayment, action) => {
    const checkout = await paying({ payment: { underpayment } });
    expect(checkout.play('payShort').action).toMatchObject(action);
    expect(checkout.set('partially_paid').action).toMatchObject(action);
  });

  it('can be paid too much, too late, and be sent back', async () => {
    const checkout = await paying();
    expect(checkout.play('expire')).toMatchObject({ status: 'expired', action: { type: 'none' } });
    expect(checkout.play('payLate')).toMatchObject({ status: 'paid', late: true });
    expect(checkout.play('refund')).toMatchObject({
      status: 'refund_pending',
      refund: { amount: '12.5', txHash: null },
    });
    expect(checkout.play('refund').refund?.txHash).toMatch(/^9f1c/);
    expect((await paying()).play('payOver')).toMatchObject({ received: '15', excess: '2.5' });
  });

  it('refuses what can not happen to it', async () => {
    const checkout = await paying();
    checkout.play('pay');
    expect(TEST_MOVES.filter((move) => checkout.can(move))).toEqual(['refund']);
    expect(() => checkout.play('expire')).toThrow(
      '"expire" can not happen to a payment that is paid',
    );
    expect(createTestCheckout().can('pay')).toBe(false);
  });

  it('is a payment as the wire knows it after every move, also on a page of a provider', async () => {
    const hosted = optionFixture({ asset: null, approximate: null });
    for (const option of [optionFixture(), bitcoin, hosted]) {
      for (const first of [null, 'expire', 'detect', 'payShort'] as const) {
        for (const move of TEST_MOVES) {
          const checkout = await paying({ options: [option] });
          if (first !== null && checkout.can(first)) checkout.play(first);
          if (!checkout.can(move)) continue;
          const payment = checkout.play(move);
          expect(paymentSchema.parse(payment)).toEqual(payment);
        }
      }
    }
  });

  it.each([
    ['bitcoin', 'BTC', /^bitcoin:bc1/],
    ['ethereum', 'ETH', /^ethereum:0x/],
    ['bsc', 'BNB', /^ethereum:0x/],
    ['solana', 'SOL', /^solana:7S/],
    ['tron', 'TRX', null],
  ])('on %s is sent to an address of that network', async (network, symbol, link) => {
    const asset = coin(symbol, network, null);
    const checkout = await paying({ options: [optionFixture({ asset, approximate: '2' })] });
    const { action, due } = checkout.intent().payment;
    if (action.type !== 'transfer') throw new Error(action.type);
    expect(isValidAddress(action.address, network)).toBe(true);
    expect({ amount: action.amount, asset: action.asset }).toEqual(due);
    if (link) expect(qrPayloads(action).link).toMatch(link);
    const [transaction] = checkout.play('pay').transactions;
    expect(transaction?.explorerUrl).toContain(transaction?.hash);
    expect(/tronscan/.test(transaction?.explorerUrl ?? '')).toBe(network === 'tron');
  });

  it.each(['stellar', '__proto__', null])(
    'on %s, whose addresses nobody can check, is paid elsewhere',
    async (network) => {
      const option = optionFixture({ asset: coin('XLM', network, 7) });
      const checkout = await paying({ options: [option] });
      expect(checkout.intent().payment.action.type).toBe('redirect');
    },
  );
});
