import type { Evidence, Fact, PaymentRecord, ProviderFact } from '@coinslot/core';

/** A provider's statement, with how and when it came. Times in ms since 1970. */
export function toFact(
  statement: ProviderFact,
  came: { evidence: Evidence; provider: string; key: string | null; startedAt: number; at: number },
): Fact {
  return {
    ...statement,
    evidence: came.evidence,
    provider: came.provider,
    key: came.key,
    startedAt: new Date(came.startedAt).toISOString(),
    at: new Date(came.at).toISOString(),
  };
}

/** What the merchant's own people say of a payment. */
export function operatorFact(
  record: PaymentRecord,
  said: { claim: 'paid' | 'failed'; reason: string; at: number },
): Fact {
  const { claim, reason, at } = said;
  return toFact(
    {
      reference: record.reference ?? '',
      claim,
      word: reason,
      money: { kind: 'unknown' },
      echo: {},
    },
    { evidence: 'operator', provider: record.provider, key: null, startedAt: at, at },
  );
}
