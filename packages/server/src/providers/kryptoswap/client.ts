import { CheckoutError, parseDecimal } from '@coinslot/core';
import { unknown } from 'zod/mini';
import { conceal } from '../../conceal.ts';
import type { SendContext } from '../../http/send.ts';
import { silentLog } from '../../log.ts';
import { DEFAULT_SITE_URL, type KryptoswapCredentials } from './options.ts';
import {
  createdSchema,
  type KryptoswapCreatedOrder,
  type KryptoswapOrderAnswer,
  type KryptoswapRouteInfo,
  oneRouteSchema,
  orderSchema,
  routesSchema,
} from './schemas.ts';
import { assertUsable, createSession } from './session.ts';
import type { KryptoswapStatus } from './statuses.ts';

export interface KryptoswapClientOptions extends KryptoswapCredentials {
  /** Shaped like `fetch`: a proxy's, or the sandbox's. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
}

export interface RoutesQuery {
  fromCurrencyId?: string | undefined;
  toCurrencyId?: string | undefined;
}

/** By its id, by the codes of both currencies, or by the end of its page's address. */
export type RouteQuery = (
  | { id: string }
  | { xmlIn: string; xmlOut: string }
  | { friendlyURL: string }
) & { lang?: string | undefined };

/** A field's value; `key` is the field's `_id`. */
export interface KryptoswapValue {
  key: string;
  value: string;
}

export interface CreateOrderInput {
  routeId: string;
  /** A decimal: what the customer pays in, or with a minus what shall come out. */
  amount: string;
  /** Default: the client's. */
  partner?: string | undefined;
  fromValues?: readonly KryptoswapValue[] | undefined;
  toValues?: readonly KryptoswapValue[] | undefined;
  routeValues?: readonly KryptoswapValue[] | undefined;
  /** Default: the client's, or `en`. */
  lang?: string | undefined;
  /** That the customer agreed to the terms: refused otherwise. */
  agreement: boolean;
  /** Whether the pages hide where is paid out to. */
  hideOutData?: boolean | undefined;
  /** Where the customer goes back to, with `?status=success` or `?status=error` at its end. */
  clientCallbackUrl?: string | undefined;
  ipnUrl?: string | undefined;
  ipnSecret?: string | undefined;
  email?: string | undefined;
  captcha?: string | undefined;
  skipPreview?: boolean | undefined;
  disableEmailNotify?: boolean | undefined;
  additionalServices?: readonly unknown[] | undefined;
  extraData?: Readonly<Record<string, unknown>> | undefined;
}

/** Which order. Whoever has the secret controls the order: it must not get into a log. */
export interface OrderQuery {
  orderUID: string;
  orderSecret: string;
}

/** The page of an order. */
export interface OrderPage {
  uid: string;
  secret: string;
  /** Default: the client's, or `en`. */
  lang?: string | undefined;
}

/**
 * Kryptoswap's interface, call by call. Fields keep the provider's names; every number of its
 * answers is a text, so that no amount is rounded. All calls reject with `CheckoutError`; where an
 * `apiKey` and an `apiSecret` are given, all are signed.
 */
export interface KryptoswapClient {
  /** `route/get`: what can be exchanged. */
  getRoutes(query?: RoutesQuery): Promise<KryptoswapRouteInfo[]>;
  /** `route/get/one`, `…/by-xml` or `…/by-friendlyURL`: rate, limits and fields of one direction. */
  getRoute(query: RouteQuery): Promise<KryptoswapRouteInfo>;
  /**
   * `order/create`. It has no idempotency key: after an error with `outcomeUnknown` there may be an
   * order, which nothing finds again without its secret.
   */
  createOrder(input: CreateOrderInput): Promise<KryptoswapCreatedOrder>;
  /** `order/get`. The payment's template, which is program code, is left out of the answer. */
  getOrder(
    query: OrderQuery & { type?: 'order' | 'payment' | undefined },
  ): Promise<KryptoswapOrderAnswer>;
  /** `order/update-status`, from `waitPayment` or `new` alone: "I have paid" is `inProgress`. */
  updateOrderStatus(input: OrderQuery & { status: KryptoswapStatus }): Promise<void>;
  /** The page on which the order is paid. It has the order's secret in it. */
  paymentUrl(page: OrderPage): string;
  /** The exchange's own page of the order. It has the order's secret in it. */
  orderUrl(page: OrderPage): string;
}

/**
 * A client without the checkout. No I/O here and nothing thrown: what is wrong with the options is
 * the first call's error.
 *
 * @see https://www.kryptoswap.io/merchant-docs/
 * @example
 * const client = createKryptoswapClient({ apiKey, apiSecret });
 * const { uid, secret } = await client.createOrder({ routeId, amount: '-100.00', agreement: true });
 * const { order } = await client.getOrder({ orderUID: uid, orderSecret: secret });
 */
export function createKryptoswapClient(options: KryptoswapClientOptions = {}): KryptoswapClient {
  const client = bindClient(options, {
    // Looked up at each call: a bare reference would be called without its global.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    log: silentLog,
    signal: undefined,
  });
  return conceal(client, { provider: 'kryptoswap' });
}

/** An account's calls, in one context. */
export function bindClient(options: KryptoswapCredentials, ctx: SendContext): KryptoswapClient {
  const { partner, lang = 'en', siteUrl = DEFAULT_SITE_URL } = options;
  const ask = createSession(options, ctx);
  const site = siteUrl.replace(/(?<!\/)\/+$/, '');

  const pageOf = (kind: string, page: OrderPage) => {
    assertUsable(site);
    const parts = [page.lang ?? lang, kind, page.uid, page.secret].map(encodeURIComponent);
    return `${site}/${parts.join('/')}`;
  };

  return {
    async getRoutes(query) {
      const operation = 'getRoutes';
      return (
        await ask({ operation, path: 'route/get', query: { ...query }, schema: routesSchema })
      ).routes;
    },

    async getRoute(query) {
      const by = 'id' in query ? '' : 'xmlIn' in query ? '/by-xml' : '/by-friendlyURL';
      const path = `route/get/one${by}`;
      const operation = 'getRoute';
      return (await ask({ operation, path, query: { ...query }, schema: oneRouteSchema })).route;
    },

    async createOrder({ amount, ...input }) {
      const body = { partner, lang, ...given(input), amount: numberOf(amount) };
      assertShort(body);
      return ask({
        operation: 'createOrder',
        path: 'order/create',
        body,
        schema: createdSchema,
        secrets: [input.ipnSecret ?? ''],
      });
    },

    getOrder: (query) =>
      ask({
        operation: 'getOrder',
        path: 'order/get',
        query: { ...query },
        schema: orderSchema,
        secrets: [query.orderSecret],
      }),

    async updateOrderStatus({ orderUID, orderSecret, status }) {
      await ask({
        operation: 'updateOrderStatus',
        method: 'PUT',
        // To say it twice is to say it once.
        repeatable: true,
        path: 'order/update-status',
        body: { orderUID: Number(orderUID), orderSecret, status },
        schema: unknown(),
        secrets: [orderSecret],
      });
    },

    paymentUrl: (page) => pageOf('payment', page),
    orderUrl: (page) => pageOf('order', page),
  };
}

/** Without what is undefined, which would take the place of a default. */
function given<T extends object>(input: T): Partial<T> {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

/** The interface wants a FLOAT: an amount that a double can not hold is not sent. */
function numberOf(amount: string): number {
  const [, minus = '', digits = ''] = /^(-?)(.*)$/s.exec(amount) ?? [];
  const decimal = parseDecimal(digits);
  const number = Number(decimal);
  if (decimal !== null && decimal !== '0' && parseDecimal(number) === decimal) {
    return minus === '' ? number : -number;
  }
  throw refused('invalid_request', '`amount` is no decimal of at most 15 digits, or nothing');
}

const LONGEST = { partner: 100, clientCallbackUrl: 200, ipnUrl: 200, ipnSecret: 200 };

/** Kryptoswap's own limits, told before anything is made. */
function assertShort(body: Readonly<Record<string, unknown>>): void {
  for (const [name, length] of Object.entries(LONGEST)) {
    if (`${body[name] ?? ''}`.length > length) {
      throw refused('invalid_configuration', `\`${name}\` is longer than ${length} characters`);
    }
  }
}

function refused(code: 'invalid_request' | 'invalid_configuration', what: string): CheckoutError {
  const message = `${what}: Kryptoswap would not take the order, so it was not asked.`;
  return new CheckoutError(code, message, { provider: 'kryptoswap' });
}
