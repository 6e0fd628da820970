import type { Payment } from '@coinslot/core';
import type { Messages } from '../../messages/en.ts';
import type { IconName } from '../Icon/Icon.tsx';

type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export interface StatusDescription {
  /** Which words, as a key of `messages.status`. */
  words: keyof Messages['status'];
  tone: Tone;
  icon: IconName | 'spinner' | 'dot';
  /** Read out at once instead of at the next pause. */
  urgent: boolean;
}

const WARNING = { tone: 'warning', icon: 'warning', urgent: true } as const;
const WORKING = { tone: 'info', icon: 'spinner', urgent: false } as const;
const OVER = { tone: 'neutral', icon: 'clock', urgent: false } as const;
const DONE = { tone: 'success', icon: 'check', urgent: false } as const;

/** How a payment stands, for the shopper's eye and ear. Null: it is being created. */
export function describeStatus(payment: Payment | null): StatusDescription {
  const preparing = { words: 'creating', tone: 'neutral', icon: 'dot', urgent: false } as const;
  if (payment === null) return preparing;
  const { status, action, held, late, amountStatus } = payment;
  const replaced = payment.supersededBy !== null;
  switch (status) {
    case 'created':
      if (replaced) return { words: 'expired', ...OVER };
      return action.type === 'wait' ? { words: 'unsure', ...WORKING } : preparing;
    case 'awaiting_payment':
      if (replaced) return { words: 'expired', ...OVER };
      return action.type === 'redirect'
        ? { words: 'redirect', ...OVER, icon: 'external' }
        : { ...preparing, words: 'awaiting' };
    case 'confirming':
      return { words: 'confirming', ...WORKING };
    case 'partially_paid':
      return describePart(payment);
    case 'settling':
      return held
        ? { words: 'held', ...WARNING, icon: 'clock' }
        : { words: 'settling', ...WORKING };
    case 'paid':
      if (amountStatus === 'over') return { words: 'paidOver', ...DONE };
      return late ? { words: 'paidLate', ...DONE, urgent: true } : { words: 'paid', ...DONE };
    case 'cancelled':
      return { words: 'cancelled', ...OVER, icon: 'cross' };
    case 'failed':
      return { words: 'failed', tone: 'danger', icon: 'cross', urgent: true };
    case 'expired':
      return amountStatus === 'none'
        ? { words: 'expired', ...OVER }
        : { words: 'expiredPart', ...WARNING };
    case 'refund_pending':
      return { words: 'refundPending', ...WORKING, icon: 'back' };
    case 'refunded':
      return { words: 'refunded', ...OVER, icon: 'back' };
    default:
      return status satisfies never;
  }
}

function describePart({ underpayment, action }: Payment): StatusDescription {
  if (underpayment === 'top_up' && action.type === 'transfer') {
    return { words: 'missing', ...WARNING, urgent: false };
  }
  return { words: underpayment === 'refund' ? 'sendBack' : 'tooLittle', ...WARNING };
}
