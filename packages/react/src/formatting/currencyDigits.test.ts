import { expect, it } from 'vitest';
import { currencyDigits } from './currencyDigits.ts';

it.each([
  ['USD', 2],
  ['PLN', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['xPLN', 0],
  ['', 0],
])('writes %s with %i digits', (currency, digits) => {
  expect(currencyDigits(currency)).toBe(digits);
});
