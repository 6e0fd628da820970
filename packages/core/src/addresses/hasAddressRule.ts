import { addressKind } from './addressKind.ts';

/**
 * Whether `isValidAddress` of `./addresses` has a rule for the network: an address on another one
 * can not be checked. Apart from the rules, so that who only asks does not load the hashes.
 *
 * @param network as in `Asset.network`
 * @example
 * hasAddressRule('tron'); // true
 * hasAddressRule('ripple'); // false
 */
export function hasAddressRule(network: string): boolean {
  return addressKind(network) !== null;
}
