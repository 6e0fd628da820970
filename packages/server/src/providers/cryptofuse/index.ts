export {
  type CreatePaymentInput,
  type CryptofuseClient,
  type CryptofuseClientOptions,
  type CurrenciesQuery,
  createCryptofuseClient,
  type PaymentsQuery,
  type RateQuery,
} from './client.ts';
export type {
  CryptofuseEvent,
  CryptofuseEventData,
  CryptofusePaymentEvent,
  CryptofuseWithdrawalEvent,
} from './event.ts';
export type { CryptofuseCredentials, CryptofuseOptions } from './options.ts';
export { cryptofuse } from './provider.ts';
export type {
  CryptofuseCreatedPayment,
  CryptofuseCurrency,
  CryptofuseMinAmount,
  CryptofusePayment,
  CryptofusePaymentPage,
  CryptofuseRate,
} from './schemas.ts';
export { testAmounts } from './testAmounts.ts';
export { type VerifyCryptofuseWebhookOptions, verifyCryptofuseWebhook } from './verifyWebhook.ts';
