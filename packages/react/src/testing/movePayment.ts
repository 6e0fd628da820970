import {
  addDecimals,
  compareDecimals,
  type NextAction,
  type Payment,
  type PaymentStatus,
  subtractDecimals,
} from '@coinslot/core';
import { networkFixture } from './networkFixture.ts';
import { afterTooLittle, partOf } from './statusFixture.ts';

/** What a shopper, a network or a provider can do to a payment. */
export const TEST_MOVES = [
  'detect',
  'confirm',
  'pay',
  'payShort',
  'payOver',
  'expire',
  'payLate',
  'cancel',
  'fail',
  'refund',
] as const;

export type TestMove = (typeof TEST_MOVES)[number];

export interface MovedPayment extends Partial<Payment> {
  status: PaymentStatus;
}

const REQUIRED = 3;
const UNPAID = /^(created|awaiting_payment)$/;

/** What a payment becomes by a move; null where that can not happen to it. */
export function movePayment(
  payment: Payment,
  offered: NextAction,
  move: TestMove,
): MovedPayment | null {
  const { status, due } = payment;
  const had = payment.received ?? '0';
  const unpaid = UNPAID.test(status);
  const open = unpaid || status === 'partially_paid';
  switch (move) {
    case 'detect':
      return open ? arriving(payment) : null;
    case 'confirm':
      return /^(confirming|settling)$/.test(status) ? confirmed(payment, offered) : null;
    case 'pay':
      return open ? settled(payment, offered) : null;
    case 'payShort':
    case 'payOver': {
      if (!open || due === null) return null;
      const missing = payment.remaining ?? due.amount;
      const sent = partOf(missing, move === 'payShort' ? '0.8' : '1.2');
      return settled(payment, offered, addDecimals(had, sent));
    }
    case 'payLate':
      return status === 'expired' ? { ...settled(payment, offered), late: true } : null;
    case 'expire':
      return unpaid ? { status: 'expired' } : null;
    case 'cancel':
      return unpaid ? { status: 'cancelled' } : null;
    case 'fail':
      return unpaid ? { status: 'failed' } : null;
    case 'refund':
      return refunded(payment);
    default:
      return move satisfies never;
  }
}

/** All of it was seen, and nobody has confirmed it. */
function arriving(payment: Payment): MovedPayment {
  const amounts = payment.due ? amountsAt(payment, payment.due.amount) : {};
  return { status: 'confirming', ...amounts, confirmations: { seen: 0, required: REQUIRED } };
}

function confirmed(payment: Payment, offered: NextAction): MovedPayment {
  const { seen, required } = payment.confirmations ?? { seen: 0, required: REQUIRED };
  if (payment.status === 'confirming' && seen + 1 < (required ?? REQUIRED)) {
    return { ...kept(payment), status: 'confirming', confirmations: { seen: seen + 1, required } };
  }
  return settled(payment, offered, payment.received);
}

/** So much has arrived in all, by default what is due, and counts. */
function settled(payment: Payment, offered: NextAction, received?: string | null): MovedPayment {
  const total = received ?? payment.due?.amount ?? null;
  if (total === null) return { status: 'paid', amountStatus: 'exact' };
  const amounts = amountsAt(payment, total);
  const { remaining } = amounts;
  if (remaining === null) return { status: 'paid', ...amounts };
  const action = afterTooLittle(payment.underpayment, offered, remaining);
  return { status: 'partially_paid', ...amounts, action };
}

function refunded(payment: Payment): MovedPayment | null {
  const { status, received, refund, due } = payment;
  if (status === 'refund_pending') {
    const txHash = networkFixture(due?.asset.network ?? null)?.hash ?? null;
    return { ...kept(payment), status: 'refunded', refund: refund && { ...refund, txHash } };
  }
  if (!/^(confirming|partially_paid|settling|paid)$/.test(status)) return null;
  return { ...kept(payment), status: 'refund_pending', refund: { amount: received, txHash: null } };
}

/** What stays true of money that has arrived. */
function kept({ amountStatus, received, remaining, excess, transactions, late }: Payment) {
  return { amountStatus, received, remaining, excess, transactions, late };
}

function amountsAt({ due, received, transactions }: Payment, total: string) {
  const needed = due?.amount ?? total;
  const sign = compareDecimals(total, needed);
  const arrived = subtractDecimals(total, received ?? '0');
  const { hash, explorerUrl = null } = networkFixture(due?.asset.network ?? null) ?? {};
  // Each has its own hash.
  const last = (text: string) => text.slice(0, -1) + ((transactions.length % 9) + 1);
  const added =
    hash && arrived !== '0'
      ? [{ hash: last(hash), amount: arrived, explorerUrl: explorerUrl && last(explorerUrl) }]
      : [];
  return {
    amountStatus: sign < 0 ? 'under' : sign > 0 ? 'over' : 'exact',
    received: total,
    remaining: sign < 0 ? subtractDecimals(needed, total) : null,
    excess: sign > 0 ? subtractDecimals(total, needed) : null,
    transactions: [...transactions, ...added],
  } satisfies Partial<Payment>;
}
