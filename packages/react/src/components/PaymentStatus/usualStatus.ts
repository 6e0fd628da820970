import type { Payment } from '@coinslot/core';
import { fillMessage } from '../../formatting/fillMessage.ts';
import type { IconName } from '../Icon/Icon.tsx';
import type { Part } from '../part/usePart.ts';

/** How a status looks, and how it is read out. */
export interface StatusLook {
  tone: 'neutral' | 'info' | 'success' | 'warning' | 'danger';
  icon: IconName | 'spinner' | 'dot';
  /** Read out at once instead of at the next pause. */
  urgent: boolean;
}

export interface ToldStatus extends StatusLook {
  title: string;
  text: string;
}

/**
 * What the shopper did not leave or ask for: the payment that was shown before and was replaced, or
 * true where it was paid before this page asked.
 */
export type Surprise = Payment | boolean | null | undefined;

/**
 * Whether a payment takes its usual course: it is made, waits for a transfer, sees it, and is paid
 * with exactly what was due. Everything else is told by the exceptions.
 */
export function isUsual(payment: Payment | null, surprise?: Surprise): boolean {
  if (payment === null) return true;
  const { status, action, held, late, amountStatus, supersededBy } = payment;
  switch (status) {
    case 'created':
      return action.type !== 'wait' && supersededBy === null;
    case 'awaiting_payment':
      return action.type === 'transfer' && !held && supersededBy === null && !surprise;
    case 'confirming':
      return !held;
    case 'paid':
      return !held && !late && amountStatus !== 'over' && !surprise;
    default:
      return false;
  }
}

/**
 * How a payment stands. For one that left its usual course only what its status says by itself,
 * which is shown until the rest is loaded.
 */
export function usualStatus(
  payment: Payment | null,
  { words, checkout }: Pick<Part<HTMLElement>, 'words' | 'checkout'>,
): ToldStatus {
  const { title, say } = words;
  const status = payment?.status ?? 'created';
  const told = { title: title[status], tone: 'info', icon: 'spinner', urgent: false } as const;
  switch (isUsual(payment) && status) {
    case 'confirming':
      return { ...told, text: `${say.unconfirmed} ${say.leave}` };
    case 'paid': {
      const text = fillMessage(say.thanks, { merchant: checkout.merchantName ?? words.merchant });
      return { ...told, text, tone: 'success', icon: 'check' };
    }
    case false: {
      // Where more than the status decides, the status alone could promise too much.
      const decides = payment?.held || payment?.supersededBy || status === 'settling';
      return { ...told, ...(decides && { title: words.title.processing }), text: words.checking };
    }
    default:
      return { ...told, text: '', tone: 'neutral', icon: 'dot' };
  }
}
