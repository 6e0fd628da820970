export type AddressKind = 'tron' | 'bitcoin' | 'solana' | 'evm';

const KINDS: Readonly<Record<string, AddressKind>> = {
  tron: 'tron',
  bitcoin: 'bitcoin',
  solana: 'solana',
  ethereum: 'evm',
  arbitrum: 'evm',
  avalanche: 'evm',
  base: 'evm',
  bsc: 'evm',
  optimism: 'evm',
  polygon: 'evm',
};

/** How the addresses of a network are written; null for one that has no rule. */
export function addressKind(network: string): AddressKind | null {
  return Object.hasOwn(KINDS, network) ? (KINDS[network] ?? null) : null;
}
