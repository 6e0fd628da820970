import type { KryptoswapRoute } from '@coinslot/server/kryptoswap';

const TAKEN = ['ETH', 'CARDUAH'];

/**
 * Of the exchange's routes those that the shop uses: into its wallet of dollars, from what no other
 * provider takes. A real shop writes them into its configuration, with the wallet's address.
 */
export function chooseRoutes(routes: readonly KryptoswapRoute[]): KryptoswapRoute[] {
  return routes.filter(({ from, to }) => to === 'USDTTRC20' && TAKEN.includes(from));
}
