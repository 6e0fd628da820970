import { CheckoutError, compareDecimals, parseDecimal } from '@coinslot/core';
import type { CreatedPayment } from '../../provider.ts';
import { assetOf } from './assets.ts';
import type { CryptofuseCreatedPayment, CryptofusePayment } from './schemas.ts';
import { toIso } from './toIso.ts';

/** What was asked for, and the rule for addresses. */
export interface Asked {
  currency: string | undefined;
  /** In USD. */
  price: string;
  feePaidByUser: boolean;
  isValidAddress: (address: string, network: string) => boolean;
}

/**
 * Takes the answer to a creation, or refuses it: nothing is shown to the shopper that could make
 * them pay to a wrong address, in a wrong coin or a wrong amount.
 *
 * @throws CheckoutError `invalid_payment`
 */
export function acceptCreated(created: CryptofuseCreatedPayment, asked: Asked): CreatedPayment {
  const checked = checkCreated(created, asked);
  if (typeof checked !== 'string') return checked;
  throw new CheckoutError(
    'invalid_payment',
    `Cryptofuse created a payment with ${checked}. It is not shown to the shopper; ask Cryptofuse.`,
    { provider: 'cryptofuse' },
  );
}

/** The payment that was created, or what is wrong with it. */
export function checkCreated(
  created: CryptofuseCreatedPayment,
  asked: Asked,
): CreatedPayment | string {
  const asset = assetOf(created);
  const { blockchain_address: address } = created;
  const amount = parseDecimal(created.amount_crypto);

  if (created.currency !== asked.currency) return 'another currency than the one asked for';
  if (amount === null || amount === '0') return 'an amount that can not be paid';
  if (!hasPrice(created.amount_usd, asked)) return 'another price than the one asked for';
  if (asset.network === null || !asked.isValidAddress(address, asset.network)) {
    return `an address that is none of the network ${asset.network ?? '(not said)'}`;
  }
  const expiresAt = toIso(created.expiry_time);
  const createdAt = toIso(created.created_at);
  const isOver = expiresAt !== null && createdAt !== null && expiresAt <= createdAt;
  if (isOver || (expiresAt === null && created.expiry_time))
    return 'a deadline that can not be met';

  return {
    reference: created.transaction_id,
    due: { amount, asset },
    action: { type: 'transfer', address, amount, asset },
    expiresAt,
    word: created.status,
    private: {},
  };
}

/**
 * A status answer as the answer to the creation that was lost; null where it does not tell what
 * has to arrive, and where. The guide shows no status answer; the reference's calls the address
 * `address`.
 */
export function asCreated(status: CryptofusePayment): CryptofuseCreatedPayment | null {
  const { address, amount_crypto, currency } = status;
  const blockchain_address = status.blockchain_address ?? address;
  if (!blockchain_address || !amount_crypto || !currency) return null;
  return { ...status, blockchain_address, amount_crypto, currency };
}

/** The price as it was asked for; with the fee on top where the shopper pays it. */
function hasPrice(amountUsd: string | null | undefined, { price, feePaidByUser }: Asked): boolean {
  if (!amountUsd) return true;
  const [said, wanted] = [parseDecimal(amountUsd), parseDecimal(price)];
  if (said === null || wanted === null) return false;
  const order = compareDecimals(said, wanted);
  return order === 0 || (feePaidByUser && order > 0);
}
