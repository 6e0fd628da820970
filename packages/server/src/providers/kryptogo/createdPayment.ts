import { type Asset, compareDecimals, type Money, parseDecimal } from '@coinslot/core';
import type { CreatedPayment } from '../../provider.ts';
import { isIntentId } from './client.ts';
import type { KryptogoPaymentIntent } from './schemas.ts';
import { toIso } from './toIso.ts';

/** The only chain that a document names. */
const NETWORKS: Readonly<Record<string, string>> = { arb: 'arbitrum' };

/** Our name of a network; one that is not in the table keeps its own. */
export function networkOf(chain: string): string {
  return (Object.hasOwn(NETWORKS, chain) && NETWORKS[chain]) || chain;
}

/**
 * What an intent asks the shopper to pay, or what is wrong with it: nothing is shown that could make
 * them pay to a wrong address, in a wrong token or a wrong amount.
 */
export function checkCreated(
  intent: KryptogoPaymentIntent,
  price: Money,
  isValidAddress: (address: string, network: string) => boolean,
): CreatedPayment | string {
  const { payment_intent_id: reference, payment_address, token_address, symbol } = intent;
  const network = networkOf(intent.payment_chain_id ?? '');
  const amount = parseDecimal(intent.crypto_amount);
  const decimals = /^\d{1,2}$/.test(intent.decimals ?? '') ? Number(intent.decimals) : null;
  const expiresAt = toIso(intent.payment_deadline);

  if (!isIntentId(reference)) return 'an id that can not be asked for';
  if (!hasPrice(intent, price)) return 'another price than the one asked for';
  if (network !== 'arbitrum') return 'a network that no document names';
  if (!payment_address || !isValidAddress(payment_address, network)) {
    return `an address that is none of ${network}`;
  }
  if (!symbol || !token_address || !isValidAddress(token_address, network)) {
    return 'a token that can not be told from others';
  }
  if (amount === null || amount === '0') return 'an amount that can not be paid';
  // A wallet would round it, and a payer send too little.
  if (decimals !== null && (amount.split('.')[1] ?? '').length > decimals) {
    return 'an amount that the token can not be divided into';
  }
  if (expiresAt === null) return 'a deadline that can not be read';
  const asset: Asset = { code: symbol, symbol, network, contract: token_address, decimals };
  return {
    reference,
    due: { amount, asset },
    action: { type: 'transfer', address: payment_address, amount, asset },
    expiresAt,
    word: intent.status ?? null,
    private: {},
  };
}

/** By value: "300.0" comes back where "300" was sent. */
function hasPrice({ fiat_amount, fiat_currency }: KryptogoPaymentIntent, price: Money): boolean {
  const [said, asked] = [parseDecimal(fiat_amount), parseDecimal(price.amount)];
  const isSame = said !== null && asked !== null && compareDecimals(said, asked) === 0;
  return isSame && fiat_currency === price.currency;
}
