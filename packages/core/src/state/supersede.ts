import type { PaymentRecord } from '../paymentRecord.ts';
import { revise } from './revise.ts';

/**
 * A newer payment of the same order takes this one's place: nothing is payable any more, and the
 * card moves on. The status stays and facts still count, so that money which comes anyway is seen.
 *
 * @param byId the id of the newer payment
 * @param at the server's clock, ISO 8601
 * @example
 * const old = supersede(record, newer.id, at); // old.action.type === 'none'
 */
export function supersede(record: PaymentRecord, byId: string, at: string): PaymentRecord {
  return revise(record, { supersededBy: byId }, at);
}
