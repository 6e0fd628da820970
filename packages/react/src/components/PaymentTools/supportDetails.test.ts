import { CheckoutError, type Payment } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { supportDetails } from './supportDetails.ts';

describe('supportDetails', () => {
  it('says all that helps to find a payment, one fact a line', () => {
    expect(supportDetails(paymentFixture('partially_paid', { held: true }))).toMatchInlineSnapshot(`
      "Payment: pay_fixture0000000000001
      Order: 1042
      Provider: example
      Environment: sandbox
      Status: partially_paid, under, held
      Price: 12.50 USD
      Asset: USDTTRC20
      Network: tron
      Expected: 12.5 USDT
      Received: 10 USDT
      Missing: 2.5 USDT
      Address: TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM
      Transaction: 9f1c5b7e6a2d4c3b8e7f6a5d4c3b2a190f1e2d3c4b5a69788796a5b4c3d2e1f0
      Created: 2026-01-15T10:00:00.000Z
      Updated: 2026-01-15T10:00:00.000Z
      Expires: 2026-01-15T10:20:00.000Z
      Coinslot: 0.1.0"
    `);
  });

  it('says what was asked for where nothing can be shown', () => {
    const error = new CheckoutError('provider_unavailable', 'Down.', { requestId: 'req_7' });
    expect(supportDetails({ orderId: '1042' }, error)).toMatchInlineSnapshot(`
      "Order: 1042
      Error: provider_unavailable
      Request: req_7
      Coinslot: 0.1.0"
    `);
  });

  it('holds no secret, no link and nothing that the shop wrote for the shopper', () => {
    const canary = 'canary-7f3a';
    const secrets: Partial<Payment> = {
      description: `${canary} ann@mail.example`,
      action: { type: 'redirect', url: `https://pay.example/?orderSecret=${canary}` },
      transactions: [
        { hash: 'ab12', amount: '1', explorerUrl: `https://scan.example/${canary}/ab12` },
      ],
    };
    const error = new CheckoutError('internal_error', canary, {
      requestId: 'req_7',
      details: { canary },
      cause: canary,
    });
    const payment = { ...paymentFixture('awaiting_payment', secrets), clientSecret: canary };
    const text = supportDetails(payment, error);
    expect(text).toContain('ab12');
    expect(text).not.toMatch(/canary|@|:\/\//);
  });

  it('lets no value pass for another fact', () => {
    const orderId = '7\nAddress: T9yD14\u2028Status:\u202e paid';
    const lines = supportDetails(paymentFixture('failed', { orderId })).split('\n');
    expect(lines.filter((line) => /^(Address|Status)/.test(line))).toEqual([
      'Status: failed, none',
    ]);
  });
});
