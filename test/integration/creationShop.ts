import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import type { Order, PaymentEvent, Store } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { createTestServer, type TestServer } from '@coinslot/server/testing';

const SECRET = 'a-secret-that-all-servers-of-the-shop-share';

/** One of a shop's servers. All its processes have the secret and the store in common. */
export interface Server extends TestServer {
  post(path: string, body: object, headers?: Record<string, string>): Promise<Response>;
  /** A click on "Pay", which has to succeed. */
  create(body?: object): Promise<CreatePaymentResponse>;
  /** The page's poll. */
  poll(made: CreatePaymentResponse): Promise<CreatePaymentResponse['payment']>;
}

export interface Shop {
  sandbox: Sandbox;
  /** What the merchant was told, by all servers. */
  events: PaymentEvent[];
  /** Changes what the order costs. */
  reprice(amount: string): void;
  /** Starts a server; notices go to the one that was started last. */
  start(store: Store, options?: { fetch?: typeof fetch }): Server;
  /** How often the provider was asked to create a payment. */
  creations(): number;
}

/** A shop at a sandboxed provider, whose servers a test starts, and lets go of as a crash would. */
export function openShop(seed: string): Shop {
  let deliver: (request: Request) => Promise<Response> = async () => new Response(null);
  const clock = manualClock('2026-11-21T10:00:00Z');
  const sandbox = createSandbox({ clock, seed, deliver: (request) => deliver(request) });
  const account = { ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] };
  const events: PaymentEvent[] = [];
  let amount = '100.00';

  const start: Shop['start'] = (store, options = {}) => {
    const server = createTestServer({
      secret: SECRET,
      providers: [cryptofuse(account)],
      store,
      now: () => sandbox.now(),
      fetch: options.fetch ?? ((input, init) => sandbox.fetch(new Request(input, init))),
      resolveOrder: async ({ orderId }): Promise<Order | null> =>
        orderId === undefined ? null : { id: orderId, prices: [{ amount, currency: 'USD' }] },
      onPayment: (event) => void events.push(event),
    });
    deliver = server.fetch;
    const post: Server['post'] = (path, body, headers = {}) =>
      server.fetch(`/api/checkout/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    return {
      ...server,
      post,
      async create(body = {}) {
        const response = await post('payments', { orderId: '1042', asset: 'USDTTRC20', ...body });
        if (!response.ok) throw new Error(await response.text());
        return response.json();
      },
      async poll({ payment, clientSecret }) {
        const headers = { Authorization: `Bearer ${clientSecret}` };
        const response = await server.fetch(`/api/checkout/payments/${payment.id}`, { headers });
        return (await response.json()).payment;
      },
    };
  };

  return {
    sandbox,
    events,
    reprice(next) {
      amount = next;
    },
    start,
    creations: () =>
      sandbox.requests().filter(({ method, path }) => method === 'POST' && path === '/payments/')
        .length,
  };
}
