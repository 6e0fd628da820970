import type { Payment } from '@coinslot/core';
import type { Messages } from '../../messages/en.ts';
import type { IconName } from '../Icon/Icon.tsx';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export interface StatusDescription {
  /** Which words, as a key of `messages.status`. */
  words: keyof Messages['status'];
  tone: Tone;
  icon: IconName | 'spinner' | 'dot';
  /** Read out at once instead of at the next pause. */
  urgent: boolean;
}

const describe = (
  words: StatusDescription['words'],
  tone: Tone,
  icon: StatusDescription['icon'],
  urgent = false,
): StatusDescription => ({ words, tone, icon, urgent });

/** How a payment stands, for the shopper's eye and ear. Null: it is being created. */
export function describeStatus(payment: Payment | null): StatusDescription {
  if (payment === null) return describe('creating', 'neutral', 'dot');
  const open = payment.status === 'created' || payment.status === 'awaiting_payment';
  if (open && payment.supersededBy !== null) return describe('superseded', 'neutral', 'clock');
  switch (payment.status) {
    case 'created':
      return payment.action.type === 'wait'
        ? describe('unsure', 'warning', 'spinner')
        : describe('creating', 'neutral', 'dot');
    case 'awaiting_payment':
      return payment.action.type === 'redirect'
        ? describe('redirect', 'neutral', 'external')
        : describe('awaiting', 'neutral', 'dot');
    case 'confirming':
      return describe('confirming', 'info', 'spinner');
    case 'partially_paid':
      return describePart(payment);
    case 'settling':
      return payment.held
        ? describe('held', 'warning', 'clock', true)
        : describe('settling', 'info', 'spinner');
    case 'paid':
      return describePaid(payment);
    case 'cancelled':
      return describe('cancelled', 'neutral', 'cross');
    case 'failed':
      return describe('failed', 'danger', 'cross', true);
    case 'expired':
      return payment.amountStatus === 'none'
        ? describe('expired', 'neutral', 'clock')
        : describe('expiredPart', 'warning', 'warning', true);
    case 'refund_pending':
      return describe('refundPending', 'info', 'back');
    case 'refunded':
      return describe('refunded', 'neutral', 'back');
    default:
      return payment.status satisfies never;
  }
}

function describePart(payment: Payment): StatusDescription {
  if (payment.underpayment === 'top_up' && payment.action.type === 'transfer') {
    return describe('missing', 'warning', 'warning');
  }
  return payment.underpayment === 'refund'
    ? describe('sendBack', 'warning', 'warning', true)
    : describe('tooLittle', 'warning', 'warning', true);
}

function describePaid(payment: Payment): StatusDescription {
  if (payment.amountStatus === 'over') return describe('paidOver', 'success', 'check');
  return payment.late
    ? describe('paidLate', 'success', 'check', true)
    : describe('paid', 'success', 'check');
}
