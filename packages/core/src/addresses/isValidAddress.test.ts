import { bytesToHex } from '@noble/hashes/utils.js';
import { bech32, bech32m } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import bech32Vectors from '../../../../test/vectors/bech32_fixtures.json' with { type: 'json' };
import bip350 from '../../../../test/vectors/bip350_segwit_addresses.json' with { type: 'json' };
import base58 from '../../../../test/vectors/bs58check_fixtures.json' with { type: 'json' };
import erc55 from '../../../../test/vectors/erc55_addresses.json' with { type: 'json' };
import { decodeBase58Check } from './decodeBase58Check.ts';
import { hasAddressRule } from './hasAddressRule.ts';
import { isValidAddress } from './isValidAddress.ts';

const USDT = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const WALLET = '7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv';

describe('base58check', () => {
  it.each(base58.valid)('reads $string', ({ string, payload }) => {
    const bytes = decodeBase58Check(string);
    expect(bytes && bytesToHex(bytes)).toBe(payload);
    const bitcoin = payload.length === 42 && /^0[05]/.test(payload);
    const tron = payload.length === 42 && payload.startsWith('41');
    expect(isValidAddress(string, 'bitcoin')).toBe(bitcoin);
    expect(isValidAddress(string, 'tron')).toBe(tron);
  });

  it.each(base58.invalid)('refuses $string ($exception)', ({ string }) => {
    expect(decodeBase58Check(string)).toBeNull();
    expect(isValidAddress(string, 'bitcoin')).toBe(false);
  });

  it('does not spend time on a flood of letters', () => {
    const started = performance.now();
    expect(isValidAddress('1'.repeat(1_000_000), 'bitcoin')).toBe(false);
    expect(isValidAddress('z'.repeat(1_000_000), 'tron')).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('Bitcoin', () => {
  it.each(bip350.valid)('%s is valid on its own network only', (address) => {
    expect(isValidAddress(address, 'bitcoin')).toBe(/^bc1/i.test(address));
  });

  it.each(bip350.invalid)('refuses %s', (address) => {
    expect(isValidAddress(address, 'bitcoin')).toBe(false);
  });

  it('takes no bech32 text of another kind for an address', () => {
    const all = [bech32Vectors.bech32, bech32Vectors.bech32m].flatMap((set) => [
      ...set.valid,
      ...set.invalid,
    ]);
    const texts = all.flatMap((entry) => ('string' in entry && entry.string ? [entry.string] : []));
    expect(texts.length).toBeGreaterThan(30);
    for (const text of texts) expect(isValidAddress(text, 'bitcoin')).toBe(false);
  });

  it('wants the older checksum for version 0 and the newer one above', () => {
    const words = (version: number, length: number) => [
      version,
      ...bech32.toWords(new Uint8Array(length).fill(7)),
    ];
    const valid = (text: string) => isValidAddress(text, 'bitcoin');
    expect(valid(bech32.encode('bc', words(0, 20)))).toBe(true);
    expect(valid(bech32.encode('bc', words(0, 32)))).toBe(true);
    expect(valid(bech32.encode('bc', words(0, 21)))).toBe(false);
    expect(valid(bech32m.encode('bc', words(0, 20)))).toBe(false);
    expect(valid(bech32m.encode('bc', words(1, 32)))).toBe(true);
    expect(valid(bech32.encode('bc', words(1, 32)))).toBe(false);
    expect(valid(bech32m.encode('bc', words(17, 32)))).toBe(false);
    expect(valid(bech32m.encode('bc', words(2, 1)))).toBe(false);
    expect(valid(bech32m.encode('bc', words(2, 41)))).toBe(false);
    expect(valid(bech32m.encode('tb', words(1, 32)))).toBe(false);
  });
});

describe('EVM networks', () => {
  it.each(erc55)('%s is valid, and no longer when one letter changes its case', (address) => {
    expect(isValidAddress(address, 'ethereum')).toBe(true);
    const hex = address.slice(2);
    if (hex === hex.toLowerCase() || hex === hex.toUpperCase()) return;
    for (const [index, letter] of [...hex].entries()) {
      const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
      if (other === letter) continue;
      const changed = `0x${hex.slice(0, index)}${other}${hex.slice(index + 1)}`;
      expect(isValidAddress(changed, 'arbitrum')).toBe(false);
    }
  });

  it('refuses other lengths, prefixes and letters', () => {
    const [address = ''] = erc55;
    const wrong = [address.slice(2), `${address}0`, address.slice(0, -1), `0X${address.slice(2)}`];
    for (const text of [...wrong, ` ${address}`, `${address}\n`, address.replace('5', 'g'), '']) {
      expect(isValidAddress(text, 'ethereum')).toBe(false);
    }
  });
});

describe('TRON and Solana', () => {
  it('knows a TRON address by its version and checksum', () => {
    expect(isValidAddress(USDT, 'tron')).toBe(true);
    expect(isValidAddress(`${USDT.slice(0, -1)}u`, 'tron')).toBe(false);
    expect(isValidAddress(USDT.toLowerCase(), 'tron')).toBe(false);
    expect(isValidAddress('TXYZabc123...', 'tron')).toBe(false);
    expect(isValidAddress('1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62i', 'tron')).toBe(false);
  });

  it('knows a Solana address by its 32 bytes', () => {
    expect(isValidAddress(WALLET, 'solana')).toBe(true);
    expect(isValidAddress('11111111111111111111111111111111', 'solana')).toBe(true);
    expect(isValidAddress(WALLET.slice(0, -2), 'solana')).toBe(false);
    expect(isValidAddress(WALLET.replace('7', '0'), 'solana')).toBe(false);
  });
});

describe('isValidAddress', () => {
  it('refuses every single changed letter where there is a checksum', () => {
    const letters = fc.constantFrom(
      ...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
    );
    fc.assert(
      fc.property(fc.nat(USDT.length - 1), letters, (index, letter) => {
        const changed = USDT.slice(0, index) + letter + USDT.slice(index + 1);
        expect(isValidAddress(changed, 'tron')).toBe(changed === USDT);
      }),
    );
  });

  it('vouches for nothing on a network that it has no rule for', () => {
    expect(hasAddressRule('tron')).toBe(true);
    for (const network of ['ton', 'TRON', '', '__proto__', 'constructor']) {
      expect(hasAddressRule(network)).toBe(false);
      expect(isValidAddress(USDT, network)).toBe(false);
    }
  });

  it('never throws', () => {
    const networks = fc.constantFrom('tron', 'bitcoin', 'solana', 'ethereum', 'x');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), networks, (text, network) => {
        expect(isValidAddress(`bc1${text}`, network)).toBe(false);
        expect(typeof isValidAddress(text, network)).toBe('boolean');
      }),
    );
  });
});
