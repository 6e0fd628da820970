import { type infer as Infer, literal, object, optional } from 'zod/mini';

/** `POST payments/:id/check`. `paid` only from the shopper's own "I have paid" click. */
export const checkPaymentRequestSchema = object({ paid: optional(literal(true)) });
export type CheckPaymentRequest = Infer<typeof checkPaymentRequestSchema>;
