export {
  type CreatePaymentIntentInput,
  createKryptogoClient,
  type KryptogoClient,
  type KryptogoClientOptions,
  type TransferInput,
} from './client.ts';
export type { KryptogoCredentials, KryptogoOptions, KryptogoOrder } from './options.ts';
export { kryptogo } from './provider.ts';
export type {
  KryptogoCreatedPaymentIntent,
  KryptogoPaymentIntent,
  KryptogoTransfer,
} from './schemas.ts';
