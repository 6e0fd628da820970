import fc from 'fast-check';
import type { Evidence, Fact } from '../fact.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { aFact, timeAt } from './aFact.ts';
import { aRecord } from './aRecord.ts';

/** Thirty seconds to the deadline, so that histories of a few dozen facts cross it. */
const DEADLINE = 15;

const cents = fc.oneof(fc.constant(10_000), fc.integer({ min: 0, max: 15_000 }));
const amount = (value: number) => (value / 100).toFixed(2);
/** Claims of paid and the soft ends are what goes wrong: they come more often. */
const claim = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...PAYMENT_STATUSES) },
  { weight: 2, arbitrary: fc.constantFrom<PaymentStatus>('paid', 'confirming') },
  { weight: 1, arbitrary: fc.constantFrom<PaymentStatus>('cancelled', 'failed', 'expired') },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

interface Step {
  evidence: Evidence;
  claim: PaymentStatus;
  cents: number | undefined;
  seen: number | undefined;
  hash: string | undefined;
  refund: { amount: string | null; txHash: string | null } | undefined;
  paidAt: number | undefined;
  oddity: 'none' | 'word' | 'reference' | 'due';
}

const step = (evidence: fc.Arbitrary<Evidence>): fc.Arbitrary<Step> =>
  fc.record({
    evidence,
    claim,
    cents: maybe(cents),
    seen: maybe(fc.nat(20)),
    hash: maybe(fc.constantFrom('a', 'b', 'c')),
    refund: maybe(
      fc.record({ amount: fc.constantFrom(null, '100'), txHash: fc.constantFrom(null, '0x1') }),
    ),
    paidAt: maybe(fc.integer({ min: 0, max: 2 * DEADLINE })),
    oddity: fc.oneof(
      { weight: 8, arbitrary: fc.constant('none' as const) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('word' as const, 'reference' as const, 'due' as const),
      },
    ),
  });

function toFact(of: Step, index: number, seconds: number): Fact {
  const { evidence, oddity, hash, seen } = of;
  return aFact(evidence, oddity === 'word' ? null : of.claim, seconds, {
    word: `${of.claim} ${index}`,
    money:
      of.cents === undefined ? { kind: 'unknown' } : { kind: 'received', amount: amount(of.cents) },
    echo: oddity === 'due' ? { due: '99' } : {},
    key: evidence === 'signed' ? `delivery ${index}` : null,
    refund: of.refund,
    transactions: hash === undefined ? undefined : [{ hash, amount: null, explorerUrl: null }],
    confirmations: seen === undefined ? undefined : { seen, required: 20 },
    paidAt: of.paidAt === undefined ? undefined : timeAt(of.paidAt),
    ...(oddity === 'reference' && { reference: 'ref-2' }),
  });
}

/** A payment at its start, under any of the merchant's rules. */
export const start: fc.Arbitrary<PaymentRecord> = fc
  .record({
    status: fc.constantFrom<PaymentStatus>('created', 'awaiting_payment'),
    tolerance: fc.constantFrom('0', '0.01', '0.5'),
    requirePull: fc.boolean(),
    latePayment: fc.constantFrom('accept' as const, 'review' as const),
    expiresAt: fc.constantFrom(timeAt(DEADLINE), null),
  })
  .map(({ status, expiresAt, ...policy }) => aRecord({ status, expiresAt, policy }));

/** Facts in which nothing makes sense: any evidence, any order of beginning. */
export const anyFacts = (...evidence: Evidence[]): fc.Arbitrary<Fact[]> =>
  fc
    .array(fc.tuple(step(fc.constantFrom(...evidence)), fc.nat(30)), { maxLength: 20 })
    .map((steps) => steps.map(([of, seconds], index) => toFact(of, index, seconds)));

/**
 * Facts in the order in which they began, of which each pull says at least as much as everything
 * that was said before it; and the same facts in the order in which they come in, some twice.
 */
export const forwardFacts: fc.Arbitrary<{ told: Fact[]; delivered: Fact[] }> = fc
  .array(step(fc.constantFrom('signed', 'pull', 'hint')), { maxLength: 14 })
  .map((steps) => raised(steps).map((of, index) => toFact(of, index, index + 1)))
  .chain((told) =>
    fc
      .tuple(
        fc.shuffledSubarray(told, { minLength: told.length }),
        fc.array(fc.tuple(fc.nat(13), fc.nat(28)), { maxLength: 4 }),
      )
      .map(([shuffled, again]) => ({ told, delivered: repeated(shuffled, told, again) })),
  );

function raised(steps: readonly Step[]): Step[] {
  const most = { claim: 0, cents: 0, seen: 0 };
  const ranks = ladder();
  return steps.map((of) => {
    if (of.oddity !== 'none' || of.evidence === 'hint') return of;
    const pull = of.evidence === 'pull';
    const rank = Math.max(pull ? most.claim : 0, ranks.indexOf(of.claim));
    const atLeast = (value: number | undefined, floor: number) =>
      value === undefined ? value : Math.max(value, pull ? floor : 0);
    const next: Step = {
      ...of,
      claim: ranks[rank] ?? of.claim,
      cents: atLeast(of.cents, most.cents),
      seen: atLeast(of.seen, most.seen),
    };
    most.claim = Math.max(most.claim, rank);
    most.cents = Math.max(most.cents, next.cents ?? 0);
    most.seen = Math.max(most.seen, next.seen ?? 0);
    return next;
  });
}

function repeated(
  facts: readonly Fact[],
  told: readonly Fact[],
  again: [number, number][],
): Fact[] {
  return again.reduce<Fact[]>(
    (list, [which, place]) => {
      const fact = told[which];
      return fact?.evidence === 'signed' ? list.toSpliced(place, 0, fact) : list;
    },
    [...facts],
  );
}

function ladder(): PaymentStatus[] {
  const ends: PaymentStatus[] = ['cancelled', 'failed', 'expired'];
  const before: PaymentStatus[] = [
    'created',
    'awaiting_payment',
    'confirming',
    'partially_paid',
    'settling',
  ];
  return [...before, ...ends, 'paid', 'refund_pending', 'refunded'];
}
