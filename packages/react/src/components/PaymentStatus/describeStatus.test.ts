import { PAYMENT_STATUSES, type Payment } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import en from '../../messages/en.ts';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { describeStatus } from './describeStatus.ts';

const none = { action: { type: 'none' } } as const;
const cases: [string, Payment | null, string, string, boolean][] = [
  ['no payment yet', null, 'creating', 'neutral', false],
  ['a create whose answer was lost', paymentFixture('created'), 'unsure', 'info', false],
  ['an open payment', paymentFixture('awaiting_payment'), 'awaiting', 'neutral', false],
  [
    'an open payment that another took the place of',
    paymentFixture('awaiting_payment', { supersededBy: 'pay_2', ...none }),
    'expired',
    'neutral',
    false,
  ],
  [
    'an open payment on another page',
    paymentFixture('awaiting_payment', { action: { type: 'redirect', url: 'https://x.example' } }),
    'redirect',
    'neutral',
    false,
  ],
  ['money on the network', paymentFixture('confirming'), 'confirming', 'info', false],
  ['a part that can be topped up', paymentFixture('partially_paid'), 'missing', 'warning', false],
  [
    'a part that is sent back',
    paymentFixture('partially_paid', { underpayment: 'refund', ...none }),
    'sendBack',
    'warning',
    true,
  ],
  [
    'a part that the merchant looks at',
    paymentFixture('partially_paid', { underpayment: 'review', ...none }),
    'tooLittle',
    'warning',
    true,
  ],
  ['a payout under way', paymentFixture('settling'), 'settling', 'info', false],
  ['a held payment', paymentFixture('settling', { held: true }), 'held', 'warning', true],
  ['a paid payment', paymentFixture('paid'), 'paid', 'success', false],
  ['too much', paymentFixture('paid', { amountStatus: 'over' }), 'paidOver', 'success', false],
  ['money that came late', paymentFixture('paid', { late: true }), 'paidLate', 'success', true],
  ['a cancelled payment', paymentFixture('cancelled'), 'cancelled', 'neutral', false],
  ['a failed payment', paymentFixture('failed'), 'failed', 'danger', true],
  ['an expired payment', paymentFixture('expired'), 'expired', 'neutral', false],
  [
    'an expired payment with money on it',
    paymentFixture('expired', { amountStatus: 'under' }),
    'expiredPart',
    'warning',
    true,
  ],
  ['a refund under way', paymentFixture('refund_pending'), 'refundPending', 'info', false],
  ['a refund', paymentFixture('refunded'), 'refunded', 'neutral', false],
];

describe('describeStatus', () => {
  it.each(cases)('tells %s', (_, payment, words, tone, urgent) => {
    expect(describeStatus(payment)).toMatchObject({ words, tone, urgent });
  });

  it('has words for every status', () => {
    for (const status of PAYMENT_STATUSES) {
      expect(en.status[describeStatus(paymentFixture(status)).words].title).not.toBe('');
    }
  });
});
