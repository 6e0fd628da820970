import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import erc55 from '../../../test/vectors/erc55_addresses.json' with { type: 'json' };
import { bitcoinAddress, evmAddress, tronAddress } from './addresses.ts';

// The vectors hold one address without a checksum, too: all lower case beside its mixed twin.
const WITHOUT_CHECKSUM = '0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359';

describe('addresses', () => {
  it.each(erc55.filter((address) => address !== WITHOUT_CHECKSUM))(
    'writes %s as ERC-55 does',
    (address) => {
      expect(evmAddress(hexToBytes(address.slice(2).toLowerCase()))).toBe(address);
    },
  );

  it('writes the key hash of the example in BIP-173', () => {
    const keyHash = hexToBytes('751e76e8199196d454941c45d1b3a323f1433bd6');
    expect(bitcoinAddress(keyHash)).toBe('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
  });

  it('writes the address of the USDT contract on TRON', () => {
    const account = hexToBytes('a614f803b6fd780986a42c78ec9c7f77e6ded13c');
    expect(tronAddress(account)).toBe('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t');
  });
});
