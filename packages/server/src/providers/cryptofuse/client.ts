import { conceal } from '../../conceal.ts';
import { stringifyExactJson } from '../../http/exactJson.ts';
import type { SendContext } from '../../http/send.ts';
import { silentLog } from '../../log.ts';
import type { CryptofuseOptions } from './options.ts';
import {
  type CryptofuseCreatedPayment,
  type CryptofuseCurrency,
  type CryptofuseMinAmount,
  type CryptofusePayment,
  type CryptofusePaymentPage,
  type CryptofuseRate,
  createdPaymentSchema,
  currenciesSchema,
  healthSchema,
  minAmountSchema,
  paymentPageSchema,
  paymentSchema,
  rateSchema,
} from './schemas.ts';
import { type Call, createSession, type Session } from './session.ts';

export interface CryptofuseClientOptions extends Omit<CryptofuseOptions, 'webhookSecret'> {
  webhookSecret?: CryptofuseOptions['webhookSecret'];
  /** Shaped like `fetch`: a proxy's, or the sandbox's. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
}

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

export interface PaymentsQuery {
  page?: number | undefined;
  /** 1 to 100. */
  page_size?: number | undefined;
  status?: string | undefined;
  pay_currency?: string | undefined;
  order_id?: string | undefined;
  created_after?: string | undefined;
  created_before?: string | undefined;
  amount_min?: string | undefined;
  amount_max?: string | undefined;
  ordering?: string | undefined;
}

/**
 * Cryptofuse's interface, call by call. Fields keep the provider's names; every number of its
 * answers is a text (counts apart), so that no amount is rounded. All calls reject with
 * `CheckoutError`; for `createPayment`, `outcomeUnknown` says that a payment may exist all the
 * same: look for it with `listPayments({ order_id })` instead of creating another.
 */
export interface CryptofuseClient {
  /** `GET /status/`. No document shows the body: a parsed JSON value, or a text. */
  getStatus(): Promise<unknown>;
  /** `GET /currencies/`, without the envelope. */
  getCurrencies(query: CurrenciesQuery & { full: true }): Promise<CryptofuseCurrency[]>;
  getCurrencies(query?: CurrenciesQuery & { full?: false | undefined }): Promise<string[]>;
  /** `GET /rates/` */
  getRate(query: RateQuery): Promise<CryptofuseRate>;
  /** `GET /payments/min-amount/` */
  getMinAmount(currency: string): Promise<CryptofuseMinAmount>;
  /** `POST /payments/`. Never repeated by itself. */
  createPayment(input: CreatePaymentInput): Promise<CryptofuseCreatedPayment>;
  /** `POST /payments/status/` */
  getPayment(transactionId: string): Promise<CryptofusePayment>;
  /** `GET /payments/` */
  listPayments(query?: PaymentsQuery): Promise<CryptofusePaymentPage>;
}

/**
 * A client for one Cryptofuse account. It fetches its token when it is first needed and keeps it
 * in memory: make one client per account, not one per call.
 *
 * @see https://docs.cryptofuse.io/pl/guides/integration-guide
 * @example
 * const client = createCryptofuseClient({ clientId, clientSecret });
 * const payment = await client.createPayment({
 *   amount: '100.00',
 *   currency: 'USDTTRC20',
 *   order_id: '1042',
 * });
 * payment.blockchain_address; // show it with payment.amount_crypto
 */
export function createCryptofuseClient(options: CryptofuseClientOptions): CryptofuseClient {
  const client = bindClient(createSession(options), {
    // Looked up at each call: a bare reference would be called without its global.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    log: silentLog,
    signal: undefined,
  });
  return conceal(client, { provider: 'cryptofuse' });
}

/** The calls of a session, in one context. */
export function bindClient({ call }: Session, ctx: SendContext): CryptofuseClient {
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

  function ask<T>(
    operation: string,
    path: Call<T>['path'],
    schema: Call<T>['schema'],
    how?: Pick<Call<T>, 'query' | 'body' | 'repeatable' | 'answer'>,
  ) {
    return call({ operation, path, schema, ...how }, ctx);
  }

  return {
    getCurrencies,
    getStatus: () => ask('getStatus', '/status/', healthSchema, { answer: 'any' }),
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
