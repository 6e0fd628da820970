import type { EmulatorContext } from '../../emulator.ts';
import type { KangaDialect } from './document.ts';
import type { KangaTransaction } from './entities.ts';

/** What the "Payment gateway API" tab of a store shows. */
export interface KangaCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** The one merchant's account that the emulator keeps. */
export interface KangaAccount {
  readonly context: EmulatorContext;
  readonly credentials: KangaCredentials;
  /** By `transactionKey`, oldest first. */
  readonly transactions: Map<string, KangaTransaction>;
  /** What CREATE PAYMENT TOKEN gave out. */
  readonly paymentTokens: Set<string>;
  /** The highest nonce that was accepted of the key; null before the first. */
  lastNonce: number | null;
  /** The CALLBACK_URL of the tab; null while none is set. */
  callbackUrl: string | null;
  dialect: KangaDialect;
}
