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
  const open = ledger.paid === null && ledger.refund === null;
  const unmet = findings.leader === 'paid' && open;
  if (!open) reasons.delete('underpaid_but_claimed_paid');
  if (unmet && findings.covered === false) reasons.add('underpaid_but_claimed_paid');
  if (unmet && findings.covered === null) reasons.add('paid_without_amount');
  if (status === 'paid' && findings.contradicted) reasons.add('reversal_suspected');
  if (status === 'paid' && findings.late && waitsWhenLate(record)) reasons.add('late');
  const { rejection } = ledger;
  const isCurrent = rejection !== null && isSameAmount(rejection.total, money?.amount);
  if (isCurrent) reasons.add('overpayment_rejected');
  return REVIEW_REASONS.filter((reason) => reasons.has(reason));
}

/** What the provider's own word asks for, as long as no higher claim has taken its place. */
function askedByProvider({ ledger, leader }: Findings): ReviewReason[] {
  const base = ledger.base ?? 'created';
  const outranked = ledger.signed.some((entry) => RANK[entry.claim] > RANK[base]);
  return [
    ...(outranked ? [] : (ledger.pull?.review ?? [])),
    ...ledger.signed
      .filter((entry) => entry.claim === leader)
      .flatMap((entry) => entry.review.map((asked) => asked.reason)),
  ];
}

function isSameAmount(a: string, b: string | null | undefined): boolean {
  return typeof b === 'string' && compareDecimals(a, b) === 0;
}

function waitsWhenLate({ policy, ledger }: PaymentRecord): boolean {
  return policy.latePayment === 'review' && ledger.operator !== 'paid';
}
