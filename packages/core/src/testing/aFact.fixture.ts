import type { Evidence, Fact } from '../fact.ts';
import type { PaymentStatus } from '../payment.ts';

const START = Date.parse('2026-03-01T10:00:00.000Z');

/** The time so many seconds after the creation. */
export const timeAt = (seconds: number) => new Date(START + seconds * 1000).toISOString();

/** The provider says `claim`, so many seconds after the creation. No word of the money. */
export function aFact(
  evidence: Evidence,
  claim: PaymentStatus | null,
  seconds: number,
  changes: Partial<Fact> = {},
): Fact {
  return {
    evidence,
    claim,
    provider: 'acme',
    reference: 'ref-1',
    word: claim ?? 'never-seen-before',
    money: { kind: 'unknown' },
    echo: {},
    key: evidence === 'signed' ? `${claim} ${seconds}` : null,
    startedAt: timeAt(seconds),
    at: timeAt(seconds),
    ...changes,
  };
}

export const received = (amount: string, rejected?: string): Pick<Fact, 'money'> => ({
  money: { kind: 'received', amount, rejected },
});
