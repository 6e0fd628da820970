import {
  array,
  boolean,
  enum as enum_,
  type infer as Infer,
  literal,
  nullable,
  number,
  object,
  optional,
  string,
  union,
} from 'zod/mini';
import { PAYMENT_STATUSES, type Payment } from '../payment.ts';

/**
 * What is no plain, bounded amount is refused whole: nothing payable is shown of such a payment.
 * A bare function, because the library's own check of a pattern is more to load.
 */
const amount = string().check(({ value, issues }) => {
  const plain = /^\d{1,30}(\.\d{1,18})?$/.test(value);
  if (!plain) issues.push({ code: 'custom', input: value });
});

const money = object({ amount, currency: string() });

export const assetSchema = object({
  code: string(),
  symbol: string(),
  network: nullable(string()),
  contract: nullable(string()),
  decimals: nullable(number()),
});

// Not `discriminatedUnion`: the same answers are accepted, and browsers load half a kilobyte less.
const actionSchema = union([
  object({
    type: literal('transfer'),
    address: string(),
    amount: amount,
    asset: assetSchema,
    memo: optional(string()),
  }),
  object({ type: literal('redirect'), url: string() }),
  object({ type: literal('wait') }),
  object({ type: literal('none') }),
]);

/** A payment on the wire. Unknown keys are dropped, so that an old bundle reads a newer server. */
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
  confirmations: nullable(object({ seen: number(), required: nullable(number()) })),
  transactions: array(
    object({ hash: string(), amount: nullable(amount), explorerUrl: nullable(string()) }),
  ),
  refund: nullable(object({ amount: nullable(amount), txHash: nullable(string()) })),
  expiresAt: nullable(string()),
  createdAt: string(),
  updatedAt: string(),
  supersededBy: nullable(string()),
  version: number(),
});

// The schema and the model say the same, in both directions.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<Infer<typeof paymentSchema>, Payment>;
