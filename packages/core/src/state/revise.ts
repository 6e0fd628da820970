import type { PaymentRecord } from '../paymentRecord.ts';
import { isSame } from './isSame.ts';
import { judge } from './judge.ts';
import { offeredAction } from './offeredAction.ts';

/** What a record rests on; everything else that moves is derived from it. */
export type Changes = Partial<
  Pick<
    PaymentRecord,
    'ledger' | 'marks' | 'providerStatus' | 'transactions' | 'refund' | 'supersededBy'
  >
>;

/**
 * The record after some of what it rests on has changed. The same object when nothing has; the
 * same `version` when only the ledger has. `revision` is the store's, and stays.
 */
export function revise(record: PaymentRecord, changes: Changes, at: string): PaymentRecord {
  const draft = { ...record, ...changes };
  const judged = judge(draft);
  const offered = offeredAction(record);
  const ledger = {
    ...judged.ledger,
    offered: isSame(judged.action, offered) ? null : offered,
    paidRevision: paidRevision(record, judged.status === 'paid' && !judged.held),
  };
  const next: PaymentRecord = { ...draft, ...judged, ledger };
  if (!isSame({ ...next, ledger: null }, { ...record, ledger: null })) {
    return { ...next, version: record.version + 1, updatedAt: at };
  }
  return isSame(ledger, record.ledger) ? record : { ...record, ledger };
}

/**
 * `payment.paid` becomes due on the first stored record that is paid and not held. A record that
 * was only an intermediate result, never stored, has the revision of the one before it.
 */
function paidRevision({ ledger, revision }: PaymentRecord, due: boolean): number | null {
  if (ledger.paidRevision !== null && ledger.paidRevision < revision) return ledger.paidRevision;
  return due ? revision : null;
}
