import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** The next number of a sequence, in one statement. */
export async function nextSequence(
  db: Kysely<Tables>,
  key: string,
  atLeast: number,
): Promise<number> {
  const { value } = await db
    .insertInto('coinslot_sequences')
    .values({ key, value: atLeast })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        value: sql<number>`case when coinslot_sequences.value >= excluded.value
          then coinslot_sequences.value + 1 else excluded.value end`,
      }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}
