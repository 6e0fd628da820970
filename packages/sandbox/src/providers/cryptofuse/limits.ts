import type { Decimal } from '../../decimal.ts';
import type { Currency } from './currencies.ts';
import { Refusal } from './errors.ts';
import { crypto8 } from './render.ts';

/** The same limits for payments and withdrawals, in the currency itself. */
export function assertWithinLimits(amount: Decimal, { min, max, code }: Currency): void {
  const limit = amount < min ? min : amount > max ? max : null;
  if (limit === null) return;
  const side = limit === min ? 'below minimum' : 'above maximum';
  throw new Refusal('invalid_amount', `Amount ${side}`, {
    amount: [`The limit is ${crypto8(limit)} ${code}.`],
  });
}
