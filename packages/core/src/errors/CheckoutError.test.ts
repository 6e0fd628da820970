import { describe, expect, it } from 'vitest';
import { CheckoutError } from './CheckoutError.ts';
import { ERROR_CODES, type ErrorCode } from './errorCodes.ts';

const refused = new CheckoutError('provider_refused', 'The provider refused: the amount is odd.', {
  provider: 'acme',
  providerCode: '4015',
  details: { amount: ['odd'] },
  requestId: 'req_1',
  docs: 'https://docs.example/4015',
  cause: new Error('a raw body with a secret'),
});

describe('CheckoutError', () => {
  it('renders as its code and its facts, and leaves the cause and the stack at home', () => {
    expect(JSON.stringify(refused, null, 2)).toMatchInlineSnapshot(`
      "{
        "name": "CheckoutError",
        "code": "provider_refused",
        "provider": "acme",
        "providerCode": "4015",
        "details": {
          "amount": [
            "odd"
          ]
        },
        "retryable": false,
        "outcomeUnknown": false,
        "requestId": "req_1",
        "docs": "https://docs.example/4015",
        "message": "The provider refused: the amount is odd."
      }"
    `);
    expect(JSON.stringify({ error: refused })).not.toContain('secret');
    expect(Object.keys(structuredClone(refused.toJSON()))).toEqual(Object.keys(refused.toJSON()));
  });

  it('is an Error with a readable headline', () => {
    expect(String(refused)).toBe('CheckoutError: The provider refused: the amount is odd.');
    expect(refused).toBeInstanceOf(Error);
    expect((refused.cause as Error).message).toBe('a raw body with a secret');
    expect(new CheckoutError('offline', 'No network.')).not.toHaveProperty('cause');
  });

  it('takes from the table whether to try again, unless it is told', () => {
    expect(new CheckoutError('provider_timeout', '').retryable).toBe(true);
    expect(new CheckoutError('provider_timeout', '', { retryable: false }).retryable).toBe(false);
    expect(new CheckoutError('provider_timeout', '').outcomeUnknown).toBe(false);
    const lost = new CheckoutError('provider_timeout', '', { outcomeUnknown: true });
    expect(lost.retryable).toBe(false);
    expect(refused.retryable).toBe(false);
  });
});

describe('the table of codes', () => {
  it('gives each a status that HTTP has, or 0 where no server answers', () => {
    for (const [code, { status, retryable }] of Object.entries(ERROR_CODES)) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(status === 0 || (status >= 300 && status <= 504)).toBe(true);
      // Sending the same request again can not help against a mistake in it.
      if (retryable && status >= 400 && status < 500) expect([408, 429]).toContain(status);
    }
  });

  it('prints nothing to a browser’s console where the shopper has to be asked something', () => {
    const asking = Object.entries(ERROR_CODES).filter(([code]) => code.endsWith('_required'));
    expect(asking.map(([code]) => code).sort()).toEqual(['choice_required', 'fields_required']);
    for (const [, { status }] of asking) expect(status).toBe(300);
  });

  it('keeps the codes on which merchants rely', () => {
    const relied: ErrorCode[] = [
      'amount_mismatch',
      'amount_too_small',
      'create_unknown',
      'credentials_or_nonce',
      'currency_not_supported',
      'fields_required',
      'idempotency_key_reused',
      'invalid_payment',
      'invalid_signature',
      'order_changed',
    ];
    expect(Object.keys(ERROR_CODES)).toEqual(expect.arrayContaining(relied));
  });
});
