export { hasAddressRule } from './addresses/hasAddressRule.ts';
export { addDecimals } from './decimals/addDecimals.ts';
export { compareDecimals } from './decimals/compareDecimals.ts';
export { type FormatDecimalOptions, formatDecimal } from './decimals/formatDecimal.ts';
export { multiplyDecimals } from './decimals/multiplyDecimals.ts';
export { parseDecimal } from './decimals/parseDecimal.ts';
export { subtractDecimals } from './decimals/subtractDecimals.ts';
export {
  CheckoutError,
  type CheckoutErrorJson,
  type CheckoutErrorOptions,
} from './errors/CheckoutError.ts';
export { ERROR_CODES, type ErrorCode } from './errors/errorCodes.ts';
export type { Claim, Evidence, Fact, FactEcho, FactMoney, Offer, ProviderFact } from './fact.ts';
export { isFinal } from './isFinal.ts';
export {
  type Asset,
  type Environment,
  type Money,
  type NextAction,
  PAYMENT_STATUSES,
  type Payment,
  type PaymentStatus,
  type Transaction,
  type UnderpaymentPolicy,
} from './payment.ts';
export {
  type OrderSnapshot,
  PAYMENT_EVENT_TYPES,
  type PaymentEvent,
  type PaymentEventType,
} from './paymentEvent.ts';
export {
  type Expected,
  type MoneyPolicy,
  type PaymentRecord,
  REVIEW_REASONS,
  type ReviewReason,
} from './paymentRecord.ts';
export { advance } from './state/advance.ts';
export { eventOf } from './state/eventOf.ts';
export { isBlocking } from './state/isBlocking.ts';
export { isLive } from './state/isLive.ts';
export { EMPTY_LEDGER, type Ledger } from './state/ledger.ts';
export { supersede } from './state/supersede.ts';
export { withMarks } from './state/withMarks.ts';
export { withOffer } from './state/withOffer.ts';
export { paymentUri } from './uri/paymentUri.ts';
export { type QrPayloads, qrPayloads } from './uri/qrPayloads.ts';
