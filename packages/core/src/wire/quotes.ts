import type { infer as Infer } from 'zod/mini';
import { orderRequestSchema } from './orderRequest.ts';

/** `POST quotes`: what can this order be paid with? */
export const quotesRequestSchema = orderRequestSchema;
export type QuotesRequest = Infer<typeof quotesRequestSchema>;
