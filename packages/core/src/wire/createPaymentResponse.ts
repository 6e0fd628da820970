import { type infer as Infer, object, string } from 'zod/mini';
import { paymentSchema } from './payment.ts';

/** The answer of `POST payments` and of `POST payments/:id/resume`. */
export const createPaymentResponseSchema = object({
  payment: paymentSchema,
  clientSecret: string(),
});
export type CreatePaymentResponse = Infer<typeof createPaymentResponseSchema>;
