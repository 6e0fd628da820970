import type { Offer } from '../fact.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { revise } from './revise.ts';

/**
 * The payment with what the answer to its creation says, whether that answer came or a look-up
 * found it later. What was learnt of the money before is judged by it: a notice may have been
 * faster. A superseded payment stays unpayable, but knows what to offer when it gets its place back.
 *
 * @param at the server's clock, ISO 8601
 * @example
 * const payable = advance(withOffer({ ...record, reference }, offer, at), fact);
 */
export function withOffer(record: PaymentRecord, offer: Offer, at: string): PaymentRecord {
  const { due, action, expiresAt } = offer;
  const ledger = { ...record.ledger, offered: action };
  const marks = record.marks.filter((mark) => mark !== 'create_unknown');
  const next = revise({ ...record, due, expiresAt, ledger }, { marks }, at);
  return { ...next, version: record.version + 1, updatedAt: at };
}
