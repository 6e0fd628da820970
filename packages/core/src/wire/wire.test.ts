import { describe, expect, it } from 'vitest';
import { PAYMENT_STATUSES, type Payment } from '../payment.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import {
  checkPaymentRequestSchema,
  createPaymentRequestSchema,
  createPaymentResponseSchema,
  errorBodySchema,
  getPaymentResponseSchema,
  paymentSchema,
  quotesResponseSchema,
  resumePaymentRequestSchema,
} from './index.ts';

/** The public part of a record, through JSON as on the wire. */
function sent(changes: Partial<Payment> = {}): Payment {
  const { ledger, marks, policy, review, revision, expected, ...rest } = aRecord(changes);
  const { private: _, reference, providerStatus, ...payment } = rest;
  return JSON.parse(JSON.stringify(payment));
}

const accepts = (payment: unknown) => paymentSchema.safeParse(payment).success;

describe('a payment on the wire', () => {
  it('comes out as it went in', () => {
    for (const status of PAYMENT_STATUSES) {
      const payment = sent({
        status,
        amountStatus: 'over',
        received: '150',
        excess: '50',
        confirmations: { seen: 1, required: null },
        transactions: [{ hash: '0x1', amount: null, explorerUrl: null }],
        refund: { amount: null, txHash: '0x2' },
      });
      expect(paymentSchema.parse(payment)).toEqual(payment);
    }
    for (const action of [
      { type: 'wait' },
      { type: 'none' },
      { type: 'redirect', url: 'https://x' },
    ]) {
      expect(paymentSchema.parse({ ...sent(), action }).action).toEqual(action);
    }
  });

  it('loses what an old bundle does not know, at every depth', () => {
    const newer = { ...sent(), tip: '1', price: { ...sent().price, tax: '2' } };
    expect(paymentSchema.parse(newer)).toEqual(sent());
  });

  it('does not let the server’s side of a record through', () => {
    const through = paymentSchema.parse({ ...aRecord(), private: { secret: 'canary' } });
    expect(JSON.stringify(through)).not.toContain('canary');
    expect(through).toEqual(sent());
  });

  it.each([
    ['a missing address', { action: { type: 'transfer', amount: '1', asset: sent().due?.asset } }],
    ['an unknown action', { action: { type: 'call', number: '112' } }],
    ['an unknown status', { status: 'almost' }],
    ['a number for an amount', { received: 12.5 }],
    ['an amount in words', { due: { ...sent().due, amount: 'one' } }],
    ['an amount of forty digits', { remaining: '9'.repeat(40) }],
    ['an amount below zero', { excess: '-1' }],
    ['a version that is no number', { version: '7' }],
    ['a date that is no text', { expiresAt: 1772000000000 }],
    ['no price', { price: undefined }],
  ])('is refused whole with %s', (_, changes) => {
    expect(accepts({ ...sent(), ...changes })).toBe(false);
  });

  it('is not what a proxy answers', () => {
    for (const answer of ['<html>', null, [], 1, {}]) {
      expect(accepts(answer)).toBe(false);
      expect(getPaymentResponseSchema.safeParse(answer).success).toBe(false);
    }
  });
});

describe('hostile JSON', () => {
  const hostile = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';

  it('does not reach a prototype', () => {
    const params = JSON.parse(`${hostile}}`);
    const bodies = [
      createPaymentRequestSchema.parse({ orderId: '1', params }),
      resumePaymentRequestSchema.parse({ params }),
      createPaymentRequestSchema.parse(JSON.parse(`${hostile},"orderId":"1"}`)),
      errorBodySchema.parse({
        error: { code: 'x', message: '', retryable: false, requestId: '', details: params },
      }),
    ];
    for (const body of [...bodies, {}]) {
      expect(Reflect.get(body, 'polluted')).toBeUndefined();
      const inner = Reflect.get(body, 'params') ?? {};
      expect(Reflect.get(inner, 'polluted')).toBeUndefined();
      expect(Object.getPrototypeOf({ ...inner })).toBe(Object.prototype);
    }
  });

  it('does not smuggle a price or a status into a request', () => {
    const body = { orderId: '1', price: '0.01', amount: '0.01', status: 'paid', paid: true };
    expect(createPaymentRequestSchema.parse(body)).toEqual({ orderId: '1' });
  });
});

describe('requests', () => {
  it('take the shopper’s choices and nothing that is too long or of another kind', () => {
    const choice = {
      orderId: '1042',
      params: { table: 5 },
      provider: 'acme',
      asset: 'USDTTRC20',
      fields: { from: '0x1', route: { iban: 'PL61' } },
      agreement: true,
      startNew: true,
    };
    expect(createPaymentRequestSchema.parse(choice)).toEqual(choice);
    const byKey = { ...choice, routeId: 'r1', fields: { from: { card: '4111', name: 'Ann' } } };
    expect(createPaymentRequestSchema.parse(byKey)).toEqual(byKey);
    const refused = [
      { orderId: '' },
      { orderId: 'x'.repeat(201) },
      { asset: 5 },
      { agreement: 'yes' },
      { startNew: false },
      { fields: { route: { iban: 61 } } },
      { fields: { from: { card: 4111 } } },
      { fields: { from: ['4111'] } },
    ];
    for (const body of refused)
      expect(createPaymentRequestSchema.safeParse(body).success).toBe(false);
  });

  it('say that the shopper has paid, or nothing', () => {
    expect(checkPaymentRequestSchema.parse({})).toEqual({});
    expect(checkPaymentRequestSchema.parse({ paid: true })).toEqual({ paid: true });
    expect(checkPaymentRequestSchema.safeParse({ paid: 'true' }).success).toBe(false);
  });
});

describe('answers', () => {
  it('carry the secret beside the payment, never inside it', () => {
    const answer = { payment: sent(), clientSecret: 'cs' };
    expect(createPaymentResponseSchema.parse(answer)).toEqual(answer);
    expect(createPaymentResponseSchema.safeParse({ payment: sent() }).success).toBe(false);
  });

  it('tell what can be paid with, and why something can not', () => {
    const asset = sent().due?.asset;
    const option = {
      provider: 'acme',
      providerName: 'Acme',
      asset,
      price: { amount: '100', currency: 'USD' },
      approximate: '100.2',
      minimum: '10',
      maximum: null,
      fields: [],
      termsUrl: null,
      unavailable: 'amount_too_small',
    };
    const answer = {
      orderId: '1042',
      options: [option, { ...option, asset: null, routeId: 'r1' }],
    };
    expect(quotesResponseSchema.parse(answer)).toEqual(answer);
  });

  it('may carry an error code that this bundle does not know', () => {
    const error = { code: 'tomorrow', message: 'm', retryable: true, requestId: 'req_1' };
    expect(errorBodySchema.parse({ error })).toEqual({ error });
  });
});
