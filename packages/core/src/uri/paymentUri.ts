import type { NextAction } from '../payment.ts';
import { EVM_CHAINS } from './evmChains.ts';

type Transfer = Extract<NextAction, { type: 'transfer' }>;

/** Plain, as amounts travel: the whole part, and the fraction without the zeros at its end. */
const AMOUNT = /^(0|[1-9]\d{0,29})(?:\.(?=\d)(\d{0,18}?)0{0,18})?$/;

/**
 * The link that opens a wallet with address and amount filled in: BIP-21 for Bitcoin, EIP-681 for
 * EVM coins and tokens, Solana Pay for SOL. Null where no link would be safe: another action than
 * a transfer, a network without a common standard (TRON), a token whose contract or decimals are
 * not known, an amount that the asset can not be divided into, a memo that the link can not carry,
 * and Solana's tokens (a wallet derives the account from the address, and can not know that a
 * provider gave the token account itself). Never throws.
 *
 * @see https://github.com/bitcoin/bips/blob/master/bip-0021.mediawiki
 * @see https://eips.ethereum.org/EIPS/eip-681
 * @see https://docs.solanapay.com/spec
 * @example
 * paymentUri(payment.action); // 'bitcoin:bc1q…?amount=0.0015'
 */
export function paymentUri(action: NextAction): string | null {
  if (action.type !== 'transfer') return null;
  const [, whole = '', fraction = ''] = AMOUNT.exec(action.amount) ?? [];
  // Nothing but zeros is nothing to pay.
  if (!/[1-9]/.test(whole + fraction)) return null;
  switch (action.asset.network) {
    case 'bitcoin':
      return coinUri(action, whole, fraction, 'BTC', 8);
    case 'solana':
      return coinUri(action, whole, fraction, 'SOL', 9);
    default:
      return ethereumUri(action, whole, fraction);
  }
}

function coinUri(
  { address, asset, memo }: Transfer,
  whole: string,
  fraction: string,
  coin: string,
  decimals: number,
): string | null {
  if (asset.symbol !== coin || asset.contract !== null || fraction.length > decimals) return null;
  // Only what may stand in a link as it is: the checksum was verified where the address came in.
  if (!/^[0-9A-Za-z]{14,90}$/.test(address)) return null;
  const link = `${asset.network}:${address}?amount=${whole}${fraction && `.${fraction}`}`;
  if (memo === undefined) return link;
  // Bitcoin has no place for it, and half a surrogate pair can not be encoded.
  if (coin === 'BTC' || /\p{Surrogate}/u.test(memo)) return null;
  return `${link}&memo=${encodeURIComponent(memo)}`;
}

function ethereumUri(
  { address, asset: { network, contract, symbol, decimals }, memo }: Transfer,
  whole: string,
  fraction: string,
): string | null {
  const [chain, coin] = EVM_CHAINS.get(network ?? '') ?? [];
  const digits = decimals ?? (contract === null ? 18 : -1);
  if (chain === undefined || memo !== undefined || !isEvm(address)) return null;
  if (!Number.isInteger(digits) || digits > 36 || fraction.length > digits) return null;
  // In full, in the smallest unit.
  const units = (whole + fraction.padEnd(digits, '0')).replace(/^0+/, '');
  if (contract === null) {
    return symbol === coin && digits === 18 ? `ethereum:${address}@${chain}?value=${units}` : null;
  }
  // Tokens that are sent to their own contract are lost.
  if (!isEvm(contract) || contract.toLowerCase() === address.toLowerCase()) return null;
  return `ethereum:${contract}@${chain}/transfer?address=${address}&uint256=${units}`;
}

function isEvm(address: string): boolean {
  return /^0x[0-9A-Fa-f]{40}$/.test(address);
}
