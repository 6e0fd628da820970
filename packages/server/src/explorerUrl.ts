const HEX_32 = /^[0-9a-f]{64}$/i;
const EVM = /^0x[0-9a-f]{64}$/i;

const EXPLORERS: Readonly<Record<string, { page: string; hash: RegExp }>> = {
  arbitrum: { page: 'https://arbiscan.io/tx/', hash: EVM },
  bitcoin: { page: 'https://mempool.space/tx/', hash: HEX_32 },
  bsc: { page: 'https://bscscan.com/tx/', hash: EVM },
  ethereum: { page: 'https://etherscan.io/tx/', hash: EVM },
  polygon: { page: 'https://polygonscan.com/tx/', hash: EVM },
  tron: { page: 'https://tronscan.org/#/transaction/', hash: HEX_32 },
};

/**
 * The page that shows a transaction, or null where the network is unknown or the hash is no hash
 * of it: a provider's text never ends up in a link unread.
 */
export function explorerUrl(network: string | null, hash: string): string | null {
  if (network === null || !Object.hasOwn(EXPLORERS, network)) return null;
  const explorer = EXPLORERS[network];
  return explorer?.hash.test(hash) ? explorer.page + hash : null;
}
