import { compareDecimals, type ErrorCode, parseDecimal } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import type { PricedOrder } from '../../provider.ts';
import { assetOf, isVerifiable } from './assets.ts';
import type { PaymentCalls } from './paymentCalls.ts';
import type { CryptofuseCurrency } from './schemas.ts';

/** What an order can be paid with, in the merchant's order of `assets`. */
export async function quoteOrder(
  { price }: PricedOrder,
  assets: readonly string[] | undefined,
  client: PaymentCalls,
): Promise<PaymentOption[]> {
  const all = await client.getCurrencies({ full: true, min_max: true, include_usd: true });
  const offered = chooseCurrencies(all, assets).filter((currency) =>
    isVerifiable(assetOf(currency)),
  );
  return Promise.all(
    offered.map(async (currency) => {
      const unavailable = outsideLimits(currency, price.amount);
      return {
        provider: 'cryptofuse',
        providerName: 'Cryptofuse',
        asset: assetOf(currency),
        ...(currency.name && { name: currency.name }),
        price,
        approximate: unavailable ? null : await estimate(client, currency.currency, price.amount),
        minimum: parseDecimal(currency.min_amount),
        maximum: parseDecimal(currency.max_amount),
        fields: [],
        termsUrl: null,
        unavailable,
      };
    }),
  );
}

function chooseCurrencies(
  all: readonly CryptofuseCurrency[],
  assets: readonly string[] | undefined,
): readonly CryptofuseCurrency[] {
  if (assets !== undefined) {
    return assets.flatMap((code) => all.find(({ currency }) => currency === code) ?? []);
  }
  const known = all.filter(({ is_stable, is_popular }) => is_stable || is_popular);
  // The guide's sample has neither flag: then there is nothing to choose by.
  return known.length > 0 ? known : all;
}

/** Limits in dollars, as the price is: the guide's Python compares it with limits in the coin. */
function outsideLimits(currency: CryptofuseCurrency, price: string): ErrorCode | null {
  const [amount, least, most] = [
    parseDecimal(price),
    parseDecimal(currency.min_amount_usd),
    parseDecimal(currency.max_amount_usd),
  ];
  if (amount === null) return 'currency_not_supported';
  if (least !== null && compareDecimals(amount, least) < 0) return 'amount_too_small';
  if (most !== null && compareDecimals(amount, most) > 0) return 'amount_too_large';
  return null;
}

/**
 * About how much, for orientation: a rate that can not be had is no reason not to offer the asset.
 * The fee is asked for as 0, because the documents disagree on whether `estimated_amount` is before
 * or after it, and the shopper pays the amount before it.
 */
async function estimate(
  client: PaymentCalls,
  currency_to: string,
  amount: string,
): Promise<string | null> {
  const query = { currency_from: 'USD', currency_to, amount, fee_percentage: '0' };
  const rate = await client.getRate(query).catch(() => null);
  // Floats: what stands after the eighth place is noise.
  return parseDecimal(rate?.estimated_amount.replace(/(\.\d{8})\d+$/, '$1'));
}
