import { expect, test } from 'vitest';
import { explorerUrl } from './explorerUrl.ts';

const hex = 'ab'.repeat(32);

test.for([
  ['tron', hex, `https://tronscan.org/#/transaction/${hex}`],
  ['bitcoin', hex, `https://mempool.space/tx/${hex}`],
  ['ethereum', `0x${hex}`, `https://etherscan.io/tx/0x${hex}`],
  ['arbitrum', `0x${hex}`, `https://arbiscan.io/tx/0x${hex}`],
  ['bsc', `0x${hex}`, `https://bscscan.com/tx/0x${hex}`],
  ['polygon', `0x${hex}`, `https://polygonscan.com/tx/0x${hex}`],
] as const)('links a transaction on %s', ([network, hash, url]) => {
  expect(explorerUrl(network, hash)).toBe(url);
});

test.for([
  ['tron', '0xabc123...'],
  ['tron', `${hex}?x=1`],
  ['ethereum', hex],
  ['bitcoin', `../${hex}`],
  ['newchain', hex],
  ['constructor', hex],
  [null, hex],
] as const)('links nothing on %s for %s', ([network, hash]) => {
  expect(explorerUrl(network, hash)).toBeNull();
});
