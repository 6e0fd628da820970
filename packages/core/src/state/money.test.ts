import { describe, expect, it } from 'vitest';
import type { Fact } from '../fact.ts';
import { aFact, received, timeAt } from '../testing/aFact.fixture.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import { play } from '../testing/play.fixture.ts';

const DEADLINE = 30 * 60;
const offered = aRecord().action;
const short = (amount: string, changes: Partial<Fact> = {}) =>
  aFact('pull', 'partially_paid', 60, {
    ...received(amount),
    review: ['underpaid_but_claimed_paid'],
    ...changes,
  });

describe('what a provider ends short', () => {
  it('is never paid, asks for nothing more and waits for the merchant', () => {
    for (const evidence of ['pull', 'signed'] as const) {
      expect(play(aRecord(), short('50', { evidence }))).toMatchObject({
        status: 'partially_paid',
        amountStatus: 'under',
        remaining: '50',
        action: { type: 'wait' },
        held: true,
        review: ['underpaid_but_claimed_paid'],
      });
    }
  });

  it('is paid where the tolerance of the merchant covers it', () => {
    const policy = { tolerance: '0.01', requirePull: true, latePayment: 'accept' } as const;
    const record = aRecord({ policy });
    expect(play(record, short('99'))).toMatchObject({
      status: 'paid',
      amountStatus: 'exact',
      remaining: null,
      review: [],
    });
    expect(play(record, short('98.99'))).toMatchObject({ status: 'partially_paid', held: true });
    // A signed word alone is not enough here either.
    expect(play(record, short('99', { evidence: 'signed' })).status).toBe('settling');
    const unsaid = short('0', { money: { kind: 'unknown' } });
    expect(play(record, unsaid).status).toBe('partially_paid');
  });

  it('is paid after all when the rest comes, and payable again when a pull says so', () => {
    const ended = play(aRecord(), short('50'));
    expect(play(ended, aFact('pull', 'paid', 90, received('100')))).toMatchObject({
      status: 'paid',
      held: false,
      review: [],
    });
    expect(play(ended, aFact('pull', 'partially_paid', 90, received('50'))).action).toEqual({
      ...offered,
      amount: '50',
    });
  });

  it('is forgotten in the same way in whatever order the news come', () => {
    const ended = short('50', { evidence: 'signed', key: 'a', startedAt: timeAt(5) });
    const open = aFact('signed', 'partially_paid', 10, received('50'));
    const pull = aFact('pull', 'partially_paid', 7, received('50'));
    for (const facts of [
      [ended, open, pull],
      [pull, ended, open],
      [open, pull, ended],
    ]) {
      expect(play(aRecord(), ...facts).review).toEqual([]);
    }
  });
});

describe('dust', () => {
  it.each([
    ['0.000001', 'under', '99.999999', null],
    ['99.999999', 'under', '0.000001', null],
    ['100.000001', 'over', null, '0.000001'],
  ] as const)('%s of 100 is counted to the last digit', (amount, amountStatus, rest, excess) => {
    const record = play(aRecord(), aFact('pull', 'partially_paid', 60, received(amount)));
    expect(record).toMatchObject({ amountStatus, remaining: rest, excess });
    if (rest !== null) expect(record.action).toEqual({ ...offered, amount: rest });
  });
});

describe('a rejected overpayment', () => {
  const told = aFact('signed', 'paid', 50, received('150', '30'));

  it('is told although the read that confirms it does not repeat it', () => {
    const pull = aFact('pull', 'paid', 60, received('150'));
    for (const facts of [
      [told, pull],
      [pull, told],
    ]) {
      expect(play(aRecord(), ...facts)).toMatchObject({
        status: 'paid',
        excess: '50',
        held: false,
        review: ['overpayment_rejected'],
      });
    }
  });

  it('is of the total that it was told with', () => {
    const corrected = aFact('pull', 'paid', 60, received('100'));
    expect(play(aRecord(), told, corrected).review).toEqual([]);
  });

  it('ends with the word of the operator, until it is told anew', () => {
    const decided = play(
      aRecord(),
      told,
      aFact('pull', 'paid', 60, received('150')),
      aFact('operator', 'paid', 70),
    );
    expect(decided.review).toEqual([]);
    expect(play(decided, aFact('signed', 'paid', 80, received('150', '30'))).review).toEqual([
      'overpayment_rejected',
    ]);
  });
});

describe('money whose block was replaced', () => {
  const seen = aFact('signed', 'confirming', 50, received('100'));

  it('is gone when a pull waits for it again, though it tells no amount', () => {
    const back = play(aRecord(), seen, aFact('pull', 'awaiting_payment', 60));
    expect(back).toMatchObject({
      status: 'awaiting_payment',
      received: null,
      amountStatus: 'none',
      action: offered,
    });
    const smaller = aFact('signed', 'partially_paid', 70, received('40'));
    expect(play(back, smaller)).toMatchObject({ received: '40', remaining: '60' });
  });

  it('is not paid by a claim that tells no amount', () => {
    const back = play(aRecord(), seen, aFact('pull', 'awaiting_payment', 60));
    expect(play(back, aFact('pull', 'paid', 70))).toMatchObject({
      status: 'settling',
      review: ['paid_without_amount'],
    });
  });

  it('stays with a payment that was paid already, which alarms', () => {
    const paid = play(aRecord(), seen, aFact('pull', 'paid', 55, received('100')));
    expect(play(paid, aFact('pull', 'awaiting_payment', 60))).toMatchObject({
      status: 'paid',
      received: '100',
      amountStatus: 'exact',
      held: true,
      review: ['reversal_suspected'],
    });
  });

  it('expires like any other that nobody paid', () => {
    const facts = [seen, aFact('pull', 'awaiting_payment', 60), aFact('pull', 'expired', DEADLINE)];
    expect(play(aRecord(), ...facts)).toMatchObject({ status: 'expired', received: null });
  });
});

describe('two clocks', () => {
  const HOUR = 3600;
  const paid = (paidAt: number, startedAt: number) =>
    aFact('pull', 'paid', startedAt, { ...received('100'), paidAt: timeAt(paidAt) });

  it.each([
    [-1, false],
    [0, false],
    [1, true],
  ])('the provider’s decides: %s s after its deadline is late: %s', (seconds, late) => {
    for (const skew of [-24 * HOUR, -HOUR, 0, HOUR, 24 * HOUR]) {
      const at = DEADLINE + seconds;
      // Heard of before by a clock that is wrong, and without a time of the provider.
      const before = aFact('signed', 'confirming', at + skew - 5);
      expect(play(aRecord(), before, paid(at, at + skew)).late).toBe(late);
    }
  });
});
