import { array, boolean, type infer as Infer, nullable, object, optional, string } from 'zod/mini';
import { assetSchema } from './payment.ts';

const money = object({ amount: string(), currency: string() });

const fieldSchema = object({
  key: string(),
  label: string(),
  placeholder: nullable(string()),
  /** The provider's own, for a hint: it may be of any dialect. */
  pattern: nullable(string()),
  /** In the provider's words, for an answer that it does not take. */
  patternError: nullable(string()),
  required: boolean(),
  /** Which list the value goes into: `fields.from` or `fields.route`. */
  place: string(),
});

/** One way to pay. `asset` is null where it is chosen on the provider's own page. */
export const paymentOptionSchema = object({
  provider: string(),
  providerName: string(),
  asset: nullable(assetSchema),
  /** What the provider calls the asset, where its symbol says little: 'Visa/MasterCard UAH'. */
  name: optional(string()),
  /** Which of several ways with one asset it is; goes into `start` with it. */
  routeId: optional(string()),
  /** Of the order's prices, the one that this way is paid by. */
  price: nullable(money),
  /** About how much, in the asset; the exact amount comes with the payment. */
  approximate: nullable(string()),
  /** In the asset. */
  minimum: nullable(string()),
  maximum: nullable(string()),
  /** What the shopper has to say first; `PaymentFields` asks for it. */
  fields: array(fieldSchema),
  /** Of terms that the shopper has to agree to: `agreement`. */
  termsUrl: nullable(string()),
  /** An error code that says why it can not be chosen, or null. */
  unavailable: nullable(string()),
});
export type PaymentOption = Infer<typeof paymentOptionSchema>;

/** The answer of `POST quotes`. */
export const quotesResponseSchema = object({
  orderId: string(),
  options: array(paymentOptionSchema),
});
export type QuotesResponse = Infer<typeof quotesResponseSchema>;
