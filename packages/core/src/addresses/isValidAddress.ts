import { type AddressKind, addressKind } from './addressKind.ts';
import { isBitcoinAddress } from './isBitcoinAddress.ts';
import { isEvmAddress } from './isEvmAddress.ts';
import { isSolanaAddress } from './isSolanaAddress.ts';
import { isTronAddress } from './isTronAddress.ts';

const RULES: Readonly<Record<AddressKind, (address: string) => boolean>> = {
  tron: isTronAddress,
  bitcoin: isBitcoinAddress,
  solana: isSolanaAddress,
  evm: isEvmAddress,
};

/**
 * Whether coins that are sent to the address on the network can arrive: alphabet, length, version
 * and checksum. Nothing is trimmed and no case is changed; what is shown, copied and scanned is
 * exactly what was checked. Test networks are refused.
 *
 * A network without a rule gives false: an address that nobody checked is nothing to pay to. Ask
 * `hasAddressRule` first where that may be accepted.
 *
 * @param network as in `Asset.network`: 'tron', 'bitcoin', 'solana', 'ethereum', 'arbitrum', …
 * @see https://eips.ethereum.org/EIPS/eip-55
 * @see https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki
 * @example
 * isValidAddress('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'tron'); // true
 */
export function isValidAddress(address: string, network: string): boolean {
  const kind = addressKind(network);
  return kind !== null && RULES[kind](address);
}
