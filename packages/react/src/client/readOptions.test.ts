import { type PaymentOption, quotesResponseSchema } from '@coinslot/core/wire';
import { describe, expect, it } from 'vitest';
import { optionFixture } from '../testing/optionFixture.ts';
import { readOptions } from './readOptions.ts';

const field = {
  key: 'from',
  label: 'Your address',
  placeholder: null,
  pattern: '^T',
  patternError: null,
  required: true,
  place: 'from',
};
const full = optionFixture({
  name: 'Tether',
  routeId: 'r1',
  fields: [field],
  termsUrl: 'https://t.example',
});
const read = (...options: unknown[]) => readOptions({ orderId: '1042', options });

describe('the ways to pay, off the wire', () => {
  it('are what was sent, as the schema reads it', () => {
    const open = optionFixture({ asset: null, approximate: null, price: null });
    const sent = { orderId: '1042', options: [full, open] };
    expect(readOptions(sent)).toEqual(sent.options);
    expect(readOptions(sent)).toEqual(quotesResponseSchema.parse(sent).options);
  });

  it('drop what a newer server adds', () => {
    const newer = { ...full, speed: 'fast', asset: { ...full.asset, colour: 'red' } };
    expect(read(newer)).toEqual([full]);
  });

  const broken: [string, Partial<Record<keyof PaymentOption, unknown>>][] = [
    ['an amount that is a number', { approximate: 12.5 }],
    ['an amount with an exponent', { minimum: '1e3' }],
    ['a negative limit', { maximum: '-1' }],
    ['a price that is a number', { price: { amount: 12, currency: 'USD' } }],
    ['no provider', { provider: undefined }],
    ['a provider without a name', { providerName: '' }],
    ['an asset without a symbol', { asset: { ...full.asset, symbol: '' } }],
    ['an asset that is a text', { asset: 'USDT' }],
    ['a reason that is no word', { unavailable: true }],
    ['a field without a key', { fields: [{ ...field, key: null }] }],
    ['fields that are no list', { fields: {} }],
    ['a route that is a number', { routeId: 7 }],
  ];
  it.each(broken)('leave out one with %s, and keep the others (C28)', (_, change) => {
    expect(read({ ...full, ...change }, full)).toEqual([full]);
  });

  it.each([null, 7, 'USDT', []])('leave out %j', (option) => {
    expect(read(option, full)).toEqual([full]);
  });

  it.each([{}, { options: null }, { options: {} }, null])('are refused as %j', (body) => {
    expect(() => readOptions(body)).toThrow('The answer holds no ways to pay');
  });
});
