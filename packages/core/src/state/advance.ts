import type { Fact } from '../fact.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { decide } from './decide.ts';
import { learn } from './learn.ts';
import { revise } from './revise.ts';

/**
 * The state machine: a payment and one fact about it give the next payment. Pure (no clock, no
 * randomness, `record` is not changed) and total (it never throws; what can not be believed
 * becomes a review reason).
 *
 * - A hint changes nothing, nor does a signed delivery that was taken before (`fact.key`).
 * - A fact that does not fit the stored order moves nothing and puts up a review reason.
 * - Signed facts only move forward. A pull also moves back; among pulls the one that began last
 *   wins, and it overrules what was signed before it began. So the result does not depend on the
 *   order in which deliveries come in.
 * - `paid` is derived: a claim of it, and as much money as is due. Too little of it shows as
 *   `partially_paid`, an unknown amount as `settling`, each with a review reason; with
 *   `policy.requirePull` a signed claim with enough money is `settling` until a pull claims it too.
 * - `paid` leaves only to `refund_pending` and `refunded`. A pull that contradicts it puts up
 *   `reversal_suspected`, and the status and the amount received stay.
 * - The operator's fact (`claim` 'paid' or 'failed') clears the reasons that stand, all marks but
 *   `order_paid_twice` included. What the table forbids is refused: the same object comes back.
 *
 * Returns the same object when nothing has changed; a new one with the same `version` when only
 * the ledger has (it still has to be stored, or the next fact is judged by less); else one with
 * `version` + 1 and `updatedAt` = `fact.at`. `revision` is left alone: the store counts it, and
 * `payment.paid` is due once only because it grows with every write ({@link eventOf}).
 *
 * @example
 * const next = advance(record, { ...factFromProvider, evidence: 'pull', provider: record.provider,
 *   key: null, startedAt, at });
 * if (next !== record) await store(next, eventOf(record, next));
 */
export function advance(record: PaymentRecord, fact: Fact): PaymentRecord {
  switch (fact.evidence) {
    case 'hint':
      return record;
    case 'operator':
      return decide(record, fact);
    case 'signed':
    case 'pull':
      return take(record, fact, fact.evidence);
    default:
      fact.evidence satisfies never;
      return record;
  }
}

function take(record: PaymentRecord, fact: Fact, evidence: 'signed' | 'pull'): PaymentRecord {
  if (fact.key !== null && record.ledger.keys.includes(fact.key)) return record;
  return revise(record, learn(record, fact, evidence), fact.at);
}
