import { expect, test } from 'vitest';
import { toHex } from './encoding.ts';
import { nodeCrypto } from './nodeCrypto.ts';
import { sha256 } from './sha256.ts';

// FIPS 180-2, appendix B.
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

const means = [
  ['node:crypto', nodeCrypto],
  ['WebCrypto', null],
] as const;

test.for(means)(
  'computes the published digest of a text and of its bytes by %s',
  async ([, native]) => {
    expect(toHex(await sha256('abc', native))).toBe(ABC);
    expect(toHex(await sha256(new TextEncoder().encode('abc'), native))).toBe(ABC);
  },
);

test.for(means)('reads only the view, not the buffer behind it, by %s', async ([, native]) => {
  const bytes = new TextEncoder().encode('-abc-').subarray(1, 4);
  expect(toHex(await sha256(bytes, native))).toBe(ABC);
});
