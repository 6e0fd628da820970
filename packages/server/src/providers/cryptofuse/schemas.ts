import {
  array,
  boolean,
  coerce,
  type infer as Infer,
  looseObject,
  nullable,
  object,
  optional,
  regex,
  string,
  union,
  unknown,
} from 'zod/mini';

// Bodies come here with their numbers as texts (http/exactJson.ts): one type for the strings, the
// floats and the integers in which the generations of the interface write an amount. Only counts
// become numbers again.
const text = string();
export const maybe = optional(nullable(text));
export const flag = optional(nullable(boolean()));
export const count = optional(nullable(coerce.number()));

/** The answer to `POST /o/token/`. */
export const tokenSchema = object({
  // A line end in it would end the header that it goes into.
  access_token: text.check(regex(/^[!-~]+$/)),
  token_type: text.check(regex(/^bearer$/i)),
  expires_in: optional(unknown()),
});

const currencySchema = looseObject({
  currency: text,
  name: maybe,
  /** Lower case here ('usdt', 'trx'), upper case everywhere else. */
  token: maybe,
  blockchain: maybe,
  is_popular: flag,
  is_stable: flag,
  min_amount: maybe,
  max_amount: maybe,
  min_amount_usd: maybe,
  max_amount_usd: maybe,
});
export type CryptofuseCurrency = Infer<typeof currencySchema>;

/** `full` decides whether codes or objects come; both are read either way. */
export const currenciesSchema = object({ currencies: array(union([text, currencySchema])) });

export const rateSchema = looseObject({
  /** After the fee in the guide, before it in the reference. */
  estimated_amount: text,
  rate: text,
  fee_amount: maybe,
  /** Only where `fee_percentage` was asked for. */
  final_tenant_amount: maybe,
});
export type CryptofuseRate = Infer<typeof rateSchema>;

/** Limits in the currency, not in dollars. */
export const minAmountSchema = looseObject({ currency: text, min_amount: text, max_amount: maybe });
export type CryptofuseMinAmount = Infer<typeof minAmountSchema>;

// What a payment may tell wherever it stands: answers to creation and status, list, notices.
export const paymentFields = {
  amount_usd: maybe,
  amount_crypto: maybe,
  blockchain: maybe,
  token: maybe,
  currency: maybe,
  address: maybe,
  /** Its name in answers to a creation, and in the list. */
  blockchain_address: maybe,
  order_id: maybe,
  expiry_time: maybe,
  created_at: maybe,
  transaction_hash: maybe,
  confirmations: count,
  payment_type: maybe,
  payment_history: optional(
    nullable(
      array(
        looseObject({
          amount: maybe,
          transaction_hash: maybe,
          confirmations: count,
          timestamp: maybe,
        }),
      ),
    ),
  ),
  total_paid_amount: maybe,
};

export type PaymentFields = Infer<ReturnType<typeof looseObject<typeof paymentFields>>>;

/** The answer to `POST /payments/`. */
export const createdPaymentSchema = looseObject({
  ...paymentFields,
  transaction_id: text,
  status: text,
  blockchain_address: text,
  amount_crypto: text,
  currency: text,
});
export type CryptofuseCreatedPayment = Infer<typeof createdPaymentSchema>;

/** The answer to `POST /payments/status/`. */
export const paymentSchema = looseObject({ ...paymentFields, transaction_id: text, status: text });
export type CryptofusePayment = Infer<typeof paymentSchema>;

/** `GET /payments/`: its entries have other names besides, and none of them is certain. */
export const paymentPageSchema = looseObject({
  count: coerce.number(),
  next: maybe,
  previous: maybe,
  results: array(looseObject({ ...paymentFields, transaction_id: maybe, status: maybe })),
});
export type CryptofusePaymentPage = Infer<typeof paymentPageSchema>;
