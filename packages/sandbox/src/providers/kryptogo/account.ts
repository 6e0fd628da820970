import type { EmulatorContext } from '../../emulator.ts';
import type { KryptogoDialect } from './document.ts';
import type { PaymentIntent } from './entities.ts';
import type { KryptogoTransfer } from './transfers/entities.ts';

/** What the studio's account settings show, and the merchant's own domain. */
export interface KryptogoCredentials {
  readonly clientId: string;
  readonly apiKey: string;
  /** Goes out as `Origin`, which must be there; which one it is makes no difference here. */
  readonly siteOrigin: string;
}

/** The one merchant's account that the emulator keeps. */
export interface KryptogoAccount {
  readonly context: EmulatorContext;
  readonly credentials: KryptogoCredentials;
  /** `org_id` */
  readonly orgId: number;
  /** By `payment_intent_id`, oldest first. */
  readonly intents: Map<string, PaymentIntent>;
  /** By `id`, oldest first. */
  readonly transfers: Map<string, KryptogoTransfer>;
  dialect: KryptogoDialect;
}
