export {
  createKangaClient,
  type EstimatePriceQuery,
  type KangaClient,
  type KangaClientOptions,
  type PaymentUrlInput,
  type TestInput,
} from './client.ts';
export { inMemorySequence } from './inMemorySequence.ts';
export type { KangaSequence } from './KangaSequence.ts';
export type { KangaCredentials, KangaOptions } from './options.ts';
export { kanga } from './provider.ts';
export type { KangaPayment, KangaPaymentToken, KangaTestResult } from './schemas.ts';
export { signKangaBody } from './signBody.ts';
export { storeSequence } from './storeSequence.ts';
