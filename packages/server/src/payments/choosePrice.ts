import { CheckoutError, type Money, type PaymentRecord } from '@coinslot/core';
import type { Order } from '../order.ts';
import type { Choice, Provider } from '../provider.ts';
import { hasMoney } from './hasMoney.ts';

interface PriceWish extends Pick<Choice, 'params'> {
  /** The payment that the order has: another currency is asked for by name alone. */
  kept?: PaymentRecord | undefined;
}

/**
 * The order's price in a currency that the provider takes. Nothing is ever converted, and what a
 * page says only chooses between the order's own prices.
 *
 * @throws {CheckoutError} `currency_not_supported`, `amount_mismatch`, and what the provider's
 * `askedPrice` refuses.
 */
export function choosePrice(
  { prices }: Order,
  provider: Provider,
  { params, kept }: PriceWish = {},
): Money {
  const isKept = ({ currency }: Money) =>
    kept?.provider === provider.id && kept.price.currency === currency;
  const taken = prices
    .filter(({ currency }) => provider.priceCurrencies.includes(currency))
    .map(({ amount, currency }) => ({ amount, currency }))
    .sort((a, b) => Number(isKept(b)) - Number(isKept(a)));
  const [price] = taken;
  if (price) {
    // Once money is under way, no other price leads away from it.
    if (!params || (kept && hasMoney(kept)) || !provider.askedPrice) return price;
    const asked = provider.askedPrice(taken, params);
    const own = taken.find(
      ({ amount, currency }) => amount === asked.amount && currency === asked.currency,
    );
    if (own) return own;
    throw new CheckoutError('amount_mismatch', `The order has no such price for ${provider.id}.`);
  }
  const offered = prices.map(({ currency }) => currency).join(', ');
  throw new CheckoutError(
    'currency_not_supported',
    `${provider.name} takes prices in ${provider.priceCurrencies.join(', ')}, and the order has them in ${offered}. Return a price in one of its currencies from resolveOrder.`,
    { provider: provider.id },
  );
}
