import { describe, expect, it } from 'vitest';
import type { Fact } from '../fact.ts';
import type { PaymentEventType } from '../paymentEvent.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { aFact, received, timeAt } from '../testing/aFact.fixture.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import { advance } from './advance.ts';
import { eventOf } from './eventOf.ts';
import { withMarks } from './withMarks.ts';

const paid = aFact('pull', 'paid', 60, received('100'));

/** The events of a history in which each change is stored. */
function eventsOf(record: PaymentRecord, ...facts: Fact[]): (PaymentEventType | null)[] {
  let stored = record;
  return facts.map((fact) => {
    const next = advance(stored, fact);
    const event = eventOf(stored, next);
    stored = { ...next, revision: stored.revision + 1 };
    return event;
  });
}

describe('eventOf', () => {
  it('tells of the creation', () => {
    expect(eventOf(null, aRecord())).toBe('payment.created');
  });

  it.each([
    ['confirming', 'payment.confirming'],
    ['partially_paid', 'payment.partially_paid'],
    ['settling', 'payment.settling'],
    ['cancelled', 'payment.cancelled'],
    ['failed', 'payment.failed'],
    ['expired', 'payment.expired'],
    ['refund_pending', 'payment.refund_pending'],
    ['refunded', 'payment.refunded'],
  ] as const)('tells of %s once', (claim, event) => {
    const facts = [aFact('pull', claim, 10), aFact('pull', claim, 20)];
    expect(eventsOf(aRecord(), ...facts)).toEqual([event, null]);
  });

  it('records what nobody has to act on without an event', () => {
    const back = [aFact('pull', 'confirming', 10), aFact('pull', 'awaiting_payment', 20)];
    expect(eventsOf(aRecord(), ...back)).toEqual(['payment.confirming', null]);
    const marked = withMarks(aRecord(), ['order_changed'], timeAt(10));
    expect(eventOf(marked, withMarks(marked, [], timeAt(20)))).toBeNull();
  });

  it('tells of paid once, through reversals and clearings', () => {
    expect(
      eventsOf(
        aRecord(),
        paid,
        aFact('pull', 'expired', 70),
        aFact('pull', 'paid', 80, received('100')),
        aFact('pull', 'expired', 90),
        aFact('operator', 'paid', 95),
      ),
    ).toEqual(['payment.paid', 'payment.review', null, 'payment.review', null]);
  });

  it('does not tell of paid while a blocking review stands, and does when it goes', () => {
    const policy = { tolerance: '0', requirePull: true, latePayment: 'review' } as const;
    const late = [aFact('pull', 'expired', 50), paid, aFact('operator', 'paid', 70)];
    expect(eventsOf(aRecord({ policy }), ...late)).toEqual([
      'payment.expired',
      'payment.review',
      'payment.paid',
    ]);
  });

  it('tells of paid although a word is unknown', () => {
    const odd = aFact('signed', null, 70);
    expect(eventsOf(aRecord(), odd, paid)).toEqual(['payment.review', 'payment.paid']);
  });

  it('asks again when a payment is paid under a reason that stood before', () => {
    const marked = withMarks(aRecord(), ['order_changed'], timeAt(10));
    expect(eventOf(aRecord(), marked)).toBe('payment.review');
    const stored = { ...marked, revision: 2 };
    expect(eventsOf(stored, paid, aFact('operator', 'paid', 70))).toEqual([
      'payment.review',
      'payment.paid',
    ]);
  });

  it('is asked of what is stored: a mark on the way there takes the paid event away', () => {
    const before = aRecord();
    const marked = withMarks(advance(before, paid), ['order_changed'], timeAt(60));
    expect(eventOf(before, marked)).toBe('payment.review');
    const stored = { ...marked, revision: 2 };
    expect(eventsOf(stored, aFact('operator', 'paid', 70))).toEqual(['payment.paid']);
  });

  it('never tells of a second payment of the order, not even when the operator settles it', () => {
    const before = aRecord();
    const twice = withMarks(advance(before, paid), ['order_paid_twice'], timeAt(60));
    expect(eventOf(before, twice)).toBe('payment.review');
    expect(eventsOf({ ...twice, revision: 2 }, aFact('operator', 'paid', 70))).toEqual([null]);
  });

  it('puts a reason to look before the status', () => {
    expect(eventsOf(aRecord(), aFact('pull', 'paid', 60))).toEqual(['payment.review']);
    expect(eventsOf(aRecord(), aFact('pull', 'paid', 60, received('40')))).toEqual([
      'payment.review',
    ]);
  });

  it('tells of no fulfilment when the refund was heard of first', () => {
    expect(eventsOf(aRecord(), aFact('pull', 'refunded', 50), paid)).toEqual([
      'payment.refunded',
      null,
    ]);
  });
});
