import {
  type infer as Infer,
  literal,
  looseObject,
  nullable,
  optional,
  record,
  regex,
  string,
} from 'zod/mini';

// Bodies come here with their numbers as texts (http/exactJson.ts), so that an amount keeps its
// digits whether it was a JSON string or a number.
const result = literal('ok');
const maybe = optional(nullable(string()));

/** GET PRICE ESTIMATE: currency to amount, and the only answer without a `result`. */
export const estimateSchema = record(string(), string().check(regex(/^\d+(\.\d+)?(e[+-]?\d+)?$/i)));

/** CREATE PAYMENT TOKEN */
export const paymentTokenSchema = looseObject({ result, paymentToken: string() });
export type KangaPaymentToken = Infer<typeof paymentTokenSchema>;

/**
 * CHECK PAYMENT: documented with all three, but whoever believes it has to see that they are there.
 * `amount` and `currency` are those of the settlement, as the payer's browser asked for them.
 */
export const paymentSchema = looseObject({ result, currency: maybe, amount: maybe, state: maybe });
export type KangaPayment = Infer<typeof paymentSchema>;

export const testSchema = looseObject({ result });
export type KangaTestResult = Infer<typeof testSchema>;
