import type { PaymentRecord } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { changePayment, type Step } from './changePayment.ts';

/**
 * Where a lost creation can not be looked for, a notice to its callback URL alone tells which
 * payment it made. Nobody may say so again: written down before anything is asked, and worth nothing
 * until a read of our own has confirmed it.
 */
export async function keepClue(
  runtime: Runtime,
  stored: StoredPayment,
  clue: string,
): Promise<StoredPayment> {
  const { record } = stored;
  const isOnlyClue = runtime.providers.get(record.provider)?.lookUp === 'none';
  if (!isOnlyClue || !isNews(record, clue)) return stored;
  const step = ({ record }: StoredPayment): Step => ({
    record: isNews(record, clue) ? { ...record, private: { ...record.private, clue } } : record,
    evidence: 'server',
    word: null,
  });
  return (await changePayment(runtime, stored, step)).stored;
}

/** The identifier that a notice told, where the answer to the creation did not. */
export function clueOf({ private: { clue } }: PaymentRecord): string | null {
  return typeof clue === 'string' ? clue : null;
}

function isNews(record: PaymentRecord, clue: string): boolean {
  return record.reference === null && clueOf(record) !== clue;
}
