import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import erc55 from '../../../test/vectors/erc55_addresses.json' with { type: 'json' };
import {
  bitcoinAddress,
  evmAddress,
  isBitcoinAddress,
  isEvmAddress,
  isTronAddress,
  tronAddress,
} from './addresses.ts';

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

describe('isTronAddress', () => {
  it.each([
    ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', true],
    ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u', false],
    ['tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t', false],
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', false],
    ['TXYZabc123...', false],
    ['', false],
  ])('takes %j: %s', (address, is) => {
    expect(isTronAddress(address)).toBe(is);
  });
});

describe('isEvmAddress', () => {
  it.each(erc55)('takes %s', (address) => {
    expect(isEvmAddress(address)).toBe(true);
    expect(isEvmAddress(address.toLowerCase())).toBe(true);
  });

  it.each([
    '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed ',
    '',
  ])('refuses %j', (address) => {
    expect(isEvmAddress(address)).toBe(false);
  });
});

describe('isBitcoinAddress', () => {
  it.each([
    ['to a key hash', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
    ['to a script hash', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
    ['of version 0', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['in upper case', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4'],
    ['of version 1', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'],
  ])('takes one %s', (_, address) => {
    expect(isBitcoinAddress(address)).toBe(true);
  });

  it.each([
    ['of a test network', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx'],
    ['with a wrong checksum', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'],
    [
      'of version 1 with the checksum of version 0',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd',
    ],
    ['with a program of 16 bytes in version 0', 'bc1qr508d6qejxtdg4y5r3zarvaryv98gj9p'],
    ['of TRON', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ['that is empty', ''],
  ])('refuses one %s', (_, address) => {
    expect(isBitcoinAddress(address)).toBe(false);
  });
});
