import { stringifyExactJson } from '../../http/exactJson.ts';
import {
  type CryptofuseCreatedPayment,
  type CryptofuseCurrency,
  type CryptofuseMinAmount,
  type CryptofusePayment,
  type CryptofusePaymentPage,
  type CryptofuseRate,
  createdPaymentSchema,
  currenciesSchema,
  minAmountSchema,
  paymentPageSchema,
  paymentSchema,
  rateSchema,
} from './schemas.ts';
import type { Ask } from './session.ts';

export interface CurrenciesQuery {
  full?: boolean | undefined;
  min_max?: boolean | undefined;
  /** Needs `min_max`. */
  include_usd?: boolean | undefined;
  withdrawal?: boolean | undefined;
}

export interface RateQuery {
  currency_to: string;
  currency_from?: string | undefined;
  amount?: string | undefined;
  fee_percentage?: string | undefined;
  is_fee_paid_by_user?: boolean | undefined;
  full?: boolean | undefined;
}

export interface CreatePaymentInput {
  /** A decimal, in `price_currency`. It is sent as the JSON number that the guide shows, exactly. */
  amount: string;
  currency: string;
  price_currency?: string | undefined;
  callback_url?: string | undefined;
  order_id?: string | undefined;
  order_description?: string | undefined;
  is_fixed_rate?: boolean | undefined;
  is_fee_paid_by_user?: boolean | undefined;
  expiry_minutes?: number | undefined;
}

/** The newest reference has `status`, `limit` to `token`; an older one `status` and the others. */
export interface PaymentsQuery {
  status?: string | undefined;
  /** 1 to 100. */
  limit?: number | undefined;
  offset?: number | undefined;
  currency?: string | undefined;
  blockchain?: string | undefined;
  token?: string | undefined;
  page?: number | undefined;
  /** 1 to 100. */
  page_size?: number | undefined;
  pay_currency?: string | undefined;
  order_id?: string | undefined;
  created_after?: string | undefined;
  created_before?: string | undefined;
  amount_min?: string | undefined;
  amount_max?: string | undefined;
  ordering?: string | undefined;
}

/** The calls that make and follow payments: all that a checkout needs. */
export interface PaymentCalls {
  /** `GET /currencies/`, without the envelope. */
  getCurrencies(query: CurrenciesQuery & { full: true }): Promise<CryptofuseCurrency[]>;
  getCurrencies(query?: CurrenciesQuery & { full?: false | undefined }): Promise<string[]>;
  /** `GET /rates/` */
  getRate(query: RateQuery): Promise<CryptofuseRate>;
  /** `GET /payments/min-amount/`: in the currency. Compare a price in USD with `min_amount_usd`. */
  getMinAmount(currency: string): Promise<CryptofuseMinAmount>;
  /** `POST /payments/`. Never repeated by itself. */
  createPayment(input: CreatePaymentInput): Promise<CryptofuseCreatedPayment>;
  /** `POST /payments/status/` */
  getPayment(transactionId: string): Promise<CryptofusePayment>;
  /** `GET /payments/`. A filter that the account does not know may be ignored: compare again. */
  listPayments(query?: PaymentsQuery): Promise<CryptofusePaymentPage>;
}

export function bindPaymentCalls(ask: Ask): PaymentCalls {
  async function getCurrencies(
    query: CurrenciesQuery & { full: true },
  ): Promise<CryptofuseCurrency[]>;
  async function getCurrencies(query?: CurrenciesQuery): Promise<string[]>;
  async function getCurrencies(query: CurrenciesQuery = {}) {
    const answer = await ask('getCurrencies', '/currencies/', currenciesSchema, { query });
    // What comes depends on `full`; an account that ignores it must not change our type.
    const entries = answer.currencies.map((entry) =>
      typeof entry === 'string' ? { currency: entry } : entry,
    );
    return query.full ? entries : entries.map(({ currency }) => currency);
  }

  return {
    getCurrencies,
    getRate: (query) => ask('getRate', '/rates/', rateSchema, { query }),
    getMinAmount: (currency) =>
      ask('getMinAmount', '/payments/min-amount/', minAmountSchema, { query: { currency } }),
    createPayment: async ({ amount, ...fields }) =>
      ask('createPayment', '/payments/', createdPaymentSchema, {
        body: stringifyExactJson(fields, { amount }),
      }),
    getPayment: (transaction_id) =>
      ask('getPayment', '/payments/status/', paymentSchema, {
        body: JSON.stringify({ transaction_id }),
        repeatable: true,
      }),
    listPayments: (query) => ask('listPayments', '/payments/', paymentPageSchema, { query }),
  };
}
