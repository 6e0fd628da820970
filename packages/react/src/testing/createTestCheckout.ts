import type { ErrorCode, Payment, PaymentStatus } from '@coinslot/core';
import {
  COINSLOT_TIME,
  type CreatePaymentRequest,
  type PaymentOption,
  type QuotesRequest,
  type QuotesResponse,
} from '@coinslot/core/wire';
import { missingFields } from './missingFields.ts';
import { optionFixture } from './optionFixture.ts';
import { FIXTURE_TIME, paymentFixture } from './paymentFixture.ts';
import { TEST_SCENARIOS, type TestScenario, type TestStep } from './scenarios.ts';

/** How a request fails: the network, silence until the caller gives up, or an answer. */
export type TestFailure =
  | 'network'
  | 'silence'
  | { status: number; code?: ErrorCode; retryAfter?: string; body?: string };

export interface TestRequest {
  method: string;
  /** Below the endpoint: `/payments`. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface TestCheckoutOptions {
  /** What happens to each new payment. Default `'waiting'`. */
  scenario?: TestScenario | readonly TestStep[];
  /** Fields of each new payment. */
  payment?: Partial<Payment>;
  /** Payments that are there already, oldest first; nothing happens to them by itself. */
  payments?: readonly Payment[];
  /**
   * The ways to pay. Default: one. With several a new payment has to name one, and one that asks
   * something of the shopper has to be answered, as on a server.
   */
  options?: readonly PaymentOption[];
  /** How every request fails, until `recover`. Default: none does. */
  failure?: TestFailure;
  /** Unix time in ms by the server. Default: a clock that only `advance` moves. */
  now?: () => number;
}

export interface TestCheckout {
  /** For `CheckoutProvider`. */
  fetch: typeof fetch;
  now(): number;
  /** Moves the server's own clock, and with it the scenario. */
  advance(ms: number): void;
  /** All payments, oldest first. */
  payments(): Payment[];
  /**
   * The newest payment, or one by id, with the secret that follows it: for `setPaymentIntent` and
   * `usePaymentStatus`.
   *
   * @throws {Error} Without such a payment.
   */
  intent(id?: string): { payment: Payment; clientSecret: string };
  /** Moves the newest payment, or one by id, to a status. */
  set(status: PaymentStatus, overrides?: Partial<Payment>): Payment;
  /** Lets the next requests fail: one, so many, or all until `recover`. */
  fail(failure: TestFailure, times?: number): void;
  recover(): void;
  /** Every request that came, oldest first. */
  requests: TestRequest[];
}

interface Entry {
  payment: Payment;
  steps: readonly TestStep[];
  createdAt: number;
}

/**
 * A checkout server in the page that plays a script: for tests and stories of your own components.
 *
 * @example
 * const checkout = createTestCheckout({ scenario: 'exact' });
 * render(<CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>…</CheckoutProvider>);
 * checkout.advance(40_000); // paid, as the next poll will see
 */
export function createTestCheckout(options: TestCheckoutOptions = {}): TestCheckout {
  const { scenario = 'waiting', options: offered = [optionFixture()] } = options;
  const steps: readonly TestStep[] =
    typeof scenario === 'string' ? TEST_SCENARIOS[scenario] : scenario;
  const { payments: known = [], failure: broken } = options;
  const entries = known.map((payment): Entry => ({ payment, steps: [], createdAt: 0 }));
  const requests: TestRequest[] = [];
  let failures = broken === undefined ? [] : [{ failure: broken, left: Number.POSITIVE_INFINITY }];
  let moved = 0;
  const now = options.now ?? (() => Date.parse(FIXTURE_TIME) + moved);
  const iso = (ms = now()) => new Date(ms).toISOString();

  const change = (entry: Entry, status: PaymentStatus, overrides: Partial<Payment>, at: number) => {
    const { action, amountStatus, received, remaining, excess, ...kept } = entry.payment;
    const { transactions, confirmations, refund, late, held, version, ...identity } = kept;
    const next = { ...identity, status, updatedAt: iso(at), version: version + 1, ...overrides };
    entry.payment = paymentFixture(status, next);
  };

  const play = () => {
    for (const entry of entries) {
      while (entry.steps[0] && now() >= entry.createdAt + entry.steps[0].after) {
        const [{ after, status, ...overrides }, ...rest] = entry.steps as [TestStep];
        entry.steps = rest;
        change(entry, status, overrides, entry.createdAt + after);
      }
    }
  };

  /** The way to pay that fits what was asked for; null where several do. */
  const choose = ({ provider, asset, routeId }: CreatePaymentRequest) => {
    const fitting = offered.filter(
      (option) =>
        option.unavailable === null &&
        (provider === undefined || option.provider === provider) &&
        (asset === undefined || option.asset?.code === asset) &&
        (routeId === undefined || option.routeId === routeId),
    );
    return fitting.length > 1 ? null : fitting[0];
  };

  const find = (id: string | undefined): Entry => {
    const entry = id ? entries.find(({ payment }) => payment.id === id) : entries.at(-1);
    if (!entry) throw new Error('There is no such payment yet: start one first.');
    return entry;
  };

  const create = (asked: CreatePaymentRequest): Payment | Response => {
    const { orderId = 'order', provider, startNew } = asked;
    const open = entries.findLast(
      ({ payment }) => payment.orderId === orderId && payment.supersededBy === null,
    );
    const ended = open && /^(cancelled|failed|expired)$/.test(open.payment.status);
    if (open && !ended && !startNew) return open.payment;
    const chosen = choose(asked);
    if (chosen === null) return refuse(300, 'choice_required');
    const missing = chosen ? missingFields(chosen, asked) : [];
    if (missing.length > 0) return refuse(422, 'fields_required', { fields: missing });

    const id = `pay_test${String(entries.length + 1).padStart(18, '0')}`;
    if (open && !ended) {
      const taken = { supersededBy: id, action: { type: 'none' } } as const;
      change(open, open.payment.status, taken, now());
    }
    const payment = paymentFixture('awaiting_payment', {
      id,
      orderId,
      ...(options.options && chosen ? offerOf(chosen) : provider && { provider }),
      createdAt: iso(),
      updatedAt: iso(),
      expiresAt: iso(now() + 20 * 60_000),
      version: 1,
      ...options.payment,
    });
    entries.push({ payment, steps, createdAt: now() });
    return payment;
  };

  const answer = ({ method, path, headers, body }: TestRequest): Response => {
    if (method === 'POST' && path === '/payments') {
      const made = create(body as CreatePaymentRequest);
      return made instanceof Response ? made : respond(200, intentOf(made));
    }
    if (method === 'POST' && path === '/quotes') {
      const { orderId = 'order' } = body as QuotesRequest;
      return respond(200, { orderId, options: [...offered] } satisfies QuotesResponse);
    }
    const [, id, call = ''] = /^\/payments\/([^/]+)(?:\/(check|resume))?$/.exec(path) ?? [];
    const payment = entries.find(({ payment }) => payment.id === id)?.payment;
    if (payment && method === 'POST' && call === 'resume') return respond(200, intentOf(payment));
    if (!payment || headers['authorization'] !== `Bearer ${intentOf(payment).clientSecret}`) {
      return refuse(404, 'not_found');
    }
    const etag = `"v${payment.version}"`;
    if (headers['if-none-match'] === etag) return respond(304, null, { etag });
    return respond(200, { payment }, { etag });
  };

  const respond = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    new Response(body === null ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', [COINSLOT_TIME]: iso(), ...headers },
    });
  const refuse = (
    status: number,
    code: ErrorCode,
    details?: Record<string, unknown>,
    headers: Record<string, string> = {},
  ) => {
    const retryable = status >= 500 || status === 429;
    const message = `Scripted: ${code}.`;
    const error = { code, message, retryable, requestId: 'req_test', ...(details && { details }) };
    return respond(status, { error }, headers);
  };

  return {
    requests,
    now,
    advance(ms) {
      moved += ms;
      play();
    },
    payments: () => entries.map(({ payment }) => payment),
    intent: (id) => intentOf(find(id).payment),
    set(status, { id, ...overrides } = {}) {
      const entry = find(id);
      change(entry, status, overrides, now());
      return entry.payment;
    },
    fail(failure, times = 1) {
      failures.push({ failure, left: times });
    },
    recover() {
      failures = [];
    },
    async fetch(input, init) {
      const sent = new Request(new URL(String(input), 'https://shop.example'), init);
      const text = await sent.text();
      const path = /\/(payments|quotes)\b.*/.exec(sent.url)?.[0] ?? sent.url;
      const headers = Object.fromEntries(sent.headers);
      const body: unknown = text === '' ? null : JSON.parse(text);
      const request: TestRequest = { method: sent.method, path, headers, body };
      requests.push(request);

      failures = failures.filter(({ left }) => left > 0);
      const failure = failures[0]?.failure;
      if (failures[0]) failures[0].left -= 1;
      if (failure === 'network') throw new TypeError('Failed to fetch');
      if (failure === 'silence') {
        return new Promise((_, reject) => {
          sent.signal.addEventListener('abort', () => reject(sent.signal.reason));
        });
      }
      if (failure?.body !== undefined) {
        return new Response(failure.body, { status: failure.status });
      }
      if (failure) {
        const wait = failure.retryAfter && { 'retry-after': failure.retryAfter };
        return refuse(failure.status, failure.code ?? 'internal_error', undefined, { ...wait });
      }
      play();
      return answer(request);
    },
  };
}

const intentOf = (payment: Payment) => ({ payment, clientSecret: `secret_of_${payment.id}` });

/** What the payment of a way to pay says of it. */
function offerOf({ provider, providerName, asset, approximate, price }: PaymentOption) {
  const same = { provider, providerName, ...(price && { price }) };
  if (asset === null) {
    const url = 'https://pay.example/checkout';
    return { ...same, due: null, action: { type: 'redirect', url } } satisfies Partial<Payment>;
  }
  const { action } = paymentFixture('awaiting_payment');
  const due = { amount: approximate ?? '12.5', asset };
  return { ...same, due, action: { ...action, ...due } } satisfies Partial<Payment>;
}
