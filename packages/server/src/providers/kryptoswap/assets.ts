import type { Asset } from '@coinslot/core';

// What stands for a network in the exchange's codes (USDT + TRC20) and in payment data. Networks on
// which an address needs a memo beside it are left out: their payments belong on the hosted page.
const NETWORKS: Readonly<Record<string, string>> = {
  ARBITRUM: 'arbitrum',
  BEP20: 'bsc',
  BITCOIN: 'bitcoin',
  BSC: 'bsc',
  BTC: 'bitcoin',
  ERC20: 'ethereum',
  ETH: 'ethereum',
  ETHEREUM: 'ethereum',
  MATIC: 'polygon',
  POLYGON: 'polygon',
  SOL: 'solana',
  SOLANA: 'solana',
  TRC20: 'tron',
  TRON: 'tron',
  TRX: 'tron',
};

/** Our name of a network; null for one that is not in the table. */
export function networkOf(word: string): string | null {
  const name = word.trim().toUpperCase();
  return Object.hasOwn(NETWORKS, name) ? (NETWORKS[name] ?? null) : null;
}

/** The asset of a code: `USDTTRC20`, where the symbol is known to be USDT, is on TRON. */
export function assetOf(code: string, symbol = code): Asset {
  const rest = code.startsWith(symbol) ? code.slice(symbol.length) : '';
  return { code, symbol, network: networkOf(rest || code), contract: null, decimals: null };
}
