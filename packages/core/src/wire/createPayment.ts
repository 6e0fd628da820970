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
  union,
} from 'zod/mini';
import { orderRequestSchema } from './orderRequest.ts';

const short = () => string().check(minLength(1), maxLength(200));

/** `POST payments`: never a price; the server asks the merchant for it. */
export const createPaymentRequestSchema = extend(orderRequestSchema, {
  provider: optional(short()),
  asset: optional(short()),
  routeId: optional(short()),
  fields: optional(
    object({
      /** By key, or as it is where the provider asks for one thing alone. */
      from: optional(union([string(), record(string(), string())])),
      route: optional(record(string(), string())),
    }),
  ),
  agreement: optional(literal(true)),
  /** The shopper's explicit click on "Start again" after a lost or ended one. */
  startNew: optional(literal(true)),
});
export type CreatePaymentRequest = Infer<typeof createPaymentRequestSchema>;
