import { CheckoutError, type Money } from '@coinslot/core';
import type { Order } from '../order.ts';
import type { Provider } from '../provider.ts';

/** The order's price in a currency that the provider takes. Nothing is ever converted. */
export function choosePrice({ prices }: Order, provider: Provider): Money {
  const price = prices.find(({ currency }) => provider.priceCurrencies.includes(currency));
  if (price) return { amount: price.amount, currency: price.currency };
  const offered = prices.map(({ currency }) => currency).join(', ');
  throw new CheckoutError(
    'currency_not_supported',
    `${provider.name} takes prices in ${provider.priceCurrencies.join(', ')}, and the order has them in ${offered}. Return a price in one of its currencies from resolveOrder.`,
    { provider: provider.id },
  );
}
