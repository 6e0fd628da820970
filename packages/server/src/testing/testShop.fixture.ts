import type { CreatePaymentResponse } from '@coinslot/core/wire';
import type { CheckoutOptions } from '../CheckoutOptions.ts';
import type { Store } from '../store.ts';
import { memoryStore } from '../stores/memory.ts';
import { createTestServer, type TestServer } from './createTestServer.ts';
import { type ScriptedProvider, scriptedProvider } from './scriptedProvider.fixture.ts';

/** A shop with one order, one scripted provider and a clock that a test moves. */
export interface TestShop extends TestServer {
  acme: ScriptedProvider;
  store: Store;
  /** Moves the shop's clock. */
  advance(ms: number): void;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** `POST payments` for the order 1042, which has to succeed. */
  create(body?: object): Promise<CreatePaymentResponse>;
  /** Sends a notice to the address that the provider was given for the payment. */
  notify(paymentId: string, notice: RequestInit): Promise<Response>;
}

const START = Date.parse('2026-11-01T12:00:00Z');

export function testShop(
  options: Partial<CheckoutOptions> & { acme?: ScriptedProvider } = {},
): TestShop {
  const { acme = scriptedProvider(), ...given } = options;
  let time = START;
  const now = given.now ?? (() => time);
  const store = given.store ?? memoryStore({ now });
  const server = createTestServer({
    orders: [{ id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] }],
    providers: [acme.provider],
    ...given,
    store,
    now,
  });
  const reach = (method: string, path: string, init: RequestInit) =>
    server.fetch(`https://shop.example/api/checkout/${path}`, { method, ...init });

  const post: TestShop['post'] = (path, body = {}, headers = {}) =>
    reach('POST', path, {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });

  return {
    ...server,
    acme,
    store,
    post,
    advance(ms) {
      time += ms;
    },
    get: (path, headers = {}) => reach('GET', path, { headers }),
    async create(body = {}) {
      const response = await post('payments', { orderId: '1042', ...body });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    notify: (paymentId, notice) =>
      server.fetch(acme.callbackUrls.get(paymentId) ?? 'https://shop.example/nowhere', notice),
  };
}

/** The header that a payment is followed with. */
export function bearer(clientSecret: string): Record<string, string> {
  return { Authorization: `Bearer ${clientSecret}` };
}
