import type { Payment } from '@coinslot/core';
import type { Messages } from '../../messages/en.ts';
import type { StatusLook, Surprise } from '../PaymentStatus/usualStatus.ts';

export interface ExceptionDescription extends StatusLook {
  /** A key of `messages.title`. */
  title: keyof Messages['title'];
  /** Keys of `messages.say`. */
  say: (keyof Messages['say'])[];
}

const WARNING = { tone: 'warning', icon: 'warning', urgent: true } as const;
const WORKING = { tone: 'info', icon: 'spinner', urgent: false } as const;
const OVER = { tone: 'neutral', icon: 'clock', urgent: false } as const;
const DONE = { tone: 'success', icon: 'check' } as const;

/**
 * How a payment stands that left its usual course: what happened to the money, and what to do.
 *
 * @param surprise As in `isUsual`.
 */
export function describeException(payment: Payment, surprise: Surprise): ExceptionDescription {
  const { status, action, late, amountStatus } = payment;
  if (isReplaced(payment)) {
    return { title: 'replaced', say: ['oldAddress', 'watching'], ...OVER };
  }
  if (payment.held && !status.startsWith('refund')) return describeHeld(payment);
  switch (status) {
    case 'created':
      return { title: status, say: ['unanswered', 'uncharged'], ...WORKING };
    case 'awaiting_payment':
      // The address that the shopper may have copied is not the one that is shown now.
      if (surprise) return { title: 'replaced', say: ['oldAddress', 'watching'], ...WARNING };
      if (action.type === 'redirect') {
        return { title: 'redirect', say: [], ...OVER, icon: 'external' };
      }
      break;
    case 'confirming':
      return { title: status, say: ['unconfirmed', 'leave'], ...WORKING };
    case 'partially_paid':
      return describePart(payment);
    case 'settling':
      // Also a status that this page does not know: then nobody says that anything came.
      if (amountStatus === 'none') break;
      return { title: status, say: ['completing', 'leave'], ...WORKING };
    case 'paid': {
      const over = amountStatus === 'over';
      const say: ExceptionDescription['say'] = late ? ['late'] : [];
      if (over) say.push('excess', 'help');
      else if (late) say.push('thanks');
      if (surprise) say.unshift('alreadyPaid');
      return { title: status, say, ...DONE, urgent: late };
    }
    case 'cancelled':
    case 'expired':
    case 'failed': {
      const failed = status === 'failed';
      if (amountStatus !== 'none') {
        return { title: status, say: ['received', 'noMore', 'help'], ...WARNING };
      }
      return {
        title: status,
        // Not even of a page that says it was cancelled: what was sent there may still be on its way.
        say: ['oldAddress', 'watching', ...(failed ? (['help'] as const) : [])],
        tone: failed ? 'danger' : 'neutral',
        icon: status === 'expired' ? 'clock' : 'close',
        urgent: failed,
      };
    }
    case 'refund_pending': {
      // What is added to too little is sent back like it, or lost.
      const whole = amountStatus === 'exact' || amountStatus === 'over';
      const say = whole ? (['returning'] as const) : (['received', 'returning', 'noMore'] as const);
      return { title: status, say: [...say], ...WORKING, icon: 'back' };
    }
    case 'refunded':
      return { title: status, say: ['returned'], ...OVER, icon: 'back' };
    default:
      status satisfies never;
  }
  // Nothing to send and nothing seen, or a word of a server newer than this page.
  return { title: 'processing', say: ['reference', 'leave'], ...WORKING };
}

/** Another payment took the place of this one, and no money is on it. */
export function isReplaced({ supersededBy, status, amountStatus }: Payment): boolean {
  const empty = /^(created|awaiting_payment|cancelled|failed|expired)$/.test(status);
  return supersededBy !== null && empty && amountStatus === 'none';
}

/** It is paid on the provider's page: there is no address to send anything to. */
export function isHosted({ underpayment, due }: Payment): boolean {
  return underpayment === 'hosted' || due?.asset.network === null;
}

/** The merchant has to look: whatever came, more of it helps nobody. */
function describeHeld(payment: Payment): ExceptionDescription {
  const { status, late, amountStatus } = payment;
  const look = { ...WARNING, icon: 'clock' } as const;
  if (status === 'awaiting_payment') {
    const say = isHosted(payment) ? [] : (['watching'] as const);
    return { title: 'processing', say: [...say, 'noMore', 'checking'], ...look };
  }
  const came = status === 'confirming' || status === 'settling' || status === 'paid';
  // Nobody says that anything came.
  const working = amountStatus === 'none' ? 'processing' : 'settling';
  return {
    title: came ? working : status,
    say: [late ? 'late' : 'received', 'noMore', 'checking'],
    ...look,
  };
}

function describePart({ underpayment, action, status, remaining }: Payment): ExceptionDescription {
  if (underpayment === 'top_up' && action.type === 'transfer' && remaining !== null) {
    return { title: 'missing', say: ['received', 'sendRest'], ...WARNING, urgent: false };
  }
  if (underpayment === 'hosted' && action.type === 'redirect') {
    return remaining !== null
      ? { title: 'missing', say: ['received'], ...WARNING, urgent: false }
      : { title: status, say: ['received', 'help'], ...WARNING, urgent: false };
  }
  return underpayment === 'refund'
    ? { title: status, say: ['received', 'willReturn', 'noMore'], ...WARNING }
    : { title: status, say: ['received', 'noMore', 'help'], ...WARNING };
}
