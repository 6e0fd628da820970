import { describe, expect, it } from 'vitest';
import type { Fact } from '../fact.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { aFact, received, timeAt } from '../testing/aFact.fixture.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import { play } from '../testing/play.fixture.ts';
import { advance } from './advance.ts';

/** The claim, and for `paid` the money that carries it. */
const news = (evidence: Fact['evidence'], claim: PaymentStatus, seconds: number) =>
  aFact(evidence, claim, seconds, claim === 'paid' ? received('100') : {});

const COLUMNS: PaymentStatus[] = [
  'awaiting_payment',
  'confirming',
  'partially_paid',
  'settling',
  'cancelled',
  'failed',
  'expired',
  'paid',
  'refund_pending',
  'refunded',
];

/** p: signed or pull · P: pull only · o: operator only · . nothing to move · - refused */
const TABLE: Record<PaymentStatus, string> = {
  created: 'p p p p p p p p p p',
  awaiting_payment: '. p p p p p p p p p',
  confirming: 'P . p p p p p p p p',
  partially_paid: 'P P . p p p p p p p',
  settling: 'P P P . p p p p p p',
  cancelled: 'P P P P . p p p p p',
  failed: 'P P P P - . p p p p',
  expired: 'P P P P - - . p p p',
  paid: '- - - - - - - . p p',
  refund_pending: '- - - - - - - o . p',
  refunded: '- - - - - - - - - .',
};

const cells = PAYMENT_STATUSES.flatMap((from) =>
  TABLE[from].split(' ').map((cell, index) => ({ from, to: COLUMNS[index] ?? from, cell })),
);

/** A payment in that status, brought there by a pull. */
function standing(from: PaymentStatus, changes: Partial<PaymentRecord> = {}): PaymentRecord {
  const start = aRecord({ status: 'created', ...changes });
  return from === 'created' ? start : play(start, news('pull', from, 10));
}

describe('the transition table', () => {
  it.each(cells)('$from → $to ($cell) by a pull', ({ from, to, cell }) => {
    const moved = play(standing(from), news('pull', to, 20));
    expect(moved.status).toBe(cell === 'p' || cell === 'P' ? to : from);
  });

  it.each(cells)('$from → $to ($cell) by a signed notice', ({ from, to, cell }) => {
    const policy = { tolerance: '0', requirePull: false, latePayment: 'accept' } as const;
    const moved = play(standing(from, { policy }), news('signed', to, 20));
    expect(moved.status).toBe(cell === 'p' ? to : from);
  });

  it.each(cells)('$from → $to ($cell) never by a hint', ({ from, to }) => {
    const record = standing(from);
    expect(advance(record, news('hint', to, 20))).toBe(record);
  });

  it.each(PAYMENT_STATUSES)('%s → paid by the operator, but not from refunded', (from) => {
    const moved = play(standing(from), aFact('operator', 'paid', 20));
    expect(moved.status).toBe(from === 'refunded' ? 'refunded' : 'paid');
  });

  it.each(PAYMENT_STATUSES)('%s → failed by the operator, while it is open', (from) => {
    const moved = play(standing(from), aFact('operator', 'failed', 20));
    const stays = ['expired', 'paid', 'refund_pending', 'refunded'].includes(from);
    expect(moved.status).toBe(stays ? from : 'failed');
  });

  it('leads back to created from nowhere', () => {
    for (const from of PAYMENT_STATUSES) {
      expect(play(standing(from), news('pull', 'created', 20)).status).toBe(from);
    }
  });
});

describe('what a claim of paid is worth', () => {
  const claim = (changes: Partial<Fact>) => aFact('pull', 'paid', 60, changes);

  it.each([
    ['100', 'paid', 'exact', null, null],
    ['100.000001', 'paid', 'over', null, '0.000001'],
    ['150', 'paid', 'over', null, '50'],
    ['99.999999', 'partially_paid', 'under', '0.000001', null],
    ['0', 'partially_paid', 'none', null, null],
  ] as const)('%s received of 100: %s', (amount, status, amountStatus, remaining, excess) => {
    const record = play(aRecord(), claim(received(amount)));
    const claimedTooMuch = status === 'partially_paid' ? ['underpaid_but_claimed_paid'] : [];
    expect(record).toMatchObject({ status, amountStatus, received: amount, remaining, excess });
    expect(record.review).toEqual(claimedTooMuch);
  });

  it('settles while the amount is unknown or unreadable, and asks the merchant', () => {
    for (const money of [{ kind: 'unknown' } as const, received('about 100').money]) {
      const record = play(aRecord(), claim({ money }));
      expect(record).toMatchObject({
        status: 'settling',
        held: true,
        received: null,
        review: ['paid_without_amount'],
      });
    }
  });

  it('takes the agreed amount from a provider that never tells one', () => {
    expect(play(aRecord({ due: null }), claim({ money: { kind: 'agreed' } }))).toMatchObject({
      status: 'paid',
      amountStatus: 'exact',
      received: null,
      review: [],
    });
  });

  it('lets the amount decide where it is present', () => {
    const record = play(
      aRecord(),
      aFact('signed', 'paid', 50, { money: { kind: 'agreed' } }),
      claim(received('60')),
    );
    expect(record).toMatchObject({ status: 'partially_paid', received: '60', remaining: '40' });
  });

  it.each([
    ['0.01', '99', 'paid'],
    ['0.01', '98.999999999999999999', 'partially_paid'],
    ['1', '0', 'partially_paid'],
    ['1.01', '99', 'partially_paid'],
    ['a lot', '99', 'partially_paid'],
  ])('with a tolerance of %s, %s is %s', (tolerance, amount, status) => {
    const policy = { tolerance, requirePull: true, latePayment: 'accept' } as const;
    expect(play(aRecord({ policy }), claim(received(amount))).status).toBe(status);
  });

  it('waits for our own read after a signed claim, and no longer', () => {
    const signed = play(aRecord(), aFact('signed', 'paid', 50, received('100')));
    expect(signed).toMatchObject({ status: 'settling', received: '100', review: [], held: false });
    expect(play(signed, claim({})).status).toBe('paid');
  });

  it('completes a pull that tells no amount by the signed notice that does', () => {
    const pulled = play(aRecord(), claim({}));
    const notice = aFact('signed', 'confirming', 61, received('50'));
    expect(play(pulled, notice)).toMatchObject({ status: 'partially_paid', received: '50' });
    expect(play(pulled, notice, aFact('signed', 'paid', 62, received('100')))).toMatchObject({
      status: 'paid',
      review: [],
    });
  });

  it('tells of a rejected overpayment without holding the order', () => {
    expect(play(aRecord(), claim(received('150', '30.00')))).toMatchObject({
      status: 'paid',
      held: false,
      review: ['overpayment_rejected'],
    });
  });
});

describe('a fact that does not fit the order', () => {
  it.each([
    ['another provider', { provider: 'other' }, 'binding_mismatch'],
    ['another reference', { reference: 'ref-2' }, 'binding_mismatch'],
    ['another payment', { echo: { paymentId: 'pay_2' } }, 'binding_mismatch'],
    ['another asset', { echo: { assetCode: 'USDTERC20' } }, 'asset_mismatch'],
    ['another spelling of it', { echo: { assetCode: 'usdttrc20' } }, 'asset_mismatch'],
    ['a look-alike', { echo: { assetCode: 'USDТTRC20' } }, 'asset_mismatch'],
    ['another network', { echo: { network: 'ethereum' } }, 'asset_mismatch'],
    ['another contract', { echo: { contract: 'TXYZ' } }, 'asset_mismatch'],
    ['another amount', { echo: { due: '1' } }, 'amount_mismatch'],
    ['an unreadable amount', { echo: { due: '1e999' } }, 'amount_mismatch'],
    ['another price', { echo: { price: { amount: '1', currency: 'USD' } } }, 'amount_mismatch'],
    [
      'a price in another currency',
      { echo: { price: { amount: '100', currency: 'EUR' } } },
      'amount_mismatch',
    ],
  ] as [string, Partial<Fact>, string][])('names %s, and moves nothing', (_, changes, reason) => {
    for (const evidence of ['signed', 'pull'] as const) {
      const fact = aFact(evidence, 'paid', 60, { ...received('100'), ...changes });
      const record = play(aRecord(), fact);
      expect(record).toMatchObject({ status: 'awaiting_payment', received: null, held: true });
      expect(record.review).toEqual([reason]);
      expect(record.providerStatus).toBeNull();
    }
  });

  it('fits when everything said is equal in value', () => {
    const asset = {
      ...aRecord().due?.asset,
      contract: `0x${'aB'.repeat(20)}`,
      network: 'ethereum',
    };
    const record = aRecord({ due: { amount: '100', asset: { ...asset } as never } });
    const echo = {
      paymentId: 'pay_1',
      due: '100.00000000',
      assetCode: 'USDTTRC20',
      network: 'ethereum',
      contract: `0x${'Ab'.repeat(20)}`,
      price: { amount: '100', currency: 'USD' },
    };
    expect(play(record, aFact('pull', 'paid', 60, { ...received('100'), echo })).status).toBe(
      'paid',
    );
  });

  it('is forgotten when a later pull fits, and not before', () => {
    const odd = aFact('signed', 'paid', 60, { reference: 'ref-2' });
    const doubtful = play(aRecord(), odd);
    expect(play(doubtful, aFact('pull', 'confirming', 59)).review).toEqual(['binding_mismatch']);
    expect(play(doubtful, aFact('pull', 'confirming', 61)).review).toEqual([]);
    expect(play(doubtful, aFact('signed', 'confirming', 61)).review).toEqual(['binding_mismatch']);
  });
});

describe('a word that nobody knows', () => {
  it('is kept and reported, and moves nothing until a known one comes', () => {
    const odd = play(aRecord(), aFact('pull', null, 60, { word: 'frozen', ...received('100') }));
    expect(odd).toMatchObject({
      status: 'awaiting_payment',
      providerStatus: 'frozen',
      received: null,
      held: false,
      review: ['unknown_status'],
    });
    expect(play(odd, aFact('pull', 'confirming', 70))).toMatchObject({
      status: 'confirming',
      review: [],
    });
  });

  it('is an incomplete answer when the adapter says so', () => {
    const fact = aFact('pull', null, 60, { review: ['incomplete_pull'] });
    expect(play(aRecord(), fact).review).toEqual(['incomplete_pull']);
  });
});

describe('deliveries', () => {
  it('change nothing when they were seen before, even after a pull led back', () => {
    const notice = aFact('signed', 'confirming', 10);
    const back = play(aRecord(), notice, aFact('pull', 'awaiting_payment', 20));
    expect(back.status).toBe('awaiting_payment');
    expect(advance(back, { ...notice, startedAt: timeAt(30), at: timeAt(30) })).toBe(back);
  });

  it('are not overruled by a pull that began before they came', () => {
    const confirming = play(aRecord(), aFact('signed', 'confirming', 20));
    const slow = aFact('pull', 'awaiting_payment', 19, { at: timeAt(25) });
    expect(play(confirming, slow).status).toBe('confirming');
  });

  it('give way to a pull that began later, in whatever order the two come in', () => {
    const notice = aFact('signed', 'settling', 10, received('100'));
    const pull = aFact('pull', 'confirming', 20, received('60'));
    for (const facts of [
      [notice, pull],
      [pull, notice],
    ]) {
      expect(play(aRecord(), ...facts)).toMatchObject({ status: 'confirming', received: '60' });
    }
  });

  it('in the same millisecond count in the order in which they come', () => {
    const notice = aFact('signed', 'confirming', 10);
    const pull = aFact('pull', 'awaiting_payment', 10);
    expect(play(aRecord(), notice, pull).status).toBe('awaiting_payment');
    expect(play(aRecord(), pull, notice).status).toBe('confirming');
  });

  it('leave the payment alone when its pull began before the last one', () => {
    const record = play(aRecord(), aFact('pull', 'confirming', 20));
    expect(play(record, aFact('pull', 'awaiting_payment', 19)).status).toBe('confirming');
  });
});
