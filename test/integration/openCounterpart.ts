import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import { listen } from '@coinslot/sandbox/node';
import type { Order, PaymentRecord, Provider, ResolveOrder } from '@coinslot/server';
import { toNodeHandler } from '@coinslot/server/node';
import { createTestServer, type TestServer } from '@coinslot/server/testing';
import { onTestFinished } from 'vitest';

/** A notice as it came over the wire. */
export interface Received {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A checkout on the merchant's port, and a shopper who clicks. */
export interface Counter extends TestServer {
  post(path: string, body: object, clientSecret?: string): Promise<Response>;
  create(body: object): Promise<CreatePaymentResponse>;
  record(made: CreatePaymentResponse): Promise<PaymentRecord>;
}

export interface Counterpart {
  sandbox: Sandbox;
  /** Where the merchant listens: everything that comes is answered with 200 and written down. */
  origin: string;
  received: Received[];
  /** Answers everything that comes from now on with another status. */
  refuse(status: number): void;
  /** How often the provider was asked: `GET /payments/:id/`, whatever the query. */
  asked(endpoint: string): number;
  /**
   * Puts a checkout with one order behind the merchant's port. Default: whoever names it may pay it.
   */
  serve(provider: Provider, order: Order, resolveOrder?: ResolveOrder): Counter;
}

/** A sandbox on a port, and a merchant on another. */
export async function openCounterpart(): Promise<Counterpart> {
  const sandbox = createSandbox({ clock: manualClock('2026-11-21T10:00:00Z'), seed: 'operations' });
  const provider = await listen(sandbox);
  const received: Received[] = [];
  let status = 200;
  let handle: ReturnType<typeof toNodeHandler> | null = null;
  const merchant = createServer(async (request, response) => {
    if (handle) return handle(request, response);
    received.push(await read(request));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    merchant.closeAllConnections();
    await new Promise((resolve) => merchant.close(resolve));
    await provider.close();
  });

  return {
    sandbox,
    origin,
    received,
    refuse(next) {
      status = next;
    },
    asked(endpoint) {
      const written = endpoint.replace('ALL ', '[A-Z]+ ').replace('*', '.*');
      const pattern = new RegExp(`^${written.replace(/:\w+/g, '[^/?]+')}(\\?|$)`);
      return sandbox.requests().filter(({ method, path }) => pattern.test(`${method} ${path}`))
        .length;
    },
    serve(provider, order, resolveOrder) {
      const server = createTestServer({
        origin,
        providers: [provider],
        orders: [order],
        ...(resolveOrder && { resolveOrder }),
        now: sandbox.now,
      });
      handle = toNodeHandler(server.checkout);
      onTestFinished(() => server.checkout.close());
      const post: Counter['post'] = (path, body, clientSecret) =>
        fetch(`${origin}/api/checkout/${path}`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            ...(clientSecret ? { Authorization: `Bearer ${clientSecret}` } : {}),
          },
          body: JSON.stringify(body),
        });
      return {
        ...server,
        post,
        async create(body) {
          const response = await post('payments', { orderId: order.id, ...body });
          if (!response.ok) throw new Error(await response.text());
          return response.json();
        },
        async record({ payment }) {
          const found = await server.checkout.payments.get(payment.id);
          if (found === null) throw new Error(`${payment.id} is gone`);
          return found;
        },
      };
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  const { method = '', url = '', headers } = request;
  const body = Buffer.concat(parts).toString('utf8');
  return { method, url: new URL(url, 'http://merchant.example'), headers, body };
}
