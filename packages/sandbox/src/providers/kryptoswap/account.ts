import type { EmulatorContext } from '../../emulator.ts';
import type { KryptoswapDialect } from './document.ts';
import type { KryptoswapOrder } from './entities.ts';
import type { Exchange } from './exchange.ts';

/** What the profile of a partner shows. */
export interface KryptoswapCredentials {
  readonly partner: string;
  /** Looks like 'EX_…'. */
  readonly apiKey: string;
  /** Shown once. */
  readonly apiSecret: string;
}

/** The site, and the one merchant's account that the emulator keeps there. */
export interface KryptoswapAccount {
  readonly context: EmulatorContext;
  readonly credentials: KryptoswapCredentials;
  readonly exchange: Exchange;
  /** By uid, oldest first. */
  readonly orders: Map<string, KryptoswapOrder>;
  dialect: KryptoswapDialect;
}
