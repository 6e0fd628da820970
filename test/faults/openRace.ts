import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import { type Checkout, createCheckout, type Store } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { createMerchant, type Merchant } from './merchant.ts';
import { type Seam, scheduledFetch, scheduledStore } from './scheduledSeams.ts';

const ORIGIN = 'https://shop.example';
const SECRET = 'the-secret-of-a-shop-in-a-race-1';

/** A notice as the provider sent it, kept back so that the race decides when it arrives. */
export interface KeptNotice {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** A shop of two server processes over one store, at real prices of one order. */
export interface Race {
  sandbox: Sandbox;
  merchant: Merchant;
  /** Two servers: nothing in the memory of one is known to the other. */
  servers: readonly [Checkout, Checkout];
  notices: KeptNotice[];
  orderId: string;
  /** From now on every step waits for its turn; with null, none does. */
  schedule(seam: Seam | null): void;
  create(server: number, body?: object): Promise<Response>;
  made(): Promise<CreatePaymentResponse>;
  notify(server: number, notice: KeptNotice): Promise<Response>;
  poll(server: number, payment: CreatePaymentResponse): Promise<Response>;
  check(server: number, payment: CreatePaymentResponse): Promise<Response>;
  /** Moves the provider's and the shop's clock. */
  advance(ms: number): Promise<void>;
}

/** @param stores one per server; the same one twice where there is only one */
export function openRace(options: {
  stores: (sleep: (ms: number) => Promise<void>, now: () => number) => readonly [Store, Store];
  orderId: string;
  throws: (call: number) => boolean;
}): Race {
  const { orderId, throws } = options;
  let current: Seam | null = null;
  const seam: Seam = async (label) => current?.(label);
  const notices: KeptNotice[] = [];
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed: orderId,
    async deliver(request) {
      const headers = Object.fromEntries(request.headers);
      notices.push({ url: request.url, headers, body: await request.text() });
      return new Response(null);
    },
  });
  const now = () => sandbox.now();
  const merchant = createMerchant(seam, throws);
  const stores = options.stores(() => seam('sleep'), now);
  const open = (store: Store) =>
    createCheckout({
      origin: ORIGIN,
      environment: 'sandbox',
      secret: SECRET,
      providers: [cryptofuse({ ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] })],
      store: scheduledStore(store, seam),
      now,
      fetch: scheduledFetch((request) => sandbox.fetch(request), seam),
      resolveOrder: async () => ({ id: orderId, prices: [{ amount: '100.00', currency: 'USD' }] }),
      onPayment: merchant.onPayment,
    });
  const servers = [open(stores[0]), open(stores[1])] as const;
  const at = (server: number) => servers[server % 2] ?? servers[0];
  const post = (server: number, path: string, body: object, headers = {}) =>
    at(server).handler(
      new Request(`${ORIGIN}/api/checkout/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    );
  const create: Race['create'] = (server, body = {}) =>
    post(server, 'payments', { orderId, asset: 'USDTTRC20', ...body });
  const bearer = ({ clientSecret }: CreatePaymentResponse) => ({
    authorization: `Bearer ${clientSecret}`,
  });

  return {
    sandbox,
    merchant,
    servers,
    notices,
    orderId,
    create,
    schedule(given) {
      current = given;
    },
    async made() {
      const response = await create(0);
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    notify: (server, { url, headers, body }) =>
      at(server).handler(new Request(url, { method: 'POST', headers, body })),
    poll: (server, made) =>
      at(server).handler(
        new Request(`${ORIGIN}/api/checkout/payments/${made.payment.id}`, {
          headers: bearer(made),
        }),
      ),
    check: (server, made) => post(server, `payments/${made.payment.id}/check`, {}, bearer(made)),
    advance: (ms) => sandbox.advance(ms),
  };
}
