import { compareDecimals } from '../decimals/compareDecimals.ts';
import { parseDecimal } from '../decimals/parseDecimal.ts';
import { subtractDecimals } from '../decimals/subtractDecimals.ts';
import type { PaymentStatus } from '../payment.ts';
import type { PaymentRecord, ReviewReason } from '../paymentRecord.ts';
import { REVIEW_REASONS } from '../paymentRecord.ts';
import { isBlocking } from './isBlocking.ts';
import { isEnough } from './isEnough.ts';
import type { ConfirmationsReading, Ledger, MoneyReading, Reading } from './ledger.ts';
import { nextAction } from './nextAction.ts';
import { highest, isSoftEnd, RANK } from './rank.ts';
import { moreConfirmations, moreMoney } from './readings.ts';

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
  const { policy } = record;
  const money = latest(record.ledger.money, moreMoney);
  const covered = coverage(record, money);
  const ledger = rememberPaid(record, money, covered);
  const leader = leadingClaim(record);
  const status = statusOf(ledger, leader, covered, policy.requirePull);

  const contradicted = isContradicted(ledger, covered);
  const received =
    contradicted && covered === false ? (ledger.paid?.received ?? null) : (money?.amount ?? null);
  const late = isLate(record, ledger);
  const amounts = amountsOf(record, received, ledger.paid !== null && agreed(ledger));
  const review = reviewOf({ record, ledger, leader, status, covered, contradicted, late, money });
  const finished = leader === 'paid';
  return {
    status,
    ...amounts,
    late,
    held: review.some(isBlocking),
    action: nextAction(record, { status, finished, remaining: amounts.remaining }),
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
    (money.pull !== null && money.pull.amount === null) ||
    signed.some((entry) => entry.claim === 'paid' && entry.agreed)
  );
}

function rememberPaid(
  record: PaymentRecord,
  money: MoneyReading | null,
  covered: boolean | null,
): Ledger {
  const { ledger, policy } = record;
  const claimed =
    ledger.base === 'paid' ||
    (!policy.requirePull && ledger.signed.some((entry) => entry.claim === 'paid')) ||
    // The pull that said so may have been overtaken by the one that tells of the refund.
    (ledger.refund !== null && ledger.pulledPaid);
  if (covered !== true || !claimed) return ledger;
  return { ...ledger, paid: { received: money?.amount ?? null } };
}

function leadingClaim({ ledger, status }: PaymentRecord): PaymentStatus {
  const claims = [ledger.base ?? status, ...ledger.signed.map((entry) => entry.claim)];
  if (ledger.operator !== 'failed') return highest(claims);
  return highest(['failed', ...claims.filter(isSoftEnd)]);
}

function statusOf(
  ledger: Ledger,
  leader: PaymentStatus,
  covered: boolean | null,
  requirePull: boolean,
): PaymentStatus {
  if (ledger.refund !== null) return ledger.refund;
  if (ledger.paid !== null) return 'paid';
  if (leader !== 'paid') return leader;
  if (covered === false) return 'partially_paid';
  // Enough by a signed word alone: settling until a read of our own says the same.
  return covered === true && !requirePull ? 'paid' : 'settling';
}

/** The facts that stand no longer carry the `paid` that was reached. */
function isContradicted(ledger: Ledger, covered: boolean | null): boolean {
  if (ledger.paid === null || ledger.operator === 'paid') return false;
  const claims = ledger.signed.map((entry) => entry.claim);
  const claim = highest([ledger.pull?.claim ?? 'paid', ...claims]);
  return covered === false || RANK[claim] < RANK.paid;
}

function isLate({ expiresAt }: PaymentRecord, ledger: Ledger): boolean {
  if (ledger.paid === null) return false;
  const deadline = expiresAt === null ? Number.NaN : Date.parse(expiresAt);
  return ledger.softEnd || (ledger.enoughAt !== null && ledger.enoughAt > deadline);
}

function amountsOf(
  record: PaymentRecord,
  received: string | null,
  agreedPaid: boolean,
): Pick<Judgement, 'amountStatus' | 'received' | 'remaining' | 'excess'> {
  const nothing = { received, remaining: null, excess: null };
  if (received === null) return { ...nothing, amountStatus: agreedPaid ? 'exact' : 'none' };
  const due = parseDecimal(record.due?.amount);
  if (due === null || compareDecimals(received, '0') === 0) {
    return { ...nothing, amountStatus: 'none' };
  }
  if (compareDecimals(received, due) > 0) {
    return { ...nothing, amountStatus: 'over', excess: subtractDecimals(received, due) };
  }
  return isEnough(record, received)
    ? { ...nothing, amountStatus: 'exact' }
    : { ...nothing, amountStatus: 'under', remaining: subtractDecimals(due, received) };
}

interface Case {
  record: PaymentRecord;
  ledger: Ledger;
  leader: PaymentStatus;
  status: PaymentStatus;
  covered: boolean | null;
  contradicted: boolean;
  late: boolean;
  money: MoneyReading | null;
}

function reviewOf(found: Case): ReviewReason[] {
  const { record, ledger, leader, status, covered, money } = found;
  const open = leader === 'paid' && ledger.paid === null && ledger.refund === null;
  const leading = ledger.signed.filter((entry) => entry.claim === leader);
  const outranked = ledger.signed.some(
    (entry) => RANK[entry.claim] > RANK[ledger.base ?? 'created'],
  );
  const accepted = ledger.operator === 'paid';
  const reasons = new Set<ReviewReason>([
    ...record.marks,
    ...ledger.doubts.map((entry) => entry.reason),
    ...leading.flatMap((entry) => entry.review),
    ...(outranked ? [] : (ledger.pull?.review ?? [])),
  ]);
  if (open && covered === false) reasons.add('underpaid_but_claimed_paid');
  if (open && covered === null) reasons.add('paid_without_amount');
  if (status === 'paid' && found.contradicted) reasons.add('reversal_suspected');
  if (status === 'paid' && found.late && record.policy.latePayment === 'review' && !accepted) {
    reasons.add('late');
  }
  if (money?.rejected && compareDecimals(money.rejected, '0') > 0) {
    reasons.add('overpayment_rejected');
  }
  return REVIEW_REASONS.filter((reason) => reasons.has(reason));
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
