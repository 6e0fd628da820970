import { describe, expect, it } from 'vitest';
import { networkName } from './networkName.ts';

describe('networkName', () => {
  it('says what wallets say', () => {
    expect(networkName('tron')).toBe('TRON');
    expect(networkName('bsc')).toBe('BNB Smart Chain');
    expect(networkName('ethereum')).toBe('Ethereum');
  });

  it('keeps the name of a network that it does not know', () => {
    expect(networkName('sui')).toBe('Sui');
    expect(networkName('')).toBe('');
    expect(networkName('__proto__')).toBe('__proto__');
  });
});
