import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../decimals/parseDecimal.ts';
import type { Evidence, Fact } from '../fact.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { aFact, received, timeAt } from '../testing/aFact.fixture.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import { play } from '../testing/play.fixture.ts';
import { LADDER, millionths, referenceModel } from '../testing/referenceModel.fixture.ts';
import { advance } from './advance.ts';
import { eventOf } from './eventOf.ts';
import { isBlocking } from './isBlocking.ts';
import { withMarks } from './withMarks.ts';

declare const process: { env: Record<string, string | undefined> };
const numRuns = Number(process.env['COINSLOT_DEEP_RUNS'] ?? 1000);

/** In seconds: near enough for histories of a few dozen facts to cross it. */
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
  /** Of the amount, what the provider does not keep. */
  rejected: string | undefined;
  /** The provider ended it short, and says so. */
  short: boolean;
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
    rejected: maybe(fc.constantFrom('1', '30')),
    short: fc.boolean(),
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
      of.cents === undefined
        ? { kind: 'unknown' }
        : { kind: 'received', amount: amount(of.cents), rejected: of.rejected },
    // No tolerance of these histories covers so little.
    review:
      of.short && of.claim === 'partially_paid' && (of.cents ?? 0) < 5_000
        ? ['underpaid_but_claimed_paid']
        : undefined,
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
const start: fc.Arbitrary<PaymentRecord> = fc
  .record({
    status: fc.constantFrom<PaymentStatus>('created', 'awaiting_payment'),
    tolerance: fc.constantFrom('0', '0.01', '0.5'),
    requirePull: fc.boolean(),
    latePayment: fc.constantFrom('accept' as const, 'review' as const),
    expiresAt: fc.constantFrom(timeAt(DEADLINE), null),
  })
  .map(({ status, expiresAt, ...policy }) => aRecord({ status, expiresAt, policy }));

/** Facts in which nothing makes sense: any evidence, any order of beginning. */
const anyFacts = (...evidence: Evidence[]): fc.Arbitrary<Fact[]> =>
  fc
    .array(fc.tuple(step(fc.constantFrom(...evidence)), fc.nat(30)), { maxLength: 20 })
    .map((steps) => steps.map(([of, seconds], index) => toFact(of, index, seconds)));

/**
 * Facts in the order in which they began, of which each pull says at least as much as everything
 * that was said before it; and the same facts in the order in which they come in, some twice.
 */
const forwardFacts: fc.Arbitrary<{ told: Fact[]; delivered: Fact[] }> = fc
  .array(step(fc.constantFrom('signed', 'pull', 'hint')), { maxLength: 14 })
  .chain((steps) =>
    fc.boolean().map((silent) => {
      const told = raised(steps).map((of, index) => toFact(of, index, index + 1));
      // A provider that tells no amounts never tells one.
      return silent ? told.map((fact): Fact => ({ ...fact, money: { kind: 'agreed' } })) : told;
    }),
  )
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
  return steps.map((of) => {
    if (of.oddity !== 'none' || of.evidence === 'hint') return of;
    const pull = of.evidence === 'pull';
    const rank = Math.max(pull ? most.claim : 0, LADDER.indexOf(of.claim));
    const atLeast = (value: number | undefined, floor: number) =>
      value === undefined ? value : Math.max(value, pull ? floor : 0);
    const claim = LADDER[rank] ?? of.claim;
    // A pull by which nothing has come yet says less than an amount that was told.
    const unsaid = pull && claim === 'awaiting_payment' && most.cents > 0 ? most.cents : undefined;
    const next: Step = {
      ...of,
      claim,
      cents: atLeast(of.cents ?? unsaid, most.cents),
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

const provider = anyFacts('signed', 'pull', 'hint');
const everything = anyFacts('signed', 'pull', 'hint', 'operator');
const claims = fc.constantFrom(...PAYMENT_STATUSES);
const sources = fc.constantFrom<Evidence>('signed', 'pull');

function holds<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...values: T) => void,
) {
  const history = fc.tuple<T>(...arbitraries);
  fc.assert(
    fc.property(history, (values) => check(...values)),
    { numRuns },
  );
}

/** All of a record that tells of the payment, apart from how often it changed. */
function viewOf(record: PaymentRecord): Partial<PaymentRecord> {
  const { ledger: _, version: _v, revision: _r, updatedAt: _u, ...view } = record;
  return view;
}

/** What differs between the two, by name. */
function changed(before: PaymentRecord, next: PaymentRecord): string[] {
  const [a, b] = [viewOf(before), viewOf(next)] as Record<string, unknown>[];
  return Object.keys(b ?? {}).filter(
    (key) => JSON.stringify(a?.[key]) !== JSON.stringify(b?.[key]),
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

// Scaled with the number of histories: 100,000 of them take long on a busy machine.
describe('in every history', { timeout: 30_000 + numRuns * 50 }, () => {
  it('1. a hint changes nothing', () => {
    holds([start, everything, anyFacts('hint')], (record, facts, hints) => {
      const current = play(record, ...facts);
      for (const hint of hints) expect(advance(current, hint)).toBe(current);
    });
  });

  it('2. a fact that does not fit the order changes the review alone', () => {
    const misfits: Partial<Fact>[] = [
      { provider: 'other' },
      { reference: 'ref-2' },
      { echo: { assetCode: 'USDTERC20' } },
      { echo: { network: 'ethereum' } },
      { echo: { due: '1' } },
      { echo: { price: { amount: '1', currency: 'USD' } } },
    ];
    const misfit = fc.constantFrom(...misfits);
    holds([start, everything, sources, claims, misfit], (record, facts, evidence, claim, odd) => {
      const current = play(record, ...facts);
      const next = advance(current, aFact(evidence, claim, 40, { ...received('100'), ...odd }));
      expect(['review', 'held']).toEqual(expect.arrayContaining(changed(current, next)));
      expect(next.held).toBe(true);
    });
  });

  it('3. a delivery seen before changes nothing', () => {
    holds([start, everything, fc.nat(60)], (record, facts, later) => {
      const current = play(record, ...facts);
      for (const fact of facts.filter(({ evidence }) => evidence === 'signed')) {
        const again = { ...fact, startedAt: timeAt(later), at: timeAt(61) };
        expect(advance(current, again)).toBe(current);
      }
    });
  });

  it('4. an unknown word changes the review and the word alone, until a known one', () => {
    holds([start, everything, sources], (record, facts, evidence) => {
      const current = play(record, ...facts);
      const odd = advance(current, aFact(evidence, null, 40, received('100')));
      const allowed = ['review', 'held', 'providerStatus'];
      expect(allowed).toEqual(expect.arrayContaining(changed(current, odd)));
      expect(odd.review).toContain('unknown_status');
      expect(odd.held || !current.held).toBe(true);
      const known = advance(odd, aFact('pull', 'confirming', 41));
      expect(known.review).not.toContain('unknown_status');
    });
  });

  it('5. signed amounts are joined by maximum, and a later pull takes their place', () => {
    holds([start, anyFacts('signed'), claims], (record, facts, claim) => {
      const joined = play(record, ...facts);
      const amounts = facts.flatMap(({ money, echo, reference, claim: said }) =>
        money.kind === 'received' &&
        echo.due === undefined &&
        reference === 'ref-1' &&
        said !== null
          ? [millionths(money.amount)]
          : [],
      );
      const most = amounts.reduce<bigint | null>((a, b) => (a === null || b > a ? b : a), null);
      expect(joined.received === null ? null : millionths(joined.received)).toBe(most);
      const pulled = play(joined, aFact('pull', claim, 40, received('7')));
      const kept = pulled.status === 'paid' || pulled.ledger.paid !== null;
      expect(pulled.received).toBe(kept ? joined.received : '7');
    });
  });

  it('6. paid rests on a claim with the evidence that is asked for, and on enough money', () => {
    holds([start, provider], (record, facts) => {
      const { status, received: amount, amountStatus } = play(record, ...facts);
      if (status !== 'paid') return;
      const trusted = facts.filter(
        ({ evidence }) =>
          evidence === 'pull' || (evidence === 'signed' && !record.policy.requirePull),
      );
      expect(trusted.some((fact) => fact.claim === 'paid' && fact.reference === 'ref-1')).toBe(
        true,
      );
      const due = millionths('100');
      const needed = due - (due * millionths(record.policy.tolerance)) / millionths('1');
      expect(millionths(amount ?? '0') >= needed).toBe(true);
      expect(['exact', 'over']).toContain(amountStatus);
    });
  });

  it('7. money is late or not in whatever order its news come, and waits where it has to', () => {
    holds([start, forwardFacts], (record, { told, delivered }) => {
      const result = play(record, ...delivered);
      expect(result.late).toBe(referenceModel(record, told).late);
      const waits =
        result.late && result.status === 'paid' && record.policy.latePayment === 'review';
      expect(result.review.includes('late')).toBe(waits);
    });
  });

  it('8. paid is told once, and never while a blocking review stands', () => {
    const marks = fc.array(fc.constantFrom('order_changed' as const, null, undefined), {
      maxLength: 20,
    });
    holds([start, everything, marks], (record, facts, marked) => {
      let stored = record;
      let told = 0;
      facts.forEach((fact, index) => {
        const mark = marked[index];
        const advanced = advance(stored, fact);
        const next =
          mark === undefined ? advanced : withMarks(advanced, mark ? [mark] : [], fact.at);
        if (eventOf(stored, next) === 'payment.paid') {
          told += 1;
          expect(next.status).toBe('paid');
          expect(next.review.filter(isBlocking)).toEqual([]);
        }
        if (next.status === 'paid' && !next.held) expect(told).toBe(1);
        if (next !== stored) stored = { ...next, revision: stored.revision + 1 };
      });
      expect(told).toBeLessThanOrEqual(1);
    });
  });

  it('9. signed facts and forward pulls give one view in every order, the reference model’s', () => {
    holds([start, forwardFacts], (record, { told, delivered }) => {
      const result = play(record, ...delivered);
      expect(viewOf(result)).toEqual(viewOf(play(record, ...told)));
      const expected = referenceModel(record, told);
      const { status, received: amount, review } = result;
      expect({
        status,
        received: amount === null ? null : millionths(amount),
        review: review.filter((reason) => reason !== 'late').sort(),
      }).toEqual({ status: expected.status, received: expected.received, review: expected.review });
    });
  });

  it('9. signed facts and one pull, which may lead back, give one status in every order', () => {
    const open = fc.constantFrom(...LADDER.slice(0, LADDER.indexOf('paid')));
    const notices = fc.uniqueArray(fc.tuple(fc.nat(40), open), { selector: ([at]) => at });
    const history = fc.tuple(notices, open).chain(([list, said]) => {
      const facts = list.map(([at, word]) => aFact('signed', word, at * 2));
      const all = [...facts, aFact('pull', said, 41)];
      return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }));
    });
    holds([start, history], (record, [told, delivered]) => {
      expect(viewOf(play(record, ...delivered))).toEqual(viewOf(play(record, ...told)));
    });
  });

  it('9. among pulls the one that began last wins', () => {
    const open = fc.constantFrom<PaymentStatus>(
      'awaiting_payment',
      'confirming',
      'partially_paid',
      'settling',
    );
    const pulls = fc
      .uniqueArray(fc.tuple(fc.nat(99), open, fc.nat(99)), { selector: ([at]) => at, minLength: 1 })
      .map((list) => list.map(([at, claim, sum]) => aFact('pull', claim, at, received(`${sum}`))));
    holds([start, pulls], (record, facts) => {
      const last = facts.reduce((a, b) => (a.startedAt > b.startedAt ? a : b));
      const result = play(record, ...facts);
      expect(result.status).toBe(last.claim);
      expect({ kind: 'received', amount: result.received }).toMatchObject({
        amount: last.money.kind === 'received' ? last.money.amount : null,
      });
    });
  });

  it('10. paid leaves only to the refunds, and a pull that contradicts it alarms', () => {
    holds([start, everything, claims], (record, facts, claim) => {
      const states = [record];
      for (const fact of facts) states.push(play(states.at(-1) ?? record, fact));
      for (const [index, { status }] of states.entries()) {
        const next = states[index + 1]?.status ?? status;
        if (status === 'paid') expect(['paid', 'refund_pending', 'refunded']).toContain(next);
        if (status === 'refunded') expect(next).toBe('refunded');
      }
      const last = states.at(-1) ?? record;
      if (last.status !== 'paid' || ['refund_pending', 'refunded'].includes(claim)) return;
      const pulled = advance(last, aFact('pull', claim, 40));
      expect(pulled.status).toBe('paid');
      expect(pulled.received).toBe(last.received);
      const decided = facts.some((fact) => fact.evidence === 'operator' && fact.claim === 'paid');
      if (!decided && claim !== 'paid') expect(pulled.review).toContain('reversal_suspected');
    });
  });

  it('moves only along the table: signed news never back, pulls back from open and soft ends', () => {
    const rank = (status: PaymentStatus) => LADDER.indexOf(status);
    holds([start, provider], (record, facts) => {
      let current = record;
      let claimedPaid = false;
      for (const fact of facts) {
        const next = play(current, fact);
        claimedPaid ||= fact.claim === 'paid';
        // A claim of paid shows as what its money allows: then the money decides, not the table.
        const byMoney = claimedPaid && ['partially_paid', 'settling'].includes(next.status);
        const back = rank(next.status) < rank(current.status);
        // A slow pull leads back, and a notice that came after it began leads on from there.
        const since = facts.some(
          (other) =>
            other.evidence === 'signed' &&
            other.claim === next.status &&
            other.startedAt >= fact.startedAt,
        );
        if (back && fact.evidence === 'pull' && since) expect(next.status).not.toBe('created');
        else if (back && !byMoney) {
          expect(fact.evidence).toBe('pull');
          expect(rank(current.status)).toBeLessThan(rank('paid'));
          expect(rank(next.status)).toBeLessThan(rank('cancelled'));
          expect(next.status).not.toBe('created');
        }
        current = next;
      }
    });
  });

  it('changes nothing in place, counts each change once, and keeps the ledger small', () => {
    holds([start, everything], (record, facts) => {
      let current = deepFreeze(record);
      for (const fact of [...facts, ...facts, ...facts]) {
        const next = deepFreeze(advance(current, fact));
        expect(next.version - current.version).toBe(changed(current, next).length > 0 ? 1 : 0);
        expect(next.revision).toBe(current.revision);
        if (next.version > current.version) expect(next.updatedAt).toBe(fact.at);
        current = next;
      }
      expect(JSON.parse(JSON.stringify(current))).toEqual(current);
      expect(JSON.stringify(current.ledger).length).toBeLessThan(3_000);
      expect(current.held).toBe(current.review.some(isBlocking));
    });
  });

  it('never throws and writes only amounts that can be read, whatever an adapter hands in', () => {
    const junk = fc.oneof(fc.string(), fc.constantFrom('1e5', '-1', '0E-8', '', 'NaN', '00.1'));
    const hostile = fc.record({
      amount: junk,
      rejected: junk,
      due: junk,
      startedAt: junk,
      paidAt: junk,
      at: junk,
      tolerance: junk,
    });
    holds([start, sources, claims, hostile], (record, evidence, claim, odd) => {
      const policy = { ...record.policy, tolerance: odd.tolerance };
      const echo = odd.due === '' ? {} : { due: odd.due };
      const fact = aFact(evidence, claim, 1, {
        ...odd,
        echo,
        ...received(odd.amount, odd.rejected),
      });
      const next = advance({ ...record, policy }, fact);
      for (const sum of [next.received, next.remaining, next.excess]) {
        expect(sum === null || parseDecimal(sum) === sum).toBe(true);
      }
    });
  });
});
