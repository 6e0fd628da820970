export {
  CheckoutError,
  type ErrorCode,
  type Payment,
  type PaymentStatus as PaymentStatusCode,
} from '@coinslot/core';
export type { PaymentOption } from '@coinslot/core/wire';
export { CheckoutProvider } from './CheckoutProvider.tsx';
export {
  Checkout,
  type CheckoutLayout,
  type CheckoutParts,
  type CheckoutProps,
} from './components/Checkout/Checkout.tsx';
export {
  CheckoutButton,
  type CheckoutButtonProps,
} from './components/CheckoutButton/CheckoutButton.tsx';
export {
  CheckoutModal,
  type CheckoutModalProps,
} from './components/CheckoutModal/CheckoutModal.tsx';
export { CopyButton, type CopyButtonProps } from './components/CopyButton/CopyButton.tsx';
export { ErrorNotice, type ErrorNoticeProps } from './components/ErrorNotice/ErrorNotice.tsx';
export { LastChecked, type LastCheckedProps } from './components/LastChecked/LastChecked.tsx';
export type { MethodChoice } from './components/MethodPicker/MethodChoice.ts';
export { MethodPicker, type MethodPickerProps } from './components/MethodPicker/MethodPicker.tsx';
export {
  PaymentAddress,
  type PaymentAddressProps,
} from './components/PaymentAddress/PaymentAddress.tsx';
export {
  PaymentAmount,
  type PaymentAmountProps,
} from './components/PaymentAmount/PaymentAmount.tsx';
export {
  PaymentCountdown,
  type PaymentCountdownProps,
} from './components/PaymentCountdown/PaymentCountdown.tsx';
export {
  PaymentFields,
  type PaymentFieldsProps,
} from './components/PaymentFields/PaymentFields.tsx';
export {
  PaymentNetwork,
  type PaymentNetworkProps,
} from './components/PaymentNetwork/PaymentNetwork.tsx';
export {
  PaymentProgress,
  type PaymentProgressProps,
} from './components/PaymentProgress/PaymentProgress.tsx';
export {
  PaymentQRCode,
  type PaymentQRCodeProps,
} from './components/PaymentQRCode/PaymentQRCode.tsx';
export {
  PaymentReceipt,
  type PaymentReceiptProps,
} from './components/PaymentReceipt/PaymentReceipt.tsx';
export {
  PaymentReturn,
  type PaymentReturnProps,
} from './components/PaymentReturn/PaymentReturn.tsx';
export {
  PaymentStatus,
  type PaymentStatusProps,
} from './components/PaymentStatus/PaymentStatus.tsx';
export type { PartRender, PartRenderProps } from './components/part/renderAs.ts';
export {
  RedirectNotice,
  type RedirectNoticeProps,
} from './components/RedirectNotice/RedirectNotice.tsx';
export type { Appearance, AppearanceVariables } from './context/Appearance.ts';
export type { MessagesOverride } from './context/CheckoutContext.ts';
export type { CheckoutProviderProps } from './context/CheckoutRoot.tsx';
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
export type { Messages } from './messages/en.ts';
export { paper } from './presets/paper.ts';
export { pop } from './presets/pop.ts';
export type { CheckoutEvent, OpenChangeReason } from './session/CheckoutEvent.ts';
export type { PaymentIntent } from './session/Session.ts';
