export {
  CheckoutError,
  type ErrorCode,
  type Payment,
  type PaymentStatus as PaymentStatusCode,
} from '@coinslot/core';
export type { PaymentOption } from '@coinslot/core/wire';
export type { Appearance, AppearanceVariables } from './context/Appearance.ts';
export type { MessagesOverride } from './context/CheckoutContext.ts';
export {
  type CheckoutProviderProps,
  CheckoutRoot as CheckoutProvider,
} from './context/CheckoutRoot.tsx';
export { networkName } from './formatting/networkName.ts';
export { createPaymentHook } from './hooks/createPaymentHook.ts';
export type { PaymentOptions } from './hooks/PaymentOptions.ts';
export type { PaymentParams, ProviderPaymentParams } from './hooks/PaymentParams.ts';
export type {
  AddressProps,
  AmountProps,
  CopyProps,
  MemoProps,
  QrProps,
  RedirectProps,
} from './hooks/paymentGetters.ts';
export {
  type CryptofuseParams,
  type KangaParams,
  type KryptogoParams,
  type KryptoswapParams,
  useCryptofusePayment,
  useKangaPayment,
  useKryptogoPayment,
  useKryptoswapPayment,
} from './hooks/providers.ts';
export type { PaymentActions, PaymentView, UsePaymentResult } from './hooks/UsePaymentResult.ts';
export { type UseCopyResult, useCopy } from './hooks/useCopy.ts';
export {
  type CountdownPhase,
  type UseCountdownResult,
  useCountdown,
} from './hooks/useCountdown.ts';
export { useLastChecked } from './hooks/useLastChecked.ts';
export { usePayment } from './hooks/usePayment.ts';
export {
  type UsePaymentOptionsInput,
  type UsePaymentOptionsResult,
  usePaymentOptions,
} from './hooks/usePaymentOptions.ts';
export { type UsePaymentReturnOptions, usePaymentReturn } from './hooks/usePaymentReturn.ts';
export { type UsePaymentStatusOptions, usePaymentStatus } from './hooks/usePaymentStatus.ts';
export type { CheckoutEvent, OpenChangeReason } from './session/CheckoutEvent.ts';
export type { PaymentIntent } from './session/Session.ts';
