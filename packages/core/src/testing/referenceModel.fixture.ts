import type { Fact } from '../fact.ts';
import type { PaymentStatus } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';

/** The statuses from lowest to highest: signed news only ever lead up. */
export const LADDER: PaymentStatus[] = [
  'created',
  'awaiting_payment',
  'confirming',
  'partially_paid',
  'settling',
  'cancelled',
  'failed',
  'expired',
  'paid',
  'refund_pending',
  'refunded',
];

/**
 * What a history comes to, told from the set of its facts alone: an independent second opinion on
 * `advance`, for histories whose pulls only move forward. It knows no ledger, no order and no
 * arrival, and reckons in millionths as integers.
 */
export function referenceModel(start: PaymentRecord, history: readonly Fact[]) {
  const heard = history.filter((fact) => fact.evidence === 'signed' || fact.evidence === 'pull');
  const fits = (fact: Fact) =>
    fact.reference === start.reference &&
    (fact.echo.due === undefined || fact.echo.due === start.due?.amount);
  const good = heard.filter((fact) => fits(fact) && fact.claim !== null);
  const due = millionths(start.due?.amount ?? '0');
  const needed = due - (due * millionths(start.policy.tolerance)) / 1_000_000n;
  const enough = (amount: bigint | null) => amount !== null && amount > 0n && amount >= needed;
  const isShort = (fact: Fact) => fact.review?.includes('underpaid_but_claimed_paid') === true;
  const claims = good.map((fact) => fact.claim ?? start.status);
  const leader =
    LADDER[Math.max(...[start.status, ...claims].map((claim) => LADDER.indexOf(claim)))];

  const amounts = good.map(amountOf).filter((amount) => amount !== null);
  const most = amounts.length > 0 ? amounts.reduce((a, b) => (a > b ? a : b)) : null;

  const finals = good.filter((fact) => fact.claim === 'paid');
  const proven = start.policy.requirePull
    ? finals.some((fact) => fact.evidence === 'pull')
    : finals.length > 0;
  const agreed = most === null && finals.some((fact) => fact.money.kind === 'agreed');
  const reached = proven && (agreed || enough(most));
  const lastPull = Math.max(-1, ...good.filter(isPull).map(begun));
  const doubts = heard.filter((fact) => !good.includes(fact) && begun(fact) > lastPull);
  const review = new Set<string>(
    doubts.map((fact) => (fits(fact) ? 'unknown_status' : mismatchOf(fact, start))),
  );
  const telling = good.filter(
    (fact) => begun(fact) > lastPull || (isPull(fact) && begun(fact) === lastPull),
  );
  const asked = telling.some((fact) => isShort(fact) && fact.claim === leader);
  if (leader === 'partially_paid' && asked) review.add('underpaid_but_claimed_paid');
  const rejecting = good.some(
    (fact) =>
      fact.money.kind === 'received' &&
      fact.money.rejected !== undefined &&
      amountOf(fact) === most,
  );
  if (rejecting) review.add('overpayment_rejected');
  if (leader === 'paid' && most === null && !agreed) review.add('paid_without_amount');
  if (leader === 'paid' && most !== null && !enough(most)) review.add('underpaid_but_claimed_paid');

  const witnesses = good.filter((fact) =>
    fact.money.kind === 'received'
      ? enough(millionths(fact.money.amount))
      : ['confirming', 'settling', 'paid'].includes(fact.claim ?? ''),
  );
  // The provider's clock set the deadline: ours counts only where it names no time.
  const told = witnesses.flatMap(({ paidAt }) => (paidAt === undefined ? [] : [paidAt]));
  const times = told.length > 0 ? told : witnesses.map(({ startedAt }) => startedAt);
  const overdue = Math.min(...times.map(Date.parse)) > Date.parse(start.expiresAt ?? '');
  const ended = claims.some((claim) => ['cancelled', 'failed', 'expired'].includes(claim));

  const short = most !== null && !enough(most) ? 'partially_paid' : 'settling';
  return {
    status: leader === 'paid' ? (reached ? 'paid' : short) : leader,
    received: most,
    late: reached && (overdue || ended),
    review: [...review].sort(),
  };
}

function amountOf({ money }: Fact): bigint | null {
  return money.kind === 'received' ? millionths(money.amount) : null;
}

export function millionths(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(6, '0').slice(0, 6));
}

function mismatchOf(fact: Fact, start: PaymentRecord): string {
  return fact.reference === start.reference ? 'amount_mismatch' : 'binding_mismatch';
}

const isPull = (fact: Fact) => fact.evidence === 'pull';
const begun = (fact: Fact) => Date.parse(fact.startedAt);
