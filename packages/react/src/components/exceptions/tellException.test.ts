import { PAYMENT_STATUSES, type Payment } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import type { CheckoutContextValue } from '../../context/CheckoutContext.ts';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import type { Surprise } from '../PaymentStatus/usualStatus.ts';
import { tellException } from './tellException.ts';

const checkout = { merchantName: 'North', messages: undefined } as CheckoutContextValue;
const tell = (payment: Payment, seenPaid: Surprise = false) =>
  tellException(payment, { checkout, number: (amount) => amount }, seenPaid);
const words = (payment: Payment, seenPaid: Surprise = false) => {
  const { title, text } = tell(payment, seenPaid);
  return `${title} | ${text}`;
};

const none = { action: { type: 'none' } } as const;
const wait = { action: { type: 'wait' } } as const;
const part = { amountStatus: 'under', received: '10', remaining: '2.5' } as const;
const over = { amountStatus: 'over', received: '15', excess: '2.5' } as const;

const cases: [string, Payment, string][] = [
  [
    'a creation whose answer was lost',
    paymentFixture('created'),
    'Preparing your payment… | The provider does not answer. You have not been charged.',
  ],
  [
    'an open payment on another page',
    paymentFixture('awaiting_payment', { action: { type: 'redirect', url: 'https://x.example' } }),
    'Finish paying on Example Pay | ',
  ],
  [
    'an open payment without anything to send to',
    paymentFixture('awaiting_payment', wait),
    'Still processing | Reference pay_fixture0000000000001. You can close this page.',
  ],
  [
    'a status that this page does not know, which nobody says was paid',
    paymentFixture('settling', { amountStatus: 'none', received: null }),
    'Still processing | Reference pay_fixture0000000000001. You can close this page.',
  ],
  [
    'a part that can be topped up',
    paymentFixture('partially_paid'),
    '2.5 USDT still missing | Received 10 USDT of 12.5 USDT. Send 2.5 USDT more to the same address on TRON.',
  ],
  [
    'a part that can no longer be topped up',
    paymentFixture('partially_paid', wait),
    'Too little arrived | Received 10 USDT of 12.5 USDT. Do not send more. North can help.',
  ],
  [
    'a part that is sent back',
    paymentFixture('partially_paid', { underpayment: 'refund', ...none }),
    'Too little arrived | Received 10 USDT of 12.5 USDT. It will be sent back. Do not send more.',
  ],
  [
    'a part whose rest is paid on the page of the provider',
    paymentFixture('partially_paid', {
      underpayment: 'hosted',
      action: { type: 'redirect', url: 'https://x.example' },
    }),
    '2.5 USDT still missing | Received 10 USDT of 12.5 USDT.',
  ],
  [
    'a part whose rest is paid on the page of the provider, of which nobody says how much it is',
    paymentFixture('partially_paid', {
      underpayment: 'hosted',
      action: { type: 'redirect', url: 'https://x.example' },
      amountStatus: 'none',
      received: null,
      remaining: null,
    }),
    'Too little arrived | North can help.',
  ],
  [
    'a part that the merchant looks at',
    paymentFixture('partially_paid', { underpayment: 'review', ...wait }),
    'Too little arrived | Received 10 USDT of 12.5 USDT. Do not send more. North can help.',
  ],
  [
    'a part of which nobody says how much it is',
    paymentFixture('partially_paid', { amountStatus: 'none', received: null, ...wait }),
    'Too little arrived | Do not send more. North can help.',
  ],
  [
    'a payment that is being completed',
    paymentFixture('settling'),
    'Payment received | Example Pay is completing it. You can close this page.',
  ],
  [
    'a held payment',
    paymentFixture('settling', { held: true }),
    'Payment received | Received 12.5 USDT of 12.5 USDT. Do not send more. North is checking it.',
  ],
  [
    'late money that the merchant looks at',
    paymentFixture('paid', { held: true, late: true }),
    'Payment received | It came late. Do not send more. North is checking it.',
  ],
  [
    'a hold before anything fitting came',
    paymentFixture('awaiting_payment', { held: true }),
    'Still processing | Already sent? We are still watching for it. Do not send more. North is checking it.',
  ],
  [
    'too much',
    paymentFixture('paid', over),
    'Payment complete | You sent 2.5 USDT too much. North can help.',
  ],
  [
    'money that came late and was accepted',
    paymentFixture('paid', { late: true }),
    'Payment complete | It came late. Thank you. North has your order.',
  ],
  [
    'too much, late',
    paymentFixture('paid', { late: true, ...over }),
    'Payment complete | It came late. You sent 2.5 USDT too much. North can help.',
  ],
  [
    'a cancelled payment',
    paymentFixture('cancelled'),
    'Payment cancelled | Do not send to the old address. Already sent? We are still watching for it.',
  ],
  [
    'a payment that was deleted on the page of the provider',
    paymentFixture('cancelled', { underpayment: 'hosted' }),
    'Payment cancelled | Already sent? We are still watching for it.',
  ],
  [
    'a failed payment',
    paymentFixture('failed'),
    'Payment failed | Do not send to the old address. Already sent? We are still watching for it. North can help.',
  ],
  [
    'an expired payment',
    paymentFixture('expired'),
    'This price has expired | Do not send to the old address. Already sent? We are still watching for it.',
  ],
  [
    'an expired payment with money on it',
    paymentFixture('expired', part),
    'This price has expired | Received 10 USDT of 12.5 USDT. Do not send more. North can help.',
  ],
  [
    'a cancelled payment with money on it',
    paymentFixture('cancelled', part),
    'Payment cancelled | Received 10 USDT of 12.5 USDT. Do not send more. North can help.',
  ],
  [
    'a failed payment with money on it',
    paymentFixture('failed', part),
    'Payment failed | Received 10 USDT of 12.5 USDT. Do not send more. North can help.',
  ],
  [
    'a refund under way',
    paymentFixture('refund_pending'),
    'Refund started | Received 10 USDT of 12.5 USDT. 10 USDT is on its way back. Do not send more.',
  ],
  [
    'a refund under way of which nobody says how much it is, nor how much came',
    paymentFixture('refund_pending', { amountStatus: 'none', received: null, refund: null }),
    'Refund started | Your money is on its way back. Do not send more.',
  ],
  [
    'a refund under way of all that was due',
    paymentFixture('refund_pending', { amountStatus: 'exact', received: '12.5' }),
    'Refund started | 10 USDT is on its way back.',
  ],
  [
    'a hold of which nobody says that anything came',
    paymentFixture('settling', { held: true, amountStatus: 'none', received: null }),
    'Still processing | Do not send more. North is checking it.',
  ],
  [
    'a refund of which nobody says how much it is',
    paymentFixture('refunded', { refund: { amount: null, txHash: null } }),
    'Refund sent | Your money was sent back.',
  ],
  [
    'a payment that another one took the place of',
    paymentFixture('awaiting_payment', { supersededBy: 'pay_2', ...none }),
    'Payment replaced | Do not send to the old address. Already sent? We are still watching for it.',
  ],
  [
    'an expired payment that another one took the place of',
    paymentFixture('expired', { supersededBy: 'pay_2' }),
    'Payment replaced | Do not send to the old address. Already sent? We are still watching for it.',
  ],
  [
    'money on a payment that another one took the place of',
    paymentFixture('partially_paid', { supersededBy: 'pay_2', held: true, ...none }),
    'Too little arrived | Received 10 USDT of 12.5 USDT. Do not send more. North is checking it.',
  ],
];

describe('tellException', () => {
  it.each(cases)('tells %s', (_, payment, told) => {
    expect(words(payment)).toBe(told);
  });

  it('tells of an order that was paid before anybody asked', () => {
    expect(words(paymentFixture('paid'), true)).toBe(
      'Payment complete | This order is already paid.',
    );
  });

  it('says of a payment that took the place of the one on the screen that its address is another', () => {
    // And not "do not send more": the new one stands below, to be paid.
    expect(words(paymentFixture('awaiting_payment'), true)).toBe(
      'Payment replaced | Do not send to the old address. Already sent? We are still watching for it.',
    );
  });

  it('speaks of an old address only where there was one, whatever took its place', () => {
    const url = 'https://x.example';
    const hosted = paymentFixture('awaiting_payment', {
      underpayment: 'hosted',
      action: { type: 'redirect', url },
    });
    const transfer = paymentFixture('awaiting_payment');
    expect(words(transfer, hosted)).toBe(
      'Payment replaced | Already sent? We are still watching for it.',
    );
    expect(words(hosted, transfer)).toMatch(/Do not send to the old address/);
  });

  it('calls a status that this page does not know processing, and names a reference (C26)', () => {
    const unknown = paymentFixture('settling', { amountStatus: 'none', received: null });
    expect(words(unknown)).toMatch(/^Still processing \| Reference pay_/);
  });

  it('promises no success of what the merchant has to look at', () => {
    for (const status of PAYMENT_STATUSES) {
      const { title, tone, urgent } = tell(paymentFixture(status, { held: true }));
      if (status.startsWith('refund')) continue;
      expect([tone, urgent], status).toEqual(['warning', true]);
      expect(title).not.toBe('Payment complete');
    }
  });

  it('never asks for more and warns of it in the same breath', () => {
    for (const [, payment] of cases) {
      const { text } = tell(payment);
      expect(/(Send|Pay) .*(more|rest)/.test(text) && /do not send/i.test(text)).toBe(false);
    }
  });

  it('speaks at once of what needs the shopper or their patience, and politely of the rest', () => {
    const urgent = PAYMENT_STATUSES.filter((status) => tell(paymentFixture(status)).urgent);
    expect(urgent).toEqual(['failed']);
    expect(tell(paymentFixture('paid', { late: true })).urgent).toBe(true);
    expect(tell(paymentFixture('paid', over)).urgent).toBe(false);
    expect(tell(paymentFixture('partially_paid', wait)).urgent).toBe(true);
    expect(tell(paymentFixture('expired', part)).urgent).toBe(true);
  });

  it('leaves no placeholder and no null in any status, with or without facts', () => {
    const bare = { due: null, received: null, remaining: null, excess: null, refund: null };
    for (const status of PAYMENT_STATUSES) {
      for (const facts of [{}, bare, { ...bare, ...wait }, { ...bare, held: true }]) {
        const { title, text } = tell(paymentFixture(status, facts));
        expect(title).not.toBe('');
        expect(title + text).not.toMatch(/[{}\0]|null|undefined/);
      }
    }
  });
});
