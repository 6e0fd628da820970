import type { EmulatorContext } from '../../emulator.ts';
import type { CryptofuseDialect } from './document.ts';
import type { CryptofusePayment } from './entities.ts';

/** What the provider would hand to a merchant. */
export interface CryptofuseCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webhookSecret: string;
}

export interface AccessToken {
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

/** The one merchant's account that the emulator keeps. */
export interface CryptofuseAccount {
  readonly context: EmulatorContext;
  readonly credentials: CryptofuseCredentials;
  /** By `transaction_id`, oldest first. */
  readonly payments: Map<string, CryptofusePayment>;
  readonly tokens: Map<string, AccessToken>;
  dialect: CryptofuseDialect;
}
