import {
  array,
  boolean,
  type infer as Infer,
  looseObject,
  nullable,
  object,
  optional,
  pipe,
  record,
  string,
  transform,
  union,
  unknown,
} from 'zod/mini';
import { count, maybe } from './schemas.ts';

const text = string();

/** The answer to `GET /status/`: no document shows it. */
export const healthSchema = unknown();

const balanceSchema = looseObject({
  amount: text,
  /** Not told where a balance is a plain number. */
  pending_amount: maybe,
});
export type CryptofuseBalance = Infer<typeof balanceSchema>;

export interface CryptofuseBalances {
  account: Record<string, CryptofuseBalance>;
  sub_accounts?: Record<string, CryptofuseBalance> | null | undefined;
  statistics?: unknown;
}

const balancesByCurrency = record(
  text,
  union([
    balanceSchema,
    pipe(
      text,
      transform((amount: string) => ({ amount })),
    ),
  ]),
);

/**
 * The answer to `GET /user/balances/`, in the guide's form. The documents have three: the guide
 * `{account:{BTC:{amount,pending_amount}}}`, the newest reference `{account:{BTC:"1"},sub_accounts,
 * statistics}`, an older one `{balances:[{currency,available_balance,pending_balance}]}`.
 */
export const balancesSchema = union([
  looseObject({
    account: balancesByCurrency,
    sub_accounts: optional(nullable(balancesByCurrency)),
    statistics: optional(unknown()),
  }),
  pipe(
    object({
      balances: array(
        looseObject({ currency: text, available_balance: text, pending_balance: maybe }),
      ),
    }),
    transform(
      ({ balances }): CryptofuseBalances => ({
        account: Object.fromEntries(
          balances.map((entry) => {
            const { currency, available_balance: amount, pending_balance: pending_amount } = entry;
            return [currency, { ...entry, amount, pending_amount }];
          }),
        ),
      }),
    ),
  ),
]);

/** The answer to `POST /withdrawal/validate-address/`. */
export const addressSchema = looseObject({
  is_valid: boolean(),
  address: maybe,
  type: maybe,
  blockchain: maybe,
  token: maybe,
  currency: maybe,
  error_message: maybe,
});
export type CryptofuseAddress = Infer<typeof addressSchema>;

const withdrawalFields = {
  /** What arrives: with the fee taken off what was requested, or on an older page on top of it. */
  amount: maybe,
  requested_amount: maybe,
  /** In the currency, says the reference; the guide's creation says USD. The amount does not tell. */
  fee: maybe,
  platform_fee: maybe,
  network_fee: maybe,
  blockchain: maybe,
  token: maybe,
  currency: maybe,
  address: maybe,
};

/** The answer to `POST /withdrawal/estimate/`. */
export const estimateSchema = looseObject({ ...withdrawalFields, amount: text });
export type CryptofuseWithdrawalEstimate = Infer<typeof estimateSchema>;

/** A withdrawal wherever it stands. An older page calls its id `id`. */
export const withdrawalSchema = pipe(
  transform((value) => {
    const said = Object(value);
    return { ...said, withdrawal_id: said.withdrawal_id ?? said.id };
  }),
  looseObject({
    ...withdrawalFields,
    withdrawal_id: text,
    status: text,
    custom_id: maybe,
    transaction_hash: maybe,
    confirmations: count,
    required_confirmations: count,
    created_at: maybe,
    completed_at: maybe,
  }),
);
export type CryptofuseWithdrawal = Infer<typeof withdrawalSchema>;

/** The answer to `GET /withdrawal/`. */
export const withdrawalPageSchema = looseObject({
  withdrawals: array(withdrawalSchema),
  total: count,
});
export type CryptofuseWithdrawalPage = Infer<typeof withdrawalPageSchema>;

/** The answer to `POST /user/webhooks/`. */
export const webhookSchema = looseObject({
  callback_url: text,
  /** Whole, and only when the first address is set. */
  secret: maybe,
  masked_secret: maybe,
  message: maybe,
});
export type CryptofuseWebhook = Infer<typeof webhookSchema>;
