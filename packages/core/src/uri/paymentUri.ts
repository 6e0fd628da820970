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
  const amount = fraction === '' ? whole : `${whole}.${fraction}`;
  if (amount === '' || amount === '0') return null;
  switch (action.asset.network) {
    case 'bitcoin':
      return bitcoinUri(action, amount);
    case 'solana':
      return solanaUri(action, amount);
    default:
      return ethereumUri(action, amount);
  }
}

function bitcoinUri({ address, asset, memo }: Transfer, amount: string): string | null {
  const bitcoin = asset.symbol === 'BTC' && asset.contract === null;
  if (!bitcoin || memo !== undefined || !isBase(address) || !divides(amount, 8)) return null;
  return `bitcoin:${address}?amount=${amount}`;
}

function solanaUri({ address, asset, memo }: Transfer, amount: string): string | null {
  const sol = asset.symbol === 'SOL' && asset.contract === null;
  // Half a surrogate pair can not be encoded.
  if (!sol || !isBase(address) || !divides(amount, 9) || /\p{Surrogate}/u.test(memo ?? '')) {
    return null;
  }
  const note = memo === undefined ? '' : `&memo=${encodeURIComponent(memo)}`;
  return `solana:${address}?amount=${amount}${note}`;
}

function ethereumUri({ address, asset, memo }: Transfer, amount: string): string | null {
  const chain = EVM_CHAINS.get(asset.network ?? '');
  if (chain === undefined || memo !== undefined || !isEvm(address)) return null;
  if (asset.contract === null) {
    if (asset.symbol !== chain.native) return null;
    const wei = asset.decimals === null || asset.decimals === 18 ? smallest(amount, 18) : null;
    return wei && `ethereum:${address}@${chain.id}?value=${wei}`;
  }
  const units = asset.decimals === null ? null : smallest(amount, asset.decimals);
  if (units === null || !isEvm(asset.contract)) return null;
  // Tokens that are sent to their own contract are lost.
  if (asset.contract.toLowerCase() === address.toLowerCase()) return null;
  return `ethereum:${asset.contract}@${chain.id}/transfer?address=${address}&uint256=${units}`;
}

/** The amount in the asset's smallest unit, as an integer in full. */
function smallest(amount: string, decimals: number): string | null {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 36) return null;
  const [whole = '', fraction = ''] = amount.split('.');
  if (fraction.length > decimals) return null;
  return (whole + fraction.padEnd(decimals, '0')).replace(/^0+/, '');
}

function divides(amount: string, decimals: number): boolean {
  return smallest(amount, decimals) !== null;
}

/** Only what may stand in a link as it is: the checksum was verified where the address came in. */
function isBase(address: string): boolean {
  return /^[0-9A-Za-z]{14,90}$/.test(address);
}

function isEvm(address: string): boolean {
  return /^0x[0-9A-Fa-f]{40}$/.test(address);
}
