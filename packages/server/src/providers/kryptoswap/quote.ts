import {
  addDecimals,
  CheckoutError,
  compareDecimals,
  type ErrorCode,
  multiplyDecimals,
  parseDecimal,
} from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import type { PricedOrder } from '../../provider.ts';
import { withDeadline } from '../../withDeadline.ts';
import { assetOf } from './assets.ts';
import type { KryptoswapClient } from './client.ts';
import { divideUp } from './divideUp.ts';
import { fieldsOf, formOf } from './fieldValues.ts';
import { inLanguage } from './inLanguage.ts';
import type { KryptoswapRoute } from './options.ts';
import type { KryptoswapRouteInfo } from './schemas.ts';

/** A shopper waits for it, and the checkout for a second longer (routes/quotes.ts). */
const ROUTE_MS = 4000;

/** What is known of a route, or why it is not. */
export async function askRoute(
  client: KryptoswapClient,
  { id }: KryptoswapRoute,
  lang: string,
): Promise<KryptoswapRouteInfo> {
  const timed = await withDeadline(client.getRoute({ id, lang }), ROUTE_MS);
  if (timed.done) return timed.value;
  const message = `Kryptoswap did not tell of the route ${id} within ${ROUTE_MS} ms.`;
  throw new CheckoutError('provider_timeout', message, { provider: 'kryptoswap' });
}

/** A route as a way to pay; `info` is an error's code where it is not known. */
export function optionOf(
  { price }: PricedOrder,
  route: KryptoswapRoute,
  info: KryptoswapRouteInfo | ErrorCode,
  { lang, termsUrl }: { lang: string; termsUrl: string },
): PaymentOption {
  const known = typeof info === 'string' ? undefined : info;
  const approximate = known ? amountIn(route, price.amount, known) : null;
  const unavailable =
    typeof info === 'string' ? info : refusalOf(route, price.amount, info, approximate);
  return {
    provider: 'kryptoswap',
    providerName: 'Kryptoswap',
    asset: assetOf(route.from, known?.from?.symbol ?? undefined),
    ...(known?.from?.name && { name: inLanguage(known.from.name, lang) }),
    routeId: route.id,
    price,
    approximate: unavailable ? null : approximate,
    minimum: limitOf(known?.from?.min),
    maximum: limitOf(known?.from?.max),
    fields: known ? formOf(fieldsOf(known), lang) : [],
    termsUrl,
    unavailable,
  };
}

/** Why an order can not be made by the route, as far as the exchange says so beforehand. */
export function refusalOf(
  route: KryptoswapRoute,
  price: string,
  info: KryptoswapRouteInfo,
  amount = amountIn(route, price, info),
): ErrorCode | null {
  const { from, to, rate } = info;
  // Settled 1 : 1 in another currency than the merchant meant, it would be another price.
  if ((from?.xml ?? route.from) !== route.from || (to?.xml ?? route.to) !== route.to) {
    return 'invalid_configuration';
  }
  const wanted = parseDecimal(price);
  if (wanted === null) return 'currency_not_supported';
  const [least, most] = [limitOf(from?.min), limitOf(from?.max)];
  if (amount !== null && least !== null && compareDecimals(amount, least) < 0) {
    return 'amount_too_small';
  }
  if (amount !== null && most !== null && compareDecimals(amount, most) > 0) {
    return 'amount_too_large';
  }
  const [reserve, unit] = [parseDecimal(rate?.amount), parseDecimal(rate?.in)];
  const perUnit = parseDecimal(rate?.out);
  if (reserve === null || unit === null || perUnit === null) return null;
  const isTooMuch =
    route.amountIs === 'out'
      ? compareDecimals(wanted, reserve) > 0
      : compareDecimals(multiplyDecimals(wanted, perUnit), multiplyDecimals(reserve, unit)) > 0;
  return isTooMuch ? 'amount_too_large' : null;
}

/**
 * About how much the shopper pays in. From `out = in × rate.out / rate.in − rate.outFeeAmount`,
 * rounded up; null where the rate is not known.
 */
function amountIn(
  { amountIs }: KryptoswapRoute,
  price: string,
  { from, rate }: KryptoswapRouteInfo,
): string | null {
  const wanted = parseDecimal(price);
  if (amountIs === 'in' || wanted === null) return wanted;
  const [unit, perUnit] = [parseDecimal(rate?.in), parseDecimal(rate?.out)];
  if (unit === null || perUnit === null) return null;
  const all = addDecimals(wanted, parseDecimal(rate?.outFeeAmount) ?? '0');
  const places = /^(\d|1[0-8])$/.test(from?.decimal ?? '') ? Number(from?.decimal) : 8;
  return divideUp(multiplyDecimals(all, unit), perUnit, places);
}

/** Of a limit, 0 is none. */
function limitOf(limit: string | null | undefined): string | null {
  const decimal = parseDecimal(limit);
  return decimal === '0' ? null : decimal;
}
