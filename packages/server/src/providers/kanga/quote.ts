import { type Asset, parseDecimal } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import type { PricedOrder } from '../../provider.ts';
import { withDeadline } from '../../withDeadline.ts';
import type { KangaClient } from './client.ts';
import { isCode } from './options.ts';

/** At both addresses in all. A shopper waits for it, and the route for longer (routes/quotes.ts). */
const ESTIMATE_MS = 4000;
/** More than anybody looks through: what a provider sends is not bounded otherwise. */
const MOST_CODES = 100;

/**
 * What an order can be paid with: the merchant's currencies; or Kanga's choice on its own page, and
 * then those of the estimate. An estimate that can not be had is no reason not to offer.
 */
export async function quoteOrder(
  { price }: PricedOrder,
  token: string,
  payCurrencies: readonly string[] | undefined,
  client: KangaClient,
): Promise<PaymentOption[]> {
  const asking = client.estimatePrice({ token, quantity: price.amount }).catch(() => ({}));
  const timed = await withDeadline<Record<string, string>>(asking, ESTIMATE_MS);
  const estimate = timed.done ? timed.value : {};
  const named = Object.keys(estimate).filter(isCode).slice(0, MOST_CODES);
  const codes = payCurrencies ?? [null, ...named];
  return codes.map((code) => ({
    provider: 'kanga',
    providerName: 'Kanga',
    asset: code === null ? null : assetOf(code),
    price,
    approximate: code === null ? null : parseDecimal(estimate[code]),
    minimum: null,
    maximum: null,
    fields: [],
    termsUrl: null,
    unavailable: null,
  }));
}

/** Kanga names currencies, and nowhere their networks. */
export function assetOf(code: string): Asset {
  return { code, symbol: code, network: null, contract: null, decimals: null };
}
