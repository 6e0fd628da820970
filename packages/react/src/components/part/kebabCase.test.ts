import { expect, it } from 'vitest';
import { kebabCase } from './kebabCase.ts';

it.each([
  ['Checkout', 'checkout'],
  ['PaymentQRCode', 'payment-qr-code'],
  ['LastChecked', 'last-checked'],
])('names %s in selectors %s', (name, slot) => {
  expect(kebabCase(name)).toBe(slot);
});
