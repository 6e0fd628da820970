import type { Transaction } from 'kysely';
import type { Change } from '../../store.ts';
import { fromChange } from './rows.ts';
import type { Tables } from './tables.ts';

/** Writes the audit trail, which is the outbox too. */
export async function insertChanges(
  transaction: Transaction<Tables>,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  await transaction.insertInto('coinslot_changes').values(changes.map(fromChange)).execute();
}

/** When the first of the changes that are to be told may be told. */
export function tellAt(changes: readonly Change[]): number | null {
  return changes.find(({ type }) => type !== null)?.at ?? null;
}
