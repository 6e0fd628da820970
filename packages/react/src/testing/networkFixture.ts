interface NetworkFixture {
  /** One that the network takes. */
  address: string;
  /** Of a transaction. */
  hash: string;
  explorerUrl: string | null;
}

const HASH = '9f1c5b7e6a2d4c3b8e7f6a5d4c3b2a190f1e2d3c4b5a69788796a5b4c3d2e1f0';
const SIGNATURE =
  '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW';

const network = (address: string, hash: string, explorer: string): NetworkFixture => ({
  address,
  hash,
  explorerUrl: `${explorer}${hash}`,
});
const evm = (explorer: string) =>
  network('0x52908400098527886E0F7030069857D2E4169EE7', `0x${HASH}`, `https://${explorer}/tx/`);

const NETWORKS: Readonly<Record<string, NetworkFixture>> = {
  tron: network('TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM', HASH, 'https://tronscan.org/#/transaction/'),
  bitcoin: network('bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', HASH, 'https://mempool.space/tx/'),
  solana: network(
    '7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv',
    SIGNATURE,
    'https://solscan.io/tx/',
  ),
  ethereum: evm('etherscan.io'),
  arbitrum: evm('arbiscan.io'),
  avalanche: evm('snowtrace.io'),
  base: evm('basescan.org'),
  bsc: evm('bscscan.com'),
  optimism: evm('optimistic.etherscan.io'),
  polygon: evm('polygonscan.com'),
};

/**
 * An address and a transaction as a network writes them; null for a network whose addresses can
 * not be checked, to which no server lets anybody pay.
 */
export function networkFixture(name: string | null): NetworkFixture | null {
  return name !== null && Object.hasOwn(NETWORKS, name) ? (NETWORKS[name] ?? null) : null;
}
