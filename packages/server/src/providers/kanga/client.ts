import { conceal } from '../../conceal.ts';
import { silentLog } from '../../log.ts';
import type { KangaSequence } from './KangaSequence.ts';
import {
  DEFAULT_BASE_URL,
  DEFAULT_WEB_URL,
  type KangaCredentials,
  TEST_KEY,
  TEST_SECRET,
} from './options.ts';
import {
  estimateSchema,
  type KangaPayment,
  type KangaPaymentToken,
  type KangaTestResult,
  paymentSchema,
  paymentTokenSchema,
  testSchema,
} from './schemas.ts';
import { assertUsable, createSession, type KangaContext } from './session.ts';

export interface KangaClientOptions extends KangaCredentials {
  /** Numbers the signed calls: `storeSequence(store, apiKey)`, or `inMemorySequence()`. */
  sequence: KangaSequence;
  /** Shaped like `fetch`: a proxy's, or the sandbox's. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
}

export interface EstimatePriceQuery {
  /** The settlement currency. */
  token: string;
  /** A decimal, in the settlement currency. */
  quantity: string;
}

export interface PaymentUrlInput {
  /** The settlement currency. */
  currency: string;
  /** A decimal, in the settlement currency. The payer can edit it: compare what was paid for. */
  amount: string;
  /** Yours, unique and not to be guessed. */
  transactionKey: string;
  name?: string | undefined;
  /** With `paymentToken` it counts as verified. */
  email?: string | undefined;
  paymentToken?: string | undefined;
  /** The only currency that can be paid in. */
  forceCurrency?: string | undefined;
}

export interface TestInput {
  /** Default: the clock. It need not grow. */
  nonce?: number | undefined;
  param1?: number | undefined;
  param2?: string | undefined;
}

/**
 * Kanga's payment gateway, call by call. Fields keep the provider's names; every number of its
 * answers is a text, so that no amount is rounded. All calls reject with `CheckoutError`;
 * `credentials_or_nonce` is what Kanga calls 9000, and comes after one try with a fresh nonce.
 */
export interface KangaClient {
  /** GET PRICE ESTIMATE, unsigned: how much of each currency the payment would cost. */
  estimatePrice(query: EstimatePriceQuery): Promise<Record<string, string>>;
  /** START PAYMENT: where to send the payer. The address is not signed. */
  paymentUrl(input: PaymentUrlInput): string;
  /** CREATE PAYMENT TOKEN. It is bound to no order. */
  createPaymentToken(): Promise<KangaPaymentToken>;
  /** CHECK PAYMENT. `not_found` (9001) until the payer has opened the page. */
  checkPayment(transactionKey: string): Promise<KangaPayment>;
  /** The guide's test call, with its own key and secret: whether requests are signed as Kanga does. */
  test(input?: TestInput): Promise<KangaTestResult>;
}

/**
 * A client for one Kanga account.
 *
 * @see https://support.kanga.exchange/guide/kanga-payment-gateway-api/
 * @example
 * const client = createKangaClient({ apiKey, apiSecret, sequence: storeSequence(store, apiKey) });
 * const url = client.paymentUrl({ currency: 'oPLN', amount: '100.00', transactionKey });
 * const { state, amount, currency } = await client.checkPayment(transactionKey);
 */
export function createKangaClient(options: KangaClientOptions): KangaClient {
  const client = bindClient(options, {
    // Looked up at each call: a bare reference would be called without its global.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    log: silentLog,
    signal: undefined,
    sequence: options.sequence,
  });
  return conceal(client, { provider: 'kanga' });
}

/** An estimate is for orientation: nobody waits for it long. */
const ESTIMATE_MS = 4000;

/** An account's calls, in one context. */
export function bindClient(options: KangaCredentials, ctx: KangaContext): KangaClient {
  const { apiKey, baseUrl = DEFAULT_BASE_URL, webUrl = DEFAULT_WEB_URL, estimateUrl } = options;
  const { send, sendSigned } = createSession(options, ctx);
  const [base, web] = [baseUrl, webUrl].map((url) => url.replace(/(?<!\/)\/+$/, ''));

  return {
    estimatePrice({ token, quantity }) {
      const ask = (url: string) =>
        send({
          operation: 'estimatePrice',
          url,
          fields: { token, quantity, shopToken: apiKey },
          schema: estimateSchema,
          timeoutMs: ESTIMATE_MS,
        });
      if (estimateUrl) return ask(estimateUrl);
      // The guide's sample call has this address, its URL line the other.
      return ask(`${base}/api/tpg/price/estimate`).catch(() => ask(`${web}/tpg/price/estimate`));
    },

    paymentUrl(input) {
      const page = `${web}/tpg/payment/${encodeURIComponent(apiKey ?? '')}`;
      assertUsable(page, apiKey);
      const given = Object.entries(input).filter(([, value]) => value !== undefined);
      // As %20, which is a space everywhere; + is one in forms alone.
      return `${page}?${`${new URLSearchParams(given)}`.replaceAll('+', '%20')}`;
    },

    createPaymentToken: () =>
      sendSigned({
        operation: 'createPaymentToken',
        url: `${base}/api/v2/tpg/create/payment`,
        fields: {},
        schema: paymentTokenSchema,
      }),

    checkPayment: (id) =>
      sendSigned({
        operation: 'checkPayment',
        url: `${base}/api/v2/tpg/transaction`,
        fields: { id },
        schema: paymentSchema,
      }),

    test: ({ nonce = ctx.now(), param1, param2 } = {}) =>
      send(
        {
          operation: 'test',
          url: `${base}/api/v2/test`,
          fields: { appId: TEST_KEY, nonce, param1, param2 },
          schema: testSchema,
        },
        TEST_SECRET,
      ),
  };
}
