export { type CheckPaymentRequest, checkPaymentRequestSchema } from './checkPayment.ts';
export { type CreatePaymentRequest, createPaymentRequestSchema } from './createPayment.ts';
export {
  type CreatePaymentResponse,
  createPaymentResponseSchema,
} from './createPaymentResponse.ts';
export { type ErrorBody, errorBodySchema } from './errorBody.ts';
export { type GetPaymentResponse, getPaymentResponseSchema } from './getPayment.ts';
export { COINSLOT_TIME, IDEMPOTENCY_KEY } from './headers.ts';
export { paymentSchema } from './payment.ts';
export { type QuotesRequest, quotesRequestSchema } from './quotes.ts';
export {
  type PaymentOption,
  paymentOptionSchema,
  type QuotesResponse,
  quotesResponseSchema,
} from './quotesResponse.ts';
export { readPayment } from './readPayment.ts';
export { type ResumePaymentRequest, resumePaymentRequestSchema } from './resumePayment.ts';
