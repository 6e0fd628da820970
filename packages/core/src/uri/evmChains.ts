/** The chain id and the own coin of EVM networks, by the name that `Asset.network` gives them. */
export const EVM_CHAINS: ReadonlyMap<string, readonly [id: number, coin: string]> = new Map([
  ['ethereum', [1, 'ETH']],
  ['optimism', [10, 'ETH']],
  ['bsc', [56, 'BNB']],
  ['polygon', [137, 'POL']],
  ['base', [8453, 'ETH']],
  ['arbitrum', [42161, 'ETH']],
  ['avalanche', [43114, 'AVAX']],
]);
