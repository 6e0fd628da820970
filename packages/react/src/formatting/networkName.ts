/** Where it is more than the same word with a capital. */
const NAMES: Readonly<Record<string, string>> = {
  avalanche: 'Avalanche C-Chain',
  'bitcoin-cash': 'Bitcoin Cash',
  bsc: 'BNB Smart Chain',
  ton: 'TON',
  tron: 'TRON',
};

/**
 * What wallets call a network, for a card of your own: a shopper has to find the same word there.
 *
 * @example
 * networkName('tron'); // 'TRON'
 * networkName('bsc'); // 'BNB Smart Chain'
 */
export function networkName(network: string): string {
  const known = Object.hasOwn(NAMES, network) && NAMES[network];
  return known || network.charAt(0).toUpperCase() + network.slice(1);
}
