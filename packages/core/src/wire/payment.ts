import {
  array,
  boolean,
  discriminatedUnion,
  enum as enum_,
  type infer as Infer,
  int,
  literal,
  nonnegative,
  nullable,
  object,
  optional,
  regex,
  string,
} from 'zod/mini';
import { PAYMENT_STATUSES, type Payment } from '../payment.ts';

/** Plain and bounded: nothing payable is shown of a payment with any other. */
const amount = string().check(regex(/^\d{1,30}(\.\d{1,18})?$/));

const money = object({ amount, currency: string() });

export const assetSchema = object({
  code: string(),
  symbol: string(),
  network: nullable(string()),
  contract: nullable(string()),
  decimals: nullable(int()),
});

const actionSchema = discriminatedUnion('type', [
  object({
    type: literal('transfer'),
    address: string(),
    amount,
    asset: assetSchema,
    memo: optional(string()),
  }),
  object({ type: literal('redirect'), url: string() }),
  object({ type: literal('wait') }),
  object({ type: literal('none') }),
]);

/**
 * A payment on the wire. Unknown keys are dropped, so that an old bundle reads a newer server.
 * Browsers read it with {@link readPayment}, which accepts the same.
 */
export const paymentSchema = object({
  id: string(),
  orderId: string(),
  provider: string(),
  providerName: string(),
  underpayment: enum_(['top_up', 'refund', 'hosted', 'review']),
  environment: enum_(['sandbox', 'production']),
  description: nullable(string()),
  status: enum_(PAYMENT_STATUSES),
  amountStatus: enum_(['none', 'under', 'exact', 'over']),
  late: boolean(),
  held: boolean(),
  price: money,
  due: nullable(object({ amount, asset: assetSchema })),
  received: nullable(amount),
  remaining: nullable(amount),
  excess: nullable(amount),
  action: actionSchema,
  confirmations: nullable(object({ seen: int(), required: nullable(int()) })),
  transactions: array(
    object({ hash: string(), amount: nullable(amount), explorerUrl: nullable(string()) }),
  ),
  refund: nullable(object({ amount: nullable(amount), txHash: nullable(string()) })),
  expiresAt: nullable(string()),
  createdAt: string(),
  updatedAt: string(),
  supersededBy: nullable(string()),
  version: int().check(nonnegative()),
});

// The schema and the model say the same, in both directions.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<Infer<typeof paymentSchema>, Payment>;
