const NAMES: Readonly<Record<string, string>> = {
  arbitrum: 'Arbitrum',
  avalanche: 'Avalanche C-Chain',
  base: 'Base',
  bitcoin: 'Bitcoin',
  'bitcoin-cash': 'Bitcoin Cash',
  bsc: 'BNB Smart Chain',
  ethereum: 'Ethereum',
  litecoin: 'Litecoin',
  optimism: 'Optimism',
  polygon: 'Polygon',
  solana: 'Solana',
  ton: 'TON',
  tron: 'TRON',
};

/** What wallets call a network: `tron` → `TRON`. A network that is not known keeps its own name. */
export function networkName(network: string): string {
  const known = Object.hasOwn(NAMES, network) && NAMES[network];
  return known || network.charAt(0).toUpperCase() + network.slice(1);
}
