/** The EVM networks by the name that `Asset.network` gives them. */
export const EVM_CHAINS: ReadonlyMap<string, { id: number; native: string }> = new Map([
  ['ethereum', { id: 1, native: 'ETH' }],
  ['optimism', { id: 10, native: 'ETH' }],
  ['bsc', { id: 56, native: 'BNB' }],
  ['polygon', { id: 137, native: 'POL' }],
  ['base', { id: 8453, native: 'ETH' }],
  ['arbitrum', { id: 42161, native: 'ETH' }],
  ['avalanche', { id: 43114, native: 'AVAX' }],
]);
