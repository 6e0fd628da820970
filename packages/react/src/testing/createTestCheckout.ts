import type { ErrorCode, Payment, PaymentStatus } from '@coinslot/core';
import {
  COINSLOT_TIME,
  type CreatePaymentRequest,
  type PaymentOption,
  type QuotesRequest,
  type QuotesResponse,
} from '@coinslot/core/wire';
import { createTestPayments } from './createTestPayments.ts';
import { missingFields } from './missingFields.ts';
import type { TestMove } from './movePayment.ts';
import { offeredAction } from './offeredAction.ts';
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
  /** Unix time in ms by the server, which `advance` adds to. Default: a clock that stands still. */
  now?: () => number;
}

export interface TestCheckout {
  /** For `CheckoutProvider`, and for whatever else answers requests in its place. */
  fetch: typeof fetch;
  now(): number;
  /** Moves the server's clock, and with it the scenario. */
  advance(ms: number): void;
  /**
   * Sets the server's clock, and all that it has written down, so many ms ahead of the device's:
   * the same time is left, whatever the device believes. Negative: behind.
   */
  skew(ms: number): void;
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
  /**
   * Lets something happen to the newest payment, or one by id, in its own coin and by its
   * provider's policy: a shopper who pays too little, a confirmation, a refund.
   *
   * @throws {Error} Where that can not happen to it.
   */
  play(move: TestMove, id?: string): Payment;
  /** Whether `play` could. */
  can(move: TestMove, id?: string): boolean;
  /** Calls back when a payment changed. Returns the way out. */
  subscribe(onChange: () => void): () => void;
  /** Lets the next requests fail: one, so many, or all until `recover`. */
  fail(failure: TestFailure, times?: number): void;
  recover(): void;
  /** Every request that came, oldest first. */
  requests: TestRequest[];
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
  const { payments: known = [], failure: broken, now: base } = options;
  const requests: TestRequest[] = [];
  let failures = broken === undefined ? [] : [{ failure: broken, left: Number.POSITIVE_INFINITY }];
  let moved = 0;
  const now = () => (base?.() ?? Date.parse(FIXTURE_TIME)) + moved;
  const iso = (ms = now()) => new Date(ms).toISOString();
  const listeners = new Set<() => void>();
  const onChange = () => {
    for (const listener of listeners) listener();
  };
  const payments = createTestPayments({ known, steps, now, onChange });

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

  const create = (asked: CreatePaymentRequest): Payment | Response => {
    const { orderId = 'order', provider, startNew } = asked;
    const open = payments
      .all()
      .findLast((payment) => payment.orderId === orderId && payment.supersededBy === null);
    const ended = open && /^(cancelled|failed|expired)$/.test(open.status);
    if (open && !ended && !startNew) return open;
    const chosen = choose(asked);
    if (chosen === null) return refuse(300, 'choice_required');
    const missing = chosen ? missingFields(chosen, asked) : [];
    if (missing.length > 0) return refuse(300, 'fields_required', { fields: missing });

    const id = `pay_test${String(payments.all().length + 1).padStart(18, '0')}`;
    if (open && !ended) {
      const taken = { supersededBy: id, action: { type: 'none' } } as const;
      payments.set(open.status, { id: open.id, ...taken });
    }
    const terms = {
      ...(options.options && chosen ? offerOf(chosen) : provider && { provider }),
      ...options.payment,
    };
    const fixture = paymentFixture('awaiting_payment');
    const { due = fixture.due } = terms;
    const payment: Payment = {
      ...fixture,
      id,
      orderId,
      createdAt: iso(),
      updatedAt: iso(),
      expiresAt: iso(now() + 20 * 60_000),
      version: 1,
      action: offeredAction(due),
      ...terms,
    };
    payments.add(payment);
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
    const payment = payments.all().find((one) => one.id === id);
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
      payments.play();
    },
    skew(ms) {
      moved += ms;
      payments.shift(ms);
    },
    payments: payments.all,
    intent: (id) => intentOf(payments.get(id)),
    set: (status, overrides = {}) => payments.set(status, overrides),
    can: (move, id) => payments.all().length > 0 && payments.moved(move, id) !== null,
    play(move, id) {
      const payment = payments.get(id);
      const next = payments.moved(move, id);
      if (next === null)
        throw new Error(`"${move}" can not happen to a payment that is ${payment.status}.`);
      return payments.set(next.status, { ...next, id: payment.id });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fail(failure, times = 1) {
      failures.push({ failure, left: times });
    },
    recover() {
      failures = [];
    },
    async fetch(input, init) {
      const sent =
        input instanceof Request
          ? new Request(input, init)
          : new Request(new URL(input, 'https://shop.example'), init);
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
      payments.play();
      return answer(request);
    },
  };
}

const intentOf = (payment: Payment) => ({ payment, clientSecret: `secret_of_${payment.id}` });

/** What the payment of a way to pay says of it. */
function offerOf({ provider, providerName, asset, approximate, price }: PaymentOption) {
  const due = asset && { amount: approximate ?? '12.5', asset };
  return { provider, providerName, ...(price && { price }), due } satisfies Partial<Payment>;
}
