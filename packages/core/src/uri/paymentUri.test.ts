import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import bip21 from '../../../../test/vectors/bip21_fixtures.json' with { type: 'json' };
import { parseDecimal } from '../decimals/parseDecimal.ts';
import type { Asset, NextAction } from '../payment.ts';
import { aRecord } from '../testing/aRecord.fixture.ts';
import { paymentUri } from './paymentUri.ts';
import { qrPayloads } from './qrPayloads.ts';

const BTC: Asset = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const SOL: Asset = { code: 'SOL', symbol: 'SOL', network: 'solana', contract: null, decimals: 9 };
const ETH: Asset = {
  code: 'ETH',
  symbol: 'ETH',
  network: 'ethereum',
  contract: null,
  decimals: null,
};
const USDC: Asset = {
  code: 'USDCARB',
  symbol: 'USDC',
  network: 'arbitrum',
  contract: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
  decimals: 6,
};
const TO = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const SEGWIT = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const WALLET = '7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv';

const transfer = (asset: Asset, address: string, amount: string, memo?: string): NextAction => ({
  type: 'transfer',
  asset,
  address,
  amount,
  ...(memo !== undefined && { memo }),
});

describe('paymentUri', () => {
  it.each([
    [BTC, SEGWIT, '0.00150000', `bitcoin:${SEGWIT}?amount=0.0015`],
    [SOL, WALLET, '1.50', `solana:${WALLET}?amount=1.5`],
    [ETH, TO, '0.000000000000000001', `ethereum:${TO}@1?value=1`],
    [ETH, TO, '12345.678', `ethereum:${TO}@1?value=12345678000000000000000`],
    [
      USDC,
      TO,
      '12.5',
      `ethereum:0xaf88d065e77c8cC2239327C5EDb3A432268e5831@42161/transfer?address=${TO}&uint256=12500000`,
    ],
  ])('builds the link of %o', (asset, address, amount, uri) => {
    expect(paymentUri(transfer(asset, address, amount))).toBe(uri);
  });

  it('carries a memo where the standard has a place for it', () => {
    const uri = paymentUri(transfer(SOL, WALLET, '1', 'Zamówienie #5 & 6'));
    expect(uri).toBe(`solana:${WALLET}?amount=1&memo=Zam%C3%B3wienie%20%235%20%26%206`);
  });

  it.each([
    ['TRON', aRecord().action],
    ['a redirect', { type: 'redirect', url: 'https://pay.example' }],
    ['waiting', { type: 'wait' }],
    ['nothing', { type: 'none' }],
    ['a token of unknown decimals', transfer({ ...USDC, decimals: null }, TO, '1')],
    ['a token of unknown contract', transfer({ ...USDC, contract: null }, TO, '1')],
    ['a token sent to its own contract', transfer(USDC, USDC.contract ?? '', '1')],
    ['an unknown network', transfer({ ...ETH, network: 'nowhere' }, TO, '1')],
    ['no network', transfer({ ...ETH, network: null }, TO, '1')],
    ['a coin that is not the network’s own', transfer({ ...ETH, network: 'bsc' }, TO, '1')],
    ['decimals that can not be', transfer({ ...USDC, decimals: -1 }, TO, '1')],
    ['ether of other decimals', transfer({ ...ETH, decimals: 6 }, TO, '1')],
    ['a finer amount than the token has', transfer(USDC, TO, '1.0000001')],
    ['less than a satoshi', transfer(BTC, SEGWIT, '0.000000001')],
    ['less than a lamport', transfer(SOL, WALLET, '0.0000000001')],
    ['nothing to pay', transfer(BTC, SEGWIT, '0.00')],
    ['no number', transfer(BTC, SEGWIT, '1e999')],
    ['a memo that Bitcoin has no place for', transfer(BTC, SEGWIT, '1', '5')],
    ['a memo that Ethereum has no place for', transfer(ETH, TO, '1', '5')],
    ['a token on Bitcoin', transfer({ ...BTC, symbol: 'USDT' }, SEGWIT, '1')],
    ['a token on Solana', transfer({ ...SOL, symbol: 'USDC', contract: WALLET }, WALLET, '1')],
    ['an address that could end the link', transfer(BTC, `${SEGWIT}?amount=9&x=`, '1')],
    ['an EVM address that is too short', transfer(ETH, TO.slice(0, 41), '1')],
    ['a contract that is no address', transfer({ ...USDC, contract: 'usdc.eth' }, TO, '1')],
  ] as [string, NextAction][])('gives none for %s', (_, action) => {
    expect(paymentUri(action)).toBeNull();
  });

  it('writes Bitcoin links as the BIP has them', () => {
    const fixtures = bip21.valid.filter(({ options, urnScheme }) => {
      const names = Object.keys(options ?? {}).join();
      return urnScheme === undefined && names === 'amount' && Number(options?.amount) > 0;
    });
    expect(fixtures.length).toBeGreaterThan(1);
    for (const { address, uri, options } of fixtures) {
      const scheme = uri.replace(/^bitcoin:/i, 'bitcoin:');
      const expected = scheme.replace(/amount=.*$/, `amount=${parseDecimal(options?.amount)}`);
      expect(paymentUri(transfer(BTC, address, String(options?.amount)))).toBe(expected);
    }
    const refused = bip21.invalid.flatMap(({ options }) =>
      options ? [String(options.amount)] : [],
    );
    for (const amount of [...refused, 'NaN', 'Infinity']) {
      expect(paymentUri(transfer(BTC, bip21.valid[0]?.address ?? '', amount))).toBeNull();
    }
  });

  it('never throws, and never lets a hostile text out of its place', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(TO, SEGWIT, WALLET, '\ud800'),
    );
    const asset = fc.record({
      code: text,
      symbol: fc.constantFrom('BTC', 'SOL', 'ETH', 'x'),
      network: fc.constantFrom('bitcoin', 'solana', 'ethereum', 'base', '__proto__', null),
      contract: fc.option(text),
      decimals: fc.option(fc.double()),
    });
    fc.assert(
      fc.property(
        asset,
        text,
        fc.constantFrom('1', '0.5', 'x'),
        fc.option(text),
        (of, to, sum, memo) => {
          const uri = paymentUri(transfer(of, to, sum, memo ?? undefined));
          if (uri === null) return;
          expect(uri).toMatch(/^(bitcoin|solana|ethereum):[0-9A-Za-z@?&=./%_~!*'()-]+$/);
          expect(uri.split('amount=').length).toBeLessThanOrEqual(
            2 + (memo?.split('amount=').length ?? 0),
          );
          expect(uri).toContain(to);
        },
      ),
    );
  });
});

describe('qrPayloads', () => {
  it('shows the link first only where every wallet reads it', () => {
    expect(qrPayloads(transfer(BTC, SEGWIT, '1')).preferred).toBe('link');
    expect(qrPayloads(transfer(SOL, WALLET, '1')).preferred).toBe('link');
    expect(qrPayloads(transfer(USDC, TO, '1'))).toMatchObject({ preferred: 'address' });
    expect(qrPayloads(transfer(USDC, TO, '1')).link).toMatch(/^ethereum:/);
    expect(qrPayloads(aRecord().action)).toEqual({ link: null, preferred: 'address' });
  });
});
