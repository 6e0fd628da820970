export type {
  CreateWithdrawalInput,
  EstimateWithdrawalInput,
  ValidateAddressInput,
  WithdrawalsQuery,
} from './accountCalls.ts';
export type {
  CryptofuseAddress,
  CryptofuseBalance,
  CryptofuseBalances,
  CryptofuseWebhook,
  CryptofuseWithdrawal,
  CryptofuseWithdrawalEstimate,
  CryptofuseWithdrawalPage,
} from './accountSchemas.ts';
export {
  type CryptofuseClient,
  type CryptofuseClientOptions,
  createCryptofuseClient,
} from './client.ts';
export type {
  CryptofuseEvent,
  CryptofuseEventData,
  CryptofusePaymentEvent,
  CryptofuseWithdrawalEvent,
} from './event.ts';
export type { CryptofuseCredentials, CryptofuseOptions } from './options.ts';
export type {
  CreatePaymentInput,
  CurrenciesQuery,
  PaymentsQuery,
  RateQuery,
} from './paymentCalls.ts';
export { cryptofuse } from './provider.ts';
export type {
  CryptofuseCreatedPayment,
  CryptofuseCurrency,
  CryptofuseMinAmount,
  CryptofusePayment,
  CryptofusePaymentPage,
  CryptofuseRate,
} from './schemas.ts';
export type { CryptofuseWithdrawalStatus } from './statuses.ts';
export { testAmounts } from './testAmounts.ts';
export { type VerifyCryptofuseWebhookOptions, verifyCryptofuseWebhook } from './verifyWebhook.ts';
