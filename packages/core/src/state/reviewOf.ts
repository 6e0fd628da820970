import { compareDecimals } from '../decimals/compareDecimals.ts';
import type { PaymentStatus } from '../payment.ts';
import { type PaymentRecord, REVIEW_REASONS, type ReviewReason } from '../paymentRecord.ts';
import type { Ledger, MoneyReading } from './ledger.ts';
import { RANK } from './rank.ts';

export interface Findings {
  ledger: Ledger;
  /** The claim that leads. */
  leader: PaymentStatus;
  status: PaymentStatus;
  /** Whether enough has arrived; null where nobody says. */
  covered: boolean | null;
  contradicted: boolean;
  late: boolean;
  money: MoneyReading | null;
}

/** Why the merchant has to look, from scratch: reasons are derived, never accumulated. */
export function reviewOf(record: PaymentRecord, findings: Findings): ReviewReason[] {
  const { ledger, status, money } = findings;
  const reasons = new Set<ReviewReason>([
    ...record.marks,
    ...ledger.doubts.map((doubt) => doubt.reason),
    ...askedByProvider(findings),
  ]);
  const unmet = findings.leader === 'paid' && ledger.paid === null && ledger.refund === null;
  if (unmet && findings.covered === false) reasons.add('underpaid_but_claimed_paid');
  if (unmet && findings.covered === null) reasons.add('paid_without_amount');
  if (status === 'paid' && findings.contradicted) reasons.add('reversal_suspected');
  if (status === 'paid' && findings.late && waitsWhenLate(record)) reasons.add('late');
  if (money?.rejected && compareDecimals(money.rejected, '0') > 0) {
    reasons.add('overpayment_rejected');
  }
  return REVIEW_REASONS.filter((reason) => reasons.has(reason));
}

/** What the provider's own word asks for, as long as no higher claim has taken its place. */
function askedByProvider({ ledger, leader }: Findings): ReviewReason[] {
  const base = ledger.base ?? 'created';
  const outranked = ledger.signed.some((entry) => RANK[entry.claim] > RANK[base]);
  return [
    ...(outranked ? [] : (ledger.pull?.review ?? [])),
    ...ledger.signed.filter((entry) => entry.claim === leader).flatMap((entry) => entry.review),
  ];
}

function waitsWhenLate({ policy, ledger }: PaymentRecord): boolean {
  return policy.latePayment === 'review' && ledger.operator !== 'paid';
}
