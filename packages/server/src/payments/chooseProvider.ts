import { CheckoutError } from '@coinslot/core';
import type { Order } from '../order.ts';
import type { Provider } from '../provider.ts';
import type { Runtime } from '../runtime.ts';

/** The provider that was named, or the only one that the order can be paid with. */
export function chooseProvider(
  { providers }: Runtime,
  order: Order,
  named: string | undefined,
): Provider {
  if (named !== undefined) {
    const provider = providers.get(named);
    if (provider) return provider;
    throw new CheckoutError(
      'provider_not_supported',
      'The provider that was asked for is not one of this checkout, so nothing was made. Ask POST quotes for the ways to pay.',
    );
  }
  const [only, ...others] = providers.size === 1 ? providers.values() : fitting(providers, order);
  if (only && others.length === 0) return only;
  if (!only) {
    throw new CheckoutError(
      'currency_not_supported',
      'No provider takes a currency that the order has a price in. Return another price from resolveOrder.',
    );
  }
  throw new CheckoutError(
    'choice_required',
    'Several providers can take this order, so one has to be named. Ask POST quotes for the ways to pay.',
  );
}

function fitting(providers: ReadonlyMap<string, Provider>, { prices }: Order): Provider[] {
  return [...providers.values()].filter(({ priceCurrencies }) =>
    prices.some(({ currency }) => priceCurrencies.includes(currency)),
  );
}
