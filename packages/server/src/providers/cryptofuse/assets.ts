import { type Asset, hasAddressRule } from '@coinslot/core';

// Cryptofuse's words for networks, upper and lower case alike: `TRX` and `trx` in the guide,
// `ethereum` in an older generation.
const NETWORKS: Readonly<Record<string, string>> = {
  ARB: 'arbitrum',
  ARBITRUM: 'arbitrum',
  BITCOIN: 'bitcoin',
  BNB: 'bsc',
  BSC: 'bsc',
  BTC: 'bitcoin',
  ETH: 'ethereum',
  ETHEREUM: 'ethereum',
  MATIC: 'polygon',
  POL: 'polygon',
  POLYGON: 'polygon',
  SOL: 'solana',
  TRON: 'tron',
  TRX: 'tron',
};

/** Our name of a network; one that is not in the table keeps its own, in lower case. */
export function networkOf(blockchain: string | null | undefined): string | null {
  const word = blockchain?.trim().toUpperCase();
  if (!word) return null;
  return Object.hasOwn(NETWORKS, word) ? (NETWORKS[word] ?? null) : word.toLowerCase();
}

/**
 * Whether an address of the asset could be checked: one that can not is never offered. A currency
 * whose network is not said is checked when the payment says it.
 */
export function isVerifiable({ network }: Asset): boolean {
  return network === null || hasAddressRule(network);
}

/**
 * The asset of a currency. The contract is stated nowhere, and the decimals only as "typically":
 * both stay unknown.
 */
export function assetOf(currency: {
  currency: string;
  token?: string | null | undefined;
  blockchain?: string | null | undefined;
}): Asset {
  return {
    code: currency.currency,
    symbol: (currency.token ?? currency.currency).toUpperCase(),
    network: networkOf(currency.blockchain),
    contract: null,
    decimals: null,
  };
}
