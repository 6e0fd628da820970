import type { EmulatorContext } from '../../emulator.ts';
import type { CryptofuseDialect } from './document.ts';
import type { CryptofusePayment } from './entities.ts';
import type { CryptofuseWithdrawal } from './withdrawals/entities.ts';

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
  /** By `withdrawal_id`, oldest first. */
  readonly withdrawals: Map<string, CryptofuseWithdrawal>;
  /** The id of its only wallet. */
  readonly walletId: string;
  /** Where notices go whose payment or withdrawal names no address; null until it is set up. */
  webhookUrl: string | null;
  readonly tokens: Map<string, AccessToken>;
  dialect: CryptofuseDialect;
}
