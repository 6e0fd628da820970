import { type Asset, parseDecimal } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import type { PricedOrder } from '../../provider.ts';
import type { KangaClient } from './client.ts';
import { isCode } from './options.ts';

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
  const estimate: Readonly<Record<string, string>> = await client
    .estimatePrice({ token, quantity: price.amount })
    .catch(() => ({}));
  const codes = payCurrencies ?? [null, ...Object.keys(estimate).filter(isCode)];
  return codes.map((code) => ({
    provider: 'kanga',
    providerName: 'Kanga',
    asset: code === null ? null : assetOf(code),
    price,
    approximate: parseDecimal(estimate[code ?? '']),
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
