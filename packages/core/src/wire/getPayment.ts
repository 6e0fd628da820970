import { type infer as Infer, object } from 'zod/mini';
import { paymentSchema } from './payment.ts';

/** The answer of `GET payments/:id` and of `POST payments/:id/check`. */
export const getPaymentResponseSchema = object({ payment: paymentSchema });
export type GetPaymentResponse = Infer<typeof getPaymentResponseSchema>;
