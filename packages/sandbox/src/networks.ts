import {
  bitcoinAddress,
  evmAddress,
  isBitcoinAddress,
  isEvmAddress,
  isTronAddress,
  tronAddress,
} from './addresses.ts';
import type { Random } from './random.ts';

/** A pretend network. Nobody holds a key to its addresses: coins sent to one are lost. */
export interface Network {
  readonly name: string;
  /** Time between blocks in ms. */
  readonly blockMs: number;
  /** Confirmations after which a transfer counts as final. */
  readonly confirmations: number;
  readonly newAddress: (random: Random) => string;
  readonly isAddress: (address: string) => boolean;
  readonly newHash: (random: Random) => string;
}

export const networks = {
  tron: {
    name: 'TRON',
    blockMs: 3_000,
    confirmations: 20,
    newAddress: (random) => tronAddress(random.bytes(20)),
    isAddress: isTronAddress,
    newHash: (random) => random.hex(32),
  },
  ethereum: {
    name: 'Ethereum',
    blockMs: 12_000,
    confirmations: 12,
    newAddress: (random) => evmAddress(random.bytes(20)),
    isAddress: isEvmAddress,
    newHash: (random) => `0x${random.hex(32)}`,
  },
  arbitrum: {
    name: 'Arbitrum',
    blockMs: 1_000,
    confirmations: 20,
    newAddress: (random) => evmAddress(random.bytes(20)),
    isAddress: isEvmAddress,
    newHash: (random) => `0x${random.hex(32)}`,
  },
  bitcoin: {
    name: 'Bitcoin',
    blockMs: 600_000,
    confirmations: 2,
    newAddress: (random) => bitcoinAddress(random.bytes(20)),
    isAddress: isBitcoinAddress,
    newHash: (random) => random.hex(32),
  },
} as const satisfies Record<string, Network>;
