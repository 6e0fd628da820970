import { stringifyExactJson } from '../../http/exactJson.ts';
import {
  addressSchema,
  balancesSchema,
  type CryptofuseAddress,
  type CryptofuseBalances,
  type CryptofuseWebhook,
  type CryptofuseWithdrawal,
  type CryptofuseWithdrawalEstimate,
  type CryptofuseWithdrawalPage,
  estimateSchema,
  healthSchema,
  webhookSchema,
  withdrawalPageSchema,
  withdrawalSchema,
} from './accountSchemas.ts';
import type { Ask } from './session.ts';
import type { CryptofuseWithdrawalStatus } from './statuses.ts';

/** One of `currency`, `blockchain` and `type` has to be there. */
export interface ValidateAddressInput {
  address: string;
  currency?: string | undefined;
  blockchain?: string | undefined;
  /** 'EVM', 'TRX', 'SOL', … */
  type?: string | undefined;
  token?: string | undefined;
  memo?: string | undefined;
}

/** `currency`, or `blockchain` with `token`. */
export interface EstimateWithdrawalInput {
  /** A decimal, in the currency. Sent as a JSON number, exactly. */
  amount: string;
  currency?: string | undefined;
  blockchain?: string | undefined;
  token?: string | undefined;
  /** With it the fee is told more exactly. */
  address?: string | undefined;
  /** Whether `amount` is what shall arrive. */
  final_amount?: boolean | undefined;
}

/** A decimal in the currency, or one in dollars that is converted. Sent as a JSON number, exactly. */
type WithdrawalAmount =
  | { amount: string; price_amount?: undefined }
  | { amount?: undefined; price_amount: string; price_currency?: string | undefined };

/**
 * The guide has `amount`, `currency`, `address` and `callback_url`; all else is the reference's.
 * `currency`, or `blockchain` with `token`.
 */
export type CreateWithdrawalInput = WithdrawalAmount & {
  currency?: string | undefined;
  blockchain?: string | undefined;
  token?: string | undefined;
  address: string;
  /** Needed on some networks: without it the money may be lost. */
  memo?: string | undefined;
  /** Whether `amount` is what shall arrive. Default false; an older page knows only true. */
  final_amount?: boolean | undefined;
  /** Yours, up to 64 characters: by it a withdrawal is found whose answer was lost. */
  custom_id?: string | undefined;
  /** Where notices go; the account's own address where it is left out. */
  callback_url?: string | undefined;
  /** Of the wallet to pay from. */
  account_id?: string | undefined;
};

export interface WithdrawalsQuery {
  status?: CryptofuseWithdrawalStatus | undefined;
  blockchain?: string | undefined;
  token?: string | undefined;
  /** ISO 8601. */
  start_date?: string | undefined;
  end_date?: string | undefined;
  custom_id?: string | undefined;
  /** 1 to 100. */
  limit?: number | undefined;
  offset?: number | undefined;
  sort?: 'created_asc' | 'created_desc' | 'amount_asc' | 'amount_desc' | undefined;
}

/** The calls for the merchant's own money, and for the account. */
export interface AccountCalls {
  /** `GET /status/`. No document shows the body: a parsed JSON value, or a text. */
  getStatus(): Promise<unknown>;
  /**
   * `GET /user/balances/`, by currency. Whether `amount` includes `pending_amount` is not stated; the
   * guide speaks of available funds.
   */
  getBalances(): Promise<CryptofuseBalances>;
  /** `POST /withdrawal/validate-address/` */
  validateAddress(input: ValidateAddressInput): Promise<CryptofuseAddress>;
  /** `POST /withdrawal/estimate/`: `amount` is what would arrive. */
  estimateWithdrawal(input: EstimateWithdrawalInput): Promise<CryptofuseWithdrawalEstimate>;
  /**
   * `POST /withdrawal/`: pays out. Never repeated by itself, and no document promises that a second
   * one with the same `custom_id` is refused.
   */
  createWithdrawal(input: CreateWithdrawalInput): Promise<CryptofuseWithdrawal>;
  /** `POST /withdrawal/status/` */
  getWithdrawal(withdrawalId: string): Promise<CryptofuseWithdrawal>;
  /** `GET /withdrawal/`. */
  listWithdrawals(query?: WithdrawalsQuery): Promise<CryptofuseWithdrawalPage>;
  /**
   * `POST /user/webhooks/`: where notices go that have no `callback_url` of their own. The first
   * answer holds the webhook secret, and no later one does: keep it. For that it is never repeated
   * by itself; `outcomeUnknown` means that the secret may have been in the answer that was lost.
   */
  setWebhook(callbackUrl: string): Promise<CryptofuseWebhook>;
}

export function bindAccountCalls(ask: Ask): AccountCalls {
  return {
    getStatus: () => ask('getStatus', '/status/', healthSchema, { answer: 'any' }),
    getBalances: () => ask('getBalances', '/user/balances/', balancesSchema),
    validateAddress: (input) =>
      ask('validateAddress', '/withdrawal/validate-address/', addressSchema, {
        body: JSON.stringify(input),
        repeatable: true,
      }),
    estimateWithdrawal: async ({ amount, ...fields }) =>
      ask('estimateWithdrawal', '/withdrawal/estimate/', estimateSchema, {
        body: stringifyExactJson(fields, { amount }),
        repeatable: true,
      }),
    createWithdrawal: async ({ amount, price_amount, ...fields }) =>
      ask('createWithdrawal', '/withdrawal/', withdrawalSchema, {
        body:
          price_amount === undefined
            ? stringifyExactJson(fields, { amount })
            : // With an `amount` beside it, it is refused: not silently left out.
              stringifyExactJson({ amount, ...fields }, { price_amount }),
      }),
    getWithdrawal: (withdrawal_id) =>
      ask('getWithdrawal', '/withdrawal/status/', withdrawalSchema, {
        body: JSON.stringify({ withdrawal_id }),
        repeatable: true,
      }),
    listWithdrawals: (query) =>
      ask('listWithdrawals', '/withdrawal/', withdrawalPageSchema, { query }),
    setWebhook: (callback_url) =>
      ask('setWebhook', '/user/webhooks/', webhookSchema, {
        body: JSON.stringify({ callback_url }),
      }),
  };
}
