import { describe, expect, it } from 'vitest';
import type { MoneyPolicy } from '../paymentRecord.ts';
import { aFact, received, timeAt } from '../testing/aFact.fixture.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import { play } from '../testing/play.fixture.ts';
import { advance } from './advance.ts';
import { supersede } from './supersede.ts';
import { withMarks } from './withMarks.ts';

const MINUTE = 60;
const DEADLINE = 30 * MINUTE;
const reviewing: MoneyPolicy = { tolerance: '0', requirePull: true, latePayment: 'review' };
const trusting: MoneyPolicy = { tolerance: '0', requirePull: false, latePayment: 'accept' };
const paid = aFact('pull', 'paid', 60, received('100'));

describe('late money', () => {
  it.each([
    [-1, false],
    [0, false],
    [1, true],
    [23 * 3600, true],
    [25 * 3600, true],
  ])('that came %s s after the deadline by the provider: late is %s', (seconds, late) => {
    const paidAt = timeAt(DEADLINE + seconds);
    const fact = aFact('pull', 'paid', DEADLINE + 26 * 3600, { ...received('100'), paidAt });
    expect(play(aRecord(), fact)).toMatchObject({ status: 'paid', late, held: false, review: [] });
  });

  it('counts from the first sign of enough money where the provider names no time', () => {
    const seen = aFact('signed', 'confirming', DEADLINE - 1, received('100'));
    const done = aFact('pull', 'paid', DEADLINE + 600, received('100'));
    expect(play(aRecord(), seen, done).late).toBe(false);
    expect(play(aRecord(), done, seen).late).toBe(false);
    expect(play(aRecord(), done).late).toBe(true);
  });

  it('is late when only the first part came in time', () => {
    const part = aFact('pull', 'partially_paid', 60, received('50'));
    const rest = aFact('pull', 'paid', DEADLINE + 60, received('100'));
    expect(play(aRecord(), part, rest).late).toBe(true);
  });

  it('is late after a soft end, whichever of the two is heard first', () => {
    const expired = aFact('signed', 'expired', 50);
    for (const facts of [
      [expired, paid],
      [paid, expired],
      [aFact('pull', 'cancelled', 50), paid],
      [paid, aFact('pull', 'failed', 50)],
    ]) {
      expect(play(aRecord(), ...facts)).toMatchObject({ status: 'paid', late: true });
    }
  });

  it('is no matter without a deadline, and not before it is paid', () => {
    const late = aFact('pull', 'paid', 10 * 24 * 3600, received('100'));
    expect(play(aRecord({ expiresAt: null }), late).late).toBe(false);
    expect(play(aRecord(), aFact('pull', 'expired', DEADLINE + 1)).late).toBe(false);
  });

  it('waits for the operator where the merchant wants to look', () => {
    const held = play(aRecord({ policy: reviewing }), aFact('pull', 'expired', 50), paid);
    expect(held).toMatchObject({ status: 'paid', late: true, held: true, review: ['late'] });
    expect(play(held, aFact('operator', 'paid', 99))).toMatchObject({
      status: 'paid',
      late: true,
      held: false,
      review: [],
    });
  });
});

describe('a paid payment', () => {
  it.each(['awaiting_payment', 'confirming', 'settling', 'expired', 'failed', 'created'] as const)(
    'stays paid when a pull says %s, and the merchant is alarmed',
    (claim) => {
      const record = play(aRecord(), paid, aFact('pull', claim, 70, received('0')));
      expect(record).toMatchObject({ status: 'paid', received: '100', held: true });
      expect(record.review).toContain('reversal_suspected');
    },
  );

  it('keeps its amount when a pull takes it back, until a pull confirms it again', () => {
    const doubtful = play(aRecord(), paid, aFact('pull', 'paid', 70, received('40')));
    expect(doubtful).toMatchObject({
      status: 'paid',
      received: '100',
      amountStatus: 'exact',
      review: ['reversal_suspected'],
    });
    expect(play(doubtful, aFact('pull', 'paid', 80, received('100'))).review).toEqual([]);
  });

  it('is not contradicted by notices and by pulls that began earlier', () => {
    const record = play(
      aRecord(),
      paid,
      aFact('signed', 'confirming', 70),
      aFact('pull', 'awaiting_payment', 50),
    );
    expect(record).toMatchObject({ status: 'paid', held: false, review: [] });
  });

  it('becomes refunded, with what is known of the refund', () => {
    const refund = { amount: '100', txHash: null };
    const pending = play(aRecord(), paid, aFact('pull', 'refund_pending', 70, { refund }));
    expect(pending).toMatchObject({ status: 'refund_pending', refund, action: { type: 'wait' } });
    const sent = { amount: '100', txHash: '0xfeed' };
    expect(play(pending, aFact('signed', 'refunded', 80, { refund: sent }))).toMatchObject({
      status: 'refunded',
      refund: sent,
      action: { type: 'none' },
    });
  });

  it('is never reached by a refund that was heard of first', () => {
    const record = play(aRecord(), aFact('signed', 'refunded', 50), paid);
    expect(record).toMatchObject({ status: 'refunded', received: '100' });
  });

  it('is reached by signed notices alone where the merchant trusts them', () => {
    const notice = aFact('signed', 'paid', 60, received('100'));
    expect(play(aRecord({ policy: trusting }), notice).status).toBe('paid');
  });
});

describe('the operator', () => {
  it('ends a payment whose amount nobody knows', () => {
    const settling = play(aRecord(), aFact('pull', 'paid', 60));
    expect(play(settling, aFact('operator', 'paid', 70))).toMatchObject({
      status: 'paid',
      held: false,
      review: [],
      amountStatus: 'none',
    });
  });

  it('is not alarmed by what the provider goes on saying', () => {
    const decided = play(aRecord(), aFact('pull', 'confirming', 60), aFact('operator', 'paid', 70));
    expect(play(decided, aFact('pull', 'confirming', 80)).review).toEqual([]);
    const kept = play(
      aRecord(),
      aFact('pull', 'refund_pending', 60),
      aFact('operator', 'paid', 70),
      aFact('pull', 'refund_pending', 80),
      aFact('signed', 'refund_pending', 85),
    );
    expect(kept.status).toBe('paid');
    expect(play(kept, aFact('pull', 'refunded', 90)).status).toBe('refunded');
  });

  it('gives a payment up, until enough money comes', () => {
    const failed = play(
      aRecord(),
      aFact('operator', 'failed', 10),
      aFact('pull', 'confirming', 20),
    );
    expect(failed.status).toBe('failed');
    expect(play(failed, paid)).toMatchObject({ status: 'paid', late: true });
  });

  it('clears what was odd, but a later oddity is told again', () => {
    const odd = aFact('signed', 'paid', 20, { echo: { due: '1' } });
    const cleared = play(aRecord(), odd, aFact('operator', 'paid', 30));
    expect(cleared.review).toEqual([]);
    const again = aFact('signed', 'paid', 40, { echo: { due: '2' } });
    expect(play(cleared, again).review).toEqual(['amount_mismatch']);
  });

  it('is refused, with the same object, what the table forbids', () => {
    const record = play(aRecord(), paid);
    expect(advance(record, aFact('operator', 'failed', 70))).toBe(record);
    expect(advance(record, aFact('operator', 'expired', 70))).toBe(record);
    const refunded = play(record, aFact('pull', 'refunded', 70));
    expect(advance(refunded, aFact('operator', 'paid', 80))).toBe(refunded);
  });
});

describe('what the provider asks the merchant to look at', () => {
  it('stands while its word leads', () => {
    const hold = aFact('signed', 'settling', 10, { review: ['provider_hold'] });
    const held = play(aRecord(), hold);
    expect(held).toMatchObject({ status: 'settling', held: true, review: ['provider_hold'] });
    expect(play(held, aFact('signed', 'confirming', 20)).review).toEqual(['provider_hold']);
    expect(play(held, aFact('signed', 'paid', 20, received('100'))).review).toEqual([]);
    expect(play(held, aFact('pull', 'settling', 20)).review).toEqual([]);
    expect(play(held, aFact('pull', 'settling', 20, { review: ['payout_failed'] })).review).toEqual(
      ['payout_failed'],
    );
  });
});

describe('the action', () => {
  const offered = aRecord().action;
  const part = aFact('pull', 'partially_paid', 60, received('40'));

  it('asks for what is missing at the same address, and for the whole again', () => {
    const short = play(aRecord(), part);
    expect(short.action).toEqual({ ...offered, amount: '60' });
    expect(play(short, aFact('pull', 'awaiting_payment', 70)).action).toEqual(offered);
  });

  it.each([
    ['refund', { type: 'wait' }],
    ['review', { type: 'wait' }],
    ['hosted', offered],
  ] as const)('of a short payment follows the policy %s', (underpayment, action) => {
    expect(play(aRecord({ underpayment }), part).action).toEqual(action);
  });

  it('asks for nothing more when the missing amount is unknown or the provider is done', () => {
    const unknown = aFact('pull', 'partially_paid', 60);
    const done = aFact('pull', 'paid', 60, received('40'));
    for (const fact of [unknown, done, aFact('pull', 'partially_paid', 60, received('100'))]) {
      expect(play(aRecord(), fact)).toMatchObject({
        status: 'partially_paid',
        action: { type: 'wait' },
      });
    }
  });

  it('comes back with a payment that was given up too early', () => {
    const expired = play(aRecord(), aFact('pull', 'expired', 60));
    expect(expired.action).toEqual({ type: 'none' });
    const back = play(expired, aFact('pull', 'awaiting_payment', 70));
    expect(back).toMatchObject({ status: 'awaiting_payment', action: offered });
  });

  it('is the one of the creation, also when news came before its answer', () => {
    const reserved = aRecord({ status: 'created', reference: null, action: { type: 'wait' } });
    for (const claim of ['confirming', 'expired'] as const) {
      const early = play(reserved, aFact('signed', claim, 10));
      const created = { ...early, reference: 'ref-1', action: offered };
      expect(play(created, aFact('pull', 'awaiting_payment', 20)).action).toEqual(offered);
    }
    const given = play(
      reserved,
      aFact('pull', 'expired', 10),
      aFact('pull', 'awaiting_payment', 20),
    );
    expect(given.action).toEqual({ type: 'wait' });
  });

  it('is none for good once another payment took the place', () => {
    const old = supersede(aRecord(), 'pay_2', timeAt(10));
    expect(old).toMatchObject({
      supersededBy: 'pay_2',
      status: 'awaiting_payment',
      action: { type: 'none' },
      version: 2,
      updatedAt: timeAt(10),
    });
    expect(supersede(old, 'pay_2', timeAt(20))).toBe(old);
    expect(play(old, part)).toMatchObject({ status: 'partially_paid', action: { type: 'none' } });
  });
});

describe('marks', () => {
  it('are review reasons of the server, in place of those before', () => {
    const marked = withMarks(aRecord(), ['create_unknown'], timeAt(5));
    expect(marked).toMatchObject({ review: ['create_unknown'], held: false, version: 2 });
    expect(withMarks(marked, ['create_unknown', 'create_unknown'], timeAt(6))).toBe(marked);
    expect(withMarks(marked, ['order_changed'], timeAt(6))).toMatchObject({
      review: ['order_changed'],
      held: true,
    });
    expect(withMarks(marked, [], timeAt(6))).toMatchObject({ review: [], marks: [] });
  });

  it('are cleared by the operator, but a second payment stays a second payment', () => {
    const marked = withMarks(aRecord(), ['order_changed', 'order_paid_twice'], timeAt(5));
    expect(play(marked, aFact('operator', 'paid', 6)).review).toEqual(['order_paid_twice']);
  });
});

describe('the record', () => {
  it('grows by one version per change, and is stamped with the time of the fact', () => {
    const next = advance(aRecord(), aFact('pull', 'confirming', 60, { at: timeAt(61) }));
    expect(next).toMatchObject({ version: 2, updatedAt: timeAt(61), revision: 1 });
  });

  it('keeps its version while only the ledger learns, and itself while nothing does', () => {
    const once = play(aRecord(), aFact('pull', 'confirming', 60));
    const again = advance(once, aFact('pull', 'confirming', 70));
    expect(again).not.toBe(once);
    expect({ ...again, ledger: null }).toEqual({ ...once, ledger: null });
    expect(advance(again, aFact('pull', 'confirming', 70))).toBe(again);
  });

  it('collects transactions by hash and shows the confirmations of the latest read', () => {
    const tx = (hash: string, amount: string | null = null) => ({
      hash,
      amount,
      explorerUrl: null,
    });
    const record = play(
      aRecord(),
      aFact('signed', 'confirming', 10, {
        transactions: [tx('b'), tx('a', '40')],
        confirmations: { seen: 3, required: 20 },
      }),
      aFact('signed', 'confirming', 11, { confirmations: { seen: 2, required: 20 } }),
      aFact('pull', 'confirming', 12, { transactions: [tx('b', '60.0')] }),
    );
    expect(record.transactions).toEqual([tx('a', '40'), tx('b', '60')]);
    expect(record.confirmations).toEqual({ seen: 3, required: 20 });
    const reorganised = aFact('pull', 'confirming', 20, {
      confirmations: { seen: 1, required: 20 },
    });
    expect(play(record, reorganised).confirmations).toEqual({ seen: 1, required: 20 });
  });

  it('remembers a bounded number of deliveries, the newest', () => {
    const many = Array.from({ length: 200 }, (_, index) => aFact('signed', 'confirming', index));
    const record = play(aRecord(), ...many);
    expect(record.ledger.keys).toEqual(many.slice(-64).map(({ key }) => key));
    expect(JSON.stringify(record.ledger).length).toBeLessThan(3_000);
  });

  it('keeps the last word by the time it came', () => {
    const record = play(
      aRecord(),
      aFact('pull', 'settling', 20),
      aFact('signed', 'confirming', 10),
    );
    expect(record.providerStatus).toBe('settling');
  });

  it('survives times that nobody can read', () => {
    const odd = aFact('pull', 'paid', 60, {
      ...received('100'),
      startedAt: 'soon',
      paidAt: 'never',
    });
    expect(play(aRecord({ expiresAt: 'later' }), odd)).toMatchObject({
      status: 'paid',
      late: false,
    });
  });
});
