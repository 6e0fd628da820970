import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence, Fact } from '../fact.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { aFact, received, timeAt } from '../testing/aFact.fixture.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import { play } from '../testing/play.fixture.ts';
import { advance } from './advance.ts';
import { eventOf } from './eventOf.ts';
import { isBlocking } from './isBlocking.ts';
import { withMarks } from './withMarks.ts';

declare const process: { env: Record<string, string | undefined> };
const numRuns = Number(process.env['COINSLOT_DEEP_RUNS'] ?? 1000);

const claim = fc.constantFrom<PaymentStatus>(...PAYMENT_STATUSES, 'paid', 'expired', 'confirming');
const money = fc.constantFrom<Fact['money']>(
  { kind: 'unknown' },
  ...['0', '40', '100', '150'].map((amount) => received(amount).money),
);
const fact = (...evidence: Evidence[]): fc.Arbitrary<Fact> =>
  fc
    .tuple(fc.constantFrom(...evidence), claim, fc.nat(30), money, fc.nat(9))
    .map(([source, said, seconds, told, odd]) =>
      aFact(source, said, seconds, {
        money: told,
        ...(odd === 0 && { echo: { due: '1' } }),
        ...(said === 'partially_paid' &&
          odd === 1 && { review: ['underpaid_but_claimed_paid'] as const }),
      }),
    );
const before = fc.array(fact('signed', 'pull', 'operator'), { maxLength: 12 });
const after = fc.array(fact('signed', 'pull'), { maxLength: 8 });
const start = fc
  .record({
    tolerance: fc.constantFrom('0', '0.5'),
    requirePull: fc.boolean(),
    latePayment: fc.constantFrom('accept' as const, 'review' as const),
  })
  .map((policy) => aRecord({ policy, expiresAt: timeAt(15) }));
const says = (said: 'paid' | 'failed', seconds = 40) => aFact('operator', said, seconds);

function holds<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...values: T) => void,
) {
  fc.assert(
    fc.property(fc.tuple<T>(...arbitraries), (values) => check(...values)),
    { numRuns },
  );
}

const stored = (previous: PaymentRecord, next: PaymentRecord) =>
  next === previous ? previous : { ...next, revision: previous.revision + 1 };

describe('the operator, in every history', { timeout: 30_000 + numRuns * 50 }, () => {
  it('pays whatever was not refunded, without a blocking reason, and once', () => {
    holds([start, before], (record, facts) => {
      const current = play(record, ...facts);
      const paid = advance(current, says('paid'));
      if (current.status === 'refunded') expect(paid).toBe(current);
      else {
        expect(paid).toMatchObject({ status: 'paid', held: false, received: current.received });
        expect(paid.review.filter(isBlocking)).toEqual([]);
      }
      const next = stored(current, paid);
      expect(advance(next, says('paid', 50))).toBe(next);
    });
  });

  it('lets payment.paid be told exactly once, whenever it is that they decide', () => {
    holds([start, before, after], (record, facts, later) => {
      let current = record;
      let told = 0;
      for (const one of [...facts, says('paid'), ...later]) {
        const next = advance(current, one);
        if (eventOf(current, next) === 'payment.paid') told += 1;
        current = stored(current, next);
      }
      const refunded = facts.some(({ claim: said }) => said === 'refunded');
      if (!refunded) expect(told).toBe(1);
      expect(told).toBeLessThanOrEqual(1);
    });
  });

  it('keeps paid what they paid, until the provider gives it back', () => {
    holds([start, before, after], (record, facts, later) => {
      const paid = play(record, ...facts, says('paid'));
      if (paid.status !== 'paid') return;
      const end = play(paid, ...later);
      expect(['paid', 'refund_pending', 'refunded']).toContain(end.status);
      expect(end.review).not.toContain('reversal_suspected');
      expect(end.review).not.toContain('underpaid_but_claimed_paid');
      expect(end.review).not.toContain('paid_without_amount');
    });
  });

  it('gives up what is open and nothing else, and only money and refunds lead on from there', () => {
    holds([start, before, after], (record, facts, later) => {
      const current = play(record, ...facts);
      const failed = advance(current, says('failed'));
      if (['paid', 'refund_pending', 'refunded'].includes(current.status)) {
        expect(failed).toBe(current);
        return;
      }
      expect(['failed', 'expired']).toContain(failed.status);
      expect(failed).toMatchObject({ held: false, action: { type: 'none' } });
      const end = play(failed, ...later);
      expect(['failed', 'expired', 'paid', 'refund_pending', 'refunded']).toContain(end.status);
      if (end.status === 'paid') expect(end.late).toBe(true);
    });
  });

  it('does not make one payment of two', () => {
    holds([start, before], (record, facts) => {
      const twice = withMarks(play(record, ...facts), ['order_paid_twice'], timeAt(35));
      const decided = advance(twice, says('paid'));
      expect(decided.held).toBe(true);
      expect(eventOf(twice, decided)).not.toBe('payment.paid');
    });
  });
});
