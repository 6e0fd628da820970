export { type CheckPaymentRequest, checkPaymentRequestSchema } from './checkPayment.ts';
export {
  type CreatePaymentRequest,
  type CreatePaymentResponse,
  createPaymentRequestSchema,
  createPaymentResponseSchema,
  type ResumePaymentRequest,
  resumePaymentRequestSchema,
} from './createPayment.ts';
export { type ErrorBody, errorBodySchema } from './errorBody.ts';
export { type GetPaymentResponse, getPaymentResponseSchema } from './getPayment.ts';
export { COINSLOT_TIME, IDEMPOTENCY_KEY } from './headers.ts';
export { paymentSchema } from './payment.ts';
export {
  type PaymentOption,
  paymentOptionSchema,
  type QuotesRequest,
  type QuotesResponse,
  quotesRequestSchema,
  quotesResponseSchema,
} from './quotes.ts';
export { readPayment } from './readPayment.ts';
