import { describe, expect, test } from 'vitest';
import { askedPrice } from './askedPrice.ts';

const twd = { amount: '300', currency: 'TWD' };
const usd = { amount: '9.50', currency: 'USD' };
const ask = (params: Record<string, unknown>) => askedPrice([twd, usd], params);

describe('the price that a page asks for', () => {
  test.for([
    [{}, twd],
    [{ fiat_amount: '300', fiat_currency: 'TWD' }, twd],
    [{ fiat_amount: '300.0' }, twd],
    [{ fiat_amount: '9.5', fiat_currency: 'USD' }, usd],
    [{ fiat_currency: 'USD' }, usd],
    [{ fiat_amount: null, fiat_currency: null }, twd],
    [
      { order_data: { fiat_amount: '1' }, group_key: 'stones', callback_url: 'https://a.example' },
      twd,
    ],
  ] as const)('%j is one of the order’s own', ([params, price]) => {
    expect(ask(params)).toBe(price);
  });

  test.for([
    { fiat_amount: '299.99', fiat_currency: 'TWD' },
    { fiat_amount: '300.000000000000000001', fiat_currency: 'TWD' },
    { fiat_amount: '0.01', fiat_currency: 'TWD' },
    { fiat_amount: '300', fiat_currency: 'USD' },
    { fiat_amount: '9.50' },
    { fiat_amount: '300', fiat_currency: 'twd' },
    { fiat_amount: '300', fiat_currency: 'EUR' },
    { fiat_currency: 'EUR' },
    { fiat_currency: '' },
    { fiat_currency: ['TWD'] },
    { fiat_amount: '', fiat_currency: 'TWD' },
    { fiat_amount: '-300', fiat_currency: 'TWD' },
    { fiat_amount: '300,0', fiat_currency: 'TWD' },
    { fiat_amount: ' 300', fiat_currency: 'TWD' },
    { fiat_amount: 'NaN', fiat_currency: 'TWD' },
    { fiat_amount: 300, fiat_currency: 'TWD' },
    { fiat_amount: ['300'], fiat_currency: 'TWD' },
    { fiat_amount: { toString: '300' }, fiat_currency: 'TWD' },
  ])('%j is none of the order’s (T13)', (params) => {
    expect(() => ask(params)).toThrow(
      expect.objectContaining({ code: 'amount_mismatch', provider: 'kryptogo', retryable: false }),
    );
  });

  test.for(['0.009', '0', '0.00', '1e-3'])('%s is too little for KryptoGO', (fiat_amount) => {
    for (const fiat_currency of ['TWD', 'EUR', undefined])
      expect(() => ask({ fiat_amount, fiat_currency })).toThrow(
        expect.objectContaining({ code: 'amount_too_small', provider: 'kryptogo' }),
      );
  });
});
