import {
  type infer as Infer,
  literal,
  looseObject,
  nullable,
  object,
  optional,
  string,
  unknown,
} from 'zod/mini';

// Bodies come here with their numbers as texts (http/exactJson.ts), so that an amount keeps its
// digits whether it was a JSON string or a number.
const text = string();
const maybe = optional(nullable(text));
/** Success is told by the code, and not by the HTTP status. */
const code = literal('0');

const intentFields = {
  payment_intent_id: text,
  client_id: maybe,
  org_id: maybe,
  /** 'arb' */
  payment_chain_id: maybe,
  /** Where the payer sends to. */
  payment_address: maybe,
  payer_address: maybe,
  token_address: maybe,
  symbol: maybe,
  decimals: maybe,
  /** What has to arrive. */
  crypto_amount: maybe,
  fiat_amount: maybe,
  fiat_currency: maybe,
  /** Seconds since 1970. */
  payment_deadline: maybe,
  status: maybe,
  payment_tx_hash: maybe,
  /** Seconds since 1970. */
  payment_tx_timestamp: maybe,
  aggregation_tx_hash: maybe,
  // What is seen of the documented answer ends here. The guide's callback has the rest.
  refund_tx_hash: maybe,
  refund_amount: maybe,
  /** What arrived, in the guide; a later document calls it `received_crypto_amount`. */
  received_amount: maybe,
  received_crypto_amount: maybe,
  /** What is left of it after fees; a later document calls it `aggregated_crypto_amount`. */
  aggregated_amount: maybe,
  aggregated_crypto_amount: maybe,
  callback_url: maybe,
  group_key: maybe,
  order_data: optional(unknown()),
};

const intentSchema = looseObject(intentFields);
export type KryptogoPaymentIntent = Infer<typeof intentSchema>;

const createdIntentSchema = looseObject({
  ...intentFields,
  payment_chain_id: text,
  payment_address: text,
  token_address: text,
  symbol: text,
  crypto_amount: text,
  payment_deadline: text,
});
export type KryptogoCreatedPaymentIntent = Infer<typeof createdIntentSchema>;

const transferSchema = looseObject({
  id: text,
  tx_hash: text,
  /** Seconds since 1970. */
  transfer_time: maybe,
});
export type KryptogoTransfer = Infer<typeof transferSchema>;

export const createdIntentAnswer = object({ code, data: createdIntentSchema });
export const intentAnswer = object({ code, data: intentSchema });
export const listAnswer = object({ code, data: unknown() });
export const transferAnswer = object({ code, data: transferSchema });
