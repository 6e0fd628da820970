import type { Random } from '../../random.ts';
import type { Exchange } from './exchange.ts';

/** A route as a merchant uses it. */
export interface MerchantRoute {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Prices in it settle 1 : 1 in what goes out, or in what comes in. */
  readonly priceCurrency: string;
  /** Where the merchant's money goes, by field. */
  readonly toValues: Record<string, string>;
  readonly amountIs: 'in' | 'out';
}

/** Every route in USD, into a wallet that nobody has the key of. */
export function merchantRoutes({ routes }: Exchange, random: Random): MerchantRoute[] {
  return routes.map(({ id, from, to }) => ({
    id,
    from: from.xml,
    to: to.xml,
    priceCurrency: 'USD',
    toValues: Object.fromEntries(
      to.fieldsOut.map((field) => [field.id, to.network.newAddress(random)]),
    ),
    amountIs: to.xml === 'USDTTRC20' ? 'out' : 'in',
  }));
}
