import { compareDecimals } from '../decimals/compareDecimals.ts';
import type { PaymentStatus } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { amountsOf } from './amountsOf.ts';
import { isBlocking } from './isBlocking.ts';
import { isEnough } from './isEnough.ts';
import type { ConfirmationsReading, Ledger, MoneyReading, Reading } from './ledger.ts';
import { nextAction } from './nextAction.ts';
import { highest, isSoftEnd, RANK } from './rank.ts';
import { moreConfirmations, moreMoney } from './readings.ts';
import { reviewOf } from './reviewOf.ts';

/** What the facts make of a payment: these fields are always derived, never added to. */
export type Judgement = Pick<
  PaymentRecord,
  | 'status'
  | 'amountStatus'
  | 'late'
  | 'held'
  | 'received'
  | 'remaining'
  | 'excess'
  | 'action'
  | 'confirmations'
  | 'review'
>;

/**
 * Derives what is seen of a payment from its ledger and marks. `paid` is a conclusion: a claim of
 * it counts as what the money and the evidence allow.
 */
export function judge(record: PaymentRecord): Judgement & { ledger: Ledger } {
  const money = latest(record.ledger.money, moreMoney);
  const covered = coverage(record, money);
  const ledger = rememberPaid(record, money, covered);
  const leader = leadingClaim(record);
  const status = statusOf(ledger, leader, covered);

  const contradicted = isContradicted(ledger, covered);
  const received = receivedOf(ledger, money?.amount ?? null, covered);
  const late = isLate(record, ledger);
  const amounts = amountsOf(record, received, ledger.paid?.agreed === true);
  const findings = { ledger, leader, status, covered, contradicted, late, money };
  const review = reviewOf(record, findings);
  return {
    status,
    ...amounts,
    late,
    held: review.some(isBlocking),
    action: nextAction(record, {
      status,
      finished: review.includes('underpaid_but_claimed_paid'),
      remaining: amounts.remaining,
    }),
    confirmations: confirmationsOf(ledger),
    review,
    ledger,
  };
}

/** True and false where the money is known, null where nobody says what arrived. */
function coverage(record: PaymentRecord, money: MoneyReading | null): boolean | null {
  const amount = money?.amount ?? null;
  const enough = amount === null ? null : isEnough(record, amount);
  return enough ?? (agreed(record.ledger) ? true : null);
}

/** The provider never tells amounts, and its final word stands for the one that was agreed. */
function agreed({ money, signed }: Ledger): boolean {
  return (
    (money.pull !== null && money.pull.amount === null && money.pull.agreed) ||
    signed.some((entry) => entry.claim === 'paid' && entry.agreedAt !== null)
  );
}

/** Paid, once reached, is remembered: what comes later can contradict it but not undo it. */
function rememberPaid(
  { ledger, policy }: PaymentRecord,
  money: MoneyReading | null,
  covered: boolean | null,
): Ledger {
  const { base, claimedPaid, refund, signed } = ledger;
  const received = money?.amount ?? null;
  // News of a refund may overtake or overrule the claim that the refund is of.
  const claimed =
    refund === null
      ? base === 'paid' || (!policy.requirePull && signed.some((entry) => entry.claim === 'paid'))
      : claimedPaid.pull || (!policy.requirePull && claimedPaid.signed);
  const enough = covered ?? (refund !== null && claimedPaid.agreed);
  if (!claimed || !enough) return ledger;
  return { ...ledger, paid: { received, agreed: received === null } };
}

/** What was there when it was paid does not become too little by what is said later. */
function receivedOf({ paid }: Ledger, told: string | null, covered: boolean | null): string | null {
  const then = paid?.received ?? null;
  if (then === null || told === null) return told ?? then;
  return covered === false && compareDecimals(told, then) < 0 ? then : told;
}

function leadingClaim({ ledger, status }: PaymentRecord): PaymentStatus {
  const claims = [ledger.base ?? status, ...ledger.signed.map((entry) => entry.claim)];
  if (ledger.operator !== 'failed') return highest(claims);
  return highest(['failed', ...claims.filter(isSoftEnd)]);
}

function statusOf(ledger: Ledger, leader: PaymentStatus, covered: boolean | null): PaymentStatus {
  if (ledger.refund !== null) return ledger.refund;
  if (ledger.paid !== null) return 'paid';
  if (leader !== 'paid') return leader;
  // Enough, but by a signed word alone: settling until a read of our own says the same.
  return covered === false ? 'partially_paid' : 'settling';
}

/** The facts that stand no longer carry the `paid` that was reached. */
function isContradicted(ledger: Ledger, covered: boolean | null): boolean {
  const { pull, signed } = ledger;
  if (ledger.paid === null || ledger.operator === 'paid') return false;
  if (covered === false) return true;
  if (pull === null) return false;
  const since = signed.filter((entry) => entry.at >= pull.at).map((entry) => entry.claim);
  return RANK[highest([pull.claim, ...since])] < RANK.paid;
}

function isLate({ expiresAt }: PaymentRecord, ledger: Ledger): boolean {
  if (ledger.paid === null) return false;
  const deadline = expiresAt === null ? Number.NaN : Date.parse(expiresAt);
  const { told, heard } = ledger.enoughAt;
  return ledger.softEnd || (told ?? heard ?? 0) > deadline;
}

function confirmationsOf(ledger: Ledger): ConfirmationsReading | null {
  const reading = latest(ledger.confirmations, moreConfirmations);
  return reading === null ? null : { seen: reading.seen, required: reading.required };
}

function latest<T extends object>(
  { pull, signed }: Reading<T>,
  more: (a: T, b: T) => boolean,
): (T & { at: number }) | null {
  if (pull === null || signed === null) return pull ?? signed;
  return more(pull, signed) ? pull : signed;
}
