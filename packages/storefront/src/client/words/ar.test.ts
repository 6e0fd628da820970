import { expect, it } from 'vitest';
import ar from './ar.ts';

it('keeps an amount and its coin in the order in which they are written', () => {
  expect(ar.refundComing('12.5 USDT')).toContain(' \u206812.5 USDT\u2069.');
  expect(ar.refundSent('12.5 USDT')).toContain(' \u206812.5 USDT\u2069.');
});
