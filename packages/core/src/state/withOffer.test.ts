import { describe, expect, it } from 'vitest';
import type { Offer } from '../fact.ts';
import { aFact, received, timeAt } from '../testing/aFact.fixture.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import { play } from '../testing/play.fixture.ts';
import { advance } from './advance.ts';
import { supersede } from './supersede.ts';
import { withMarks } from './withMarks.ts';
import { withOffer } from './withOffer.ts';

const { due, action, expiresAt } = aRecord();
const offer: Offer = { due, action, expiresAt };
/** Reserved, and its creation has no answer yet. */
const unanswered = aRecord({
  status: 'created',
  due: null,
  action: { type: 'wait' },
  expiresAt: null,
});
const exists = aFact('pull', 'awaiting_payment', 60);

describe('withOffer', () => {
  it('makes a payment payable that was given up for lost', () => {
    const lost = withMarks(unanswered, ['create_unknown'], timeAt(30));
    const found = advance(withOffer(lost, offer, timeAt(60)), exists);
    expect(found).toMatchObject({ status: 'awaiting_payment', due, action, expiresAt, review: [] });
    expect(found.version).toBeGreaterThan(lost.version);
  });

  it('lets money count that a faster notice told of', () => {
    const early = play(unanswered, aFact('signed', 'paid', 20, received('60')));
    expect(early).toMatchObject({ status: 'settling', review: ['paid_without_amount'] });
    const known = advance(withOffer(early, offer, timeAt(60)), aFact('pull', 'partially_paid', 60));
    expect(known).toMatchObject({ status: 'partially_paid', remaining: '40', review: [] });
    expect(known.action).toEqual({ ...action, amount: '40' });
  });

  it('offers nothing while another payment has its place, and all of it afterwards', () => {
    const replaced = supersede(unanswered, 'pay_2', timeAt(30));
    const known = withOffer(replaced, offer, timeAt(60));
    expect(known).toMatchObject({ due, action: { type: 'none' } });
    expect(withMarks({ ...known, supersededBy: null }, [], timeAt(70)).action).toEqual(action);
  });

  it('is seen from outside, whatever the status says already', () => {
    const expired = play(unanswered, aFact('pull', 'expired', 20));
    const known = withOffer(expired, offer, timeAt(60));
    expect(known).toMatchObject({ status: 'expired', due, updatedAt: timeAt(60) });
    expect(known.version).toBe(expired.version + 1);
  });
});
