import {
  extend,
  type infer as Infer,
  literal,
  maxLength,
  minLength,
  object,
  optional,
  record,
  string,
  unknown,
} from 'zod/mini';
import { orderRequestSchema } from './orderRequest.ts';
import { paymentSchema } from './payment.ts';

const short = () => string().check(minLength(1), maxLength(200));

/** `POST payments`: never a price; the server asks the merchant for it. */
export const createPaymentRequestSchema = extend(orderRequestSchema, {
  provider: optional(short()),
  asset: optional(short()),
  routeId: optional(short()),
  fields: optional(
    object({ from: optional(string()), route: optional(record(string(), string())) }),
  ),
  agreement: optional(literal(true)),
  /** The shopper's explicit click on "Start a new payment" after a lost or ended one. */
  startNew: optional(literal(true)),
});
export type CreatePaymentRequest = Infer<typeof createPaymentRequestSchema>;

/** The answer of `POST payments` and of `POST payments/:id/resume`. */
export const createPaymentResponseSchema = object({
  payment: paymentSchema,
  clientSecret: string(),
});
export type CreatePaymentResponse = Infer<typeof createPaymentResponseSchema>;

/** `POST payments/:id/resume`: what `resolveOrder` needs besides the stored order. */
export const resumePaymentRequestSchema = object({
  params: optional(record(string(), unknown())),
});
export type ResumePaymentRequest = Infer<typeof resumePaymentRequestSchema>;
