import type { PaymentRecord } from '@coinslot/core';
import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type PaymentSummary, type Sandbox } from '@coinslot/sandbox';
import type { CheckoutOptions, PaymentEvent } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { createTestServer, signedNotice, type TestServer } from '@coinslot/server/testing';

export interface MoneyShop extends TestServer {
  sandbox: Sandbox;
  /** `error` lines of the log, and the labels of `coinslot.payment.review`. */
  alarms: string[];
  reviews: string[];
  made: CreatePaymentResponse;
  /** The provider's identifier of the payment. */
  reference: string;
  /** How many orders the merchant shipped. */
  shipped(): number;
  types(): string[];
  /** What a page sees that asks now, with an old answer or a fresh one. */
  poll(): Promise<CreatePaymentResponse['payment']>;
  record(): Promise<PaymentRecord>;
  provider(): PaymentSummary;
  /** Time goes by, and the rounds of the server with it. */
  wait(ms: number): Promise<void>;
  /** A notice that the provider signs; `write` changes its JSON before that. */
  tell(
    status: string,
    data?: object,
    top?: object,
    write?: (json: string) => string,
  ): Promise<Response>;
  create(body?: object): Promise<CreatePaymentResponse>;
}

export interface MoneyShopOptions extends Partial<CheckoutOptions> {
  amount?: string;
  /** How far the shop's clock is ahead of the provider's. */
  skewMs?: number;
  dialect?: Record<string, string>;
}

const MINUTE = 60_000;

/** A shop at the sandboxed provider, with one payment made; the merchant ships on `payment.paid`. */
export async function openMoneyShop(options: MoneyShopOptions = {}): Promise<MoneyShop> {
  const { amount = '100.00', skewMs = 0, dialect = {}, ...given } = options;
  let deliver: (request: Request) => Promise<Response> = async () => new Response(null);
  const clock = manualClock('2026-11-21T10:00:00Z');
  const sandbox = createSandbox({ clock, seed: 'money', deliver: (request) => deliver(request) });
  sandbox.dialect('cryptofuse', dialect);
  const account = { ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] };
  const [alarms, reviews]: [string[], string[]] = [[], []];
  const quiet = () => {};
  const server = createTestServer({
    providers: [cryptofuse(account)],
    orders: [{ id: '1042', prices: [{ amount, currency: 'USD' }] }],
    now: () => sandbox.now() + skewMs,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    log: { debug: quiet, info: quiet, warn: quiet, error: (_, line) => alarms.push(line) },
    onMetric: ({ name, labels }) => {
      if (name === 'coinslot.payment.review') reviews.push(labels['reason'] ?? '');
    },
    ...given,
  });
  deliver = server.fetch;
  const { events } = server;
  const create = async (body: object = {}): Promise<CreatePaymentResponse> => {
    const response = await server.fetch('/api/checkout/payments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ orderId: '1042', asset: 'USDTTRC20', ...body }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const made = await create();
  const { id } = made.payment;
  const record = async () => {
    const found = await server.checkout.payments.get(id);
    if (found === null) throw new Error(`${id} is gone`);
    return found;
  };
  const reference = (await record()).reference ?? '';
  const provider = () => {
    const found = sandbox.payments().find((payment) => payment.reference === reference);
    if (found === undefined) throw new Error(`${reference} is gone`);
    return found;
  };

  return {
    ...server,
    sandbox,
    alarms,
    reviews,
    made,
    reference,
    record,
    provider,
    create,
    shipped: () => events.filter(({ type }) => type === 'payment.paid').length,
    types: () => typesOf(events),
    async poll() {
      const headers = { Authorization: `Bearer ${made.clientSecret}` };
      const response = await server.fetch(`/api/checkout/payments/${id}`, { headers });
      return (await response.json()).payment;
    },
    async wait(ms) {
      const step = Math.max(MINUTE, ms / 40);
      for (let left = ms; left > 0; left -= step) {
        await sandbox.advance(Math.min(left, step));
        await server.checkout.reconcile();
      }
    },
    async tell(status, data = {}, top = {}, write = (json) => json) {
      const [sent] = sandbox.requests().filter(({ path }) => path === '/payments/');
      const { callback_url } = JSON.parse(sent?.body ?? '{}') as { callback_url: string };
      const timestamp = new Date(sandbox.now()).toISOString();
      const inner = { transaction_id: reference, status, currency: 'USDTTRC20', ...data };
      const event = 'payment_status_update';
      const payload = { transaction_id: reference, event, status, timestamp, ...top, data: inner };
      const { webhookSecret } = account;
      const body = write(JSON.stringify(payload));
      return server.fetch(
        await signedNotice('cryptofuse', body, { url: callback_url, secret: webhookSecret }),
      );
    },
  };
}

export const typesOf = (events: readonly PaymentEvent[]) =>
  events.map(({ type }) => type.replace('payment.', ''));
