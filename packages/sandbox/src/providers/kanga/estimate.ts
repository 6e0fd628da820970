import { toPlain } from '../../decimal.ts';
import type { Json } from '../../json.ts';
import type { KangaAccount } from './account.ts';
import { findSettlement, payCurrencies, priceIn, readAmount } from './currencies.ts';
import { Failure } from './failure.ts';
import { readObject } from './signedCall.ts';

/** GET PRICE ESTIMATE, unsigned: what an amount of the settlement currency costs in each currency. */
export function estimatePrice({ credentials }: KangaAccount, bytes: Uint8Array): Json {
  const { token, quantity, shopToken } = readObject(bytes) ?? {};
  if (shopToken !== credentials.apiKey) throw new Failure(9000);
  const settlement = typeof token === 'string' ? findSettlement(token) : undefined;
  if (settlement === undefined || typeof quantity !== 'string') throw new Failure(null);
  const amount = readAmount(quantity, settlement);
  if (amount === null) throw new Failure(null);
  return Object.fromEntries(
    payCurrencies.map((currency) => [
      currency.code,
      toPlain(priceIn(currency, amount, settlement)),
    ]),
  );
}
