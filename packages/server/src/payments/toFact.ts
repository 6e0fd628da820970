import type { Evidence, Fact, PaymentRecord, ProviderFact } from '@coinslot/core';

/** Of a documented word there is much less, of an operator’s reason no more. Each change keeps it twice. */
const LONGEST_WORD = 500;

/** A provider's statement, with how and when it came. Times in ms since 1970. */
export function toFact(
  statement: ProviderFact,
  came: { evidence: Evidence; provider: string; key: string | null; startedAt: number; at: number },
): Fact {
  return {
    ...statement,
    word: statement.word?.slice(0, LONGEST_WORD) ?? null,
    evidence: came.evidence,
    provider: came.provider,
    key: came.key,
    startedAt: new Date(came.startedAt).toISOString(),
    at: new Date(came.at).toISOString(),
  };
}

/** A word on a payment that says nothing of its money. */
export function wordFact(
  { provider }: PaymentRecord,
  said: Pick<Fact, 'reference' | 'claim' | 'word'>,
  came: { evidence: Evidence; startedAt: number; at: number },
): Fact {
  const statement = { ...said, money: { kind: 'unknown' }, echo: {} } as const;
  return toFact(statement, { ...came, provider, key: null });
}
