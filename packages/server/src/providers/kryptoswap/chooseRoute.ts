import { CheckoutError, type Money } from '@coinslot/core';
import type { Choice } from '../../provider.ts';
import type { KryptoswapRoute } from './options.ts';

/**
 * The route that the shopper chose, among those that a price in this currency is settled by.
 *
 * @throws CheckoutError `currency_not_supported`, `asset_not_supported`, `choice_required`
 */
export function chooseRoute(
  routes: readonly KryptoswapRoute[],
  { currency }: Money,
  { asset, routeId }: Choice,
): KryptoswapRoute {
  const settling = routes.filter(({ priceCurrency }) => priceCurrency === currency);
  const chosen = settling.filter(
    ({ id, from }) => id === (routeId ?? id) && from === (asset ?? from),
  );
  const [route] = chosen;
  if (route && chosen.length === 1) return route;
  const provider = { provider: 'kryptoswap' };
  if (settling.length === 0) {
    const message = `kryptoswap() has no route for prices in ${currency}.`;
    throw new CheckoutError('currency_not_supported', message, provider);
  }
  if (!route) {
    const wish = JSON.stringify(routeId ?? asset);
    const message = `kryptoswap() has no route ${wish} for prices in ${currency}: see its \`routes\`.`;
    throw new CheckoutError('asset_not_supported', message, provider);
  }
  const message = 'No route was chosen, and there are several. Pass `routeId`, or an `asset`.';
  throw new CheckoutError('choice_required', message, provider);
}
