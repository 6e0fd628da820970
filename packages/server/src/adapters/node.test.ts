import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createCheckout } from '../createCheckout.ts';
import { memoryStore } from '../stores/memory.ts';
import { testShop } from '../testing/testShop.fixture.ts';
import { toNextJsHandler } from './next.ts';
import { type NodeHandler, toNodeHandler } from './node.ts';

const servers: Server[] = [];

async function listen(handler: (...args: Parameters<NodeHandler>) => unknown): Promise<string> {
  const server = createServer((incoming, outgoing) => void handler(incoming, outgoing));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  const open = servers.splice(0);
  await Promise.all(
    open.map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

const json = { 'Content-Type': 'application/json' };

describe('toNodeHandler', () => {
  it('serves the checkout over real HTTP', async () => {
    const shop = testShop();
    const url = await listen(toNodeHandler(shop.checkout));
    const body = JSON.stringify({ orderId: '1042' });
    const made = await fetch(`${url}/api/checkout/payments`, {
      method: 'POST',
      headers: json,
      body,
    });
    expect(made.status).toBe(201);
    const { payment, clientSecret } = await made.json();
    const address = `${url}/api/checkout/payments/${payment.id}`;
    const headers = { Authorization: `Bearer ${clientSecret}` };
    const read = await fetch(address, { headers });
    expect((await read.json()).payment.id).toBe(payment.id);
    const known = { ...headers, 'If-None-Match': read.headers.get('ETag') ?? '' };
    const unchanged = await fetch(address, { headers: known });
    expect(unchanged.status).toBe(304);
    expect(unchanged.headers.get('Coinslot-Time')).not.toBeNull();
  });

  it('passes the raw bytes of a notice on, so that its signature holds', async () => {
    const shop = testShop();
    const url = await listen(toNodeHandler(shop.checkout));
    const { payment } = await shop.create();
    const paid = { word: 'completed', received: '100' };
    shop.acme.say('ref_1', paid);
    const callback = new URL(shop.acme.callbackUrls.get(payment.id) ?? '');
    const notice = await shop.acme.notice('ref_1', paid);
    const response = await fetch(`${url}${callback.pathname}`, notice);
    expect([response.status, await response.text()]).toEqual([200, 'taken']);
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  });

  it("calls a handler that the merchant has put around the checkout's", async () => {
    const shop = testShop();
    const reached: string[] = [];
    const url = await listen(
      toNodeHandler({
        async handler(request) {
          reached.push(`${request.method} ${await request.clone().text()}`);
          const response = await shop.checkout.handler(request);
          response.headers.set('X-Shop', 'yes');
          return response;
        },
      }),
    );
    const body = JSON.stringify({ orderId: '1042' });
    const init = { method: 'POST', headers: json, body };
    const response = await fetch(`${url}/api/checkout/payments`, init);
    expect([response.status, response.headers.get('X-Shop')]).toEqual([201, 'yes']);
    expect(reached).toEqual([`POST ${body}`]);
  });

  it('gives resolveOrder a whole Request, as every other platform does', async () => {
    const requests: Request[] = [];
    const shop = testShop({
      async resolveOrder({ orderId = '', request }) {
        requests.push(request);
        return { id: orderId, prices: [{ amount: '100.00', currency: 'USD' }] };
      },
    });
    const url = await listen(toNodeHandler(shop.checkout));
    const body = JSON.stringify({ orderId: '1042' });
    const init = { method: 'POST', headers: { ...json, Cookie: 'session=1' }, body };
    const response = await fetch(`${url}/api/checkout/payments?a=1`, init);
    expect(response.status).toBe(201);
    const [request] = requests;
    expect(request).toBeInstanceOf(Request);
    expect(request?.headers.get('Cookie')).toBe('session=1');
    expect([request?.method, new URL(request?.url ?? '').search]).toEqual(['POST', '?a=1']);
    expect([request?.bodyUsed, request?.signal.aborted]).toEqual([true, false]);
  });

  it('knows the whole path below a mount point', async () => {
    const shop = testShop();
    const handler = toNodeHandler(shop.checkout);
    const url = await listen((incoming, outgoing) => {
      const originalUrl = incoming.url;
      const mounted = Object.assign(incoming, { originalUrl });
      mounted.url = '/quotes';
      return handler(mounted, outgoing);
    });
    const body = JSON.stringify({ orderId: '1042' });
    const response = await fetch(`${url}/api/checkout/quotes`, {
      method: 'POST',
      headers: json,
      body,
    });
    expect(response.status).toBe(200);
  });

  it('refuses a body that a parser has taken, and says where to mount it', async () => {
    const shop = testShop();
    const handler = toNodeHandler(shop.checkout);
    const errors: unknown[] = [];
    const url = await listen((incoming, outgoing) =>
      handler(Object.assign(incoming, { body: {} }), outgoing, (error) => {
        errors.push(error);
        outgoing.writeHead(500).end();
      }),
    );
    const response = await fetch(`${url}/api/checkout/payments`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(500);
    expect(String(errors[0])).toContain('before express.json()');
  });

  it.for(['TRACE', 'CONNECT', 'TRACK'])(
    'answers %s, which no Request can be made of, with the methods that are allowed',
    async (method) => {
      let reached = 0;
      const errors: unknown[] = [];
      const handler = toNodeHandler({
        async handler() {
          reached += 1;
          return new Response(null);
        },
      });
      // Node's server hands out TRACE alone by itself: the others come through other servers.
      const url = await listen((incoming, outgoing) =>
        handler(Object.assign(incoming, { method }), outgoing, (error) => {
          errors.push(error);
          outgoing.writeHead(500).end();
        }),
      );
      const client = httpRequest(`${url}/api/checkout/payments`, { method: 'TRACE' });
      const response = await new Promise<IncomingMessage>((resolve) =>
        client.on('response', resolve).end(),
      );
      response.resume();
      expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, POST, OPTIONS']);
      expect([reached, errors]).toEqual([0, []]);
    },
  );

  it('hands a wrong configuration to the framework', async () => {
    const checkout = createCheckout({
      origin: 'nowhere',
      environment: 'sandbox',
      secret: undefined,
      providers: [],
      store: memoryStore(),
      resolveOrder: async () => null,
      onPayment: () => {},
    });
    const errors: unknown[] = [];
    const url = await listen((incoming, outgoing) =>
      toNodeHandler(checkout)(incoming, outgoing, (error) => {
        errors.push(error);
        outgoing.writeHead(500).end();
      }),
    );
    expect((await fetch(`${url}/api/checkout/quotes`)).status).toBe(500);
    expect(String(errors[0])).toContain('`providers` is empty');
  });

  it('tells the checkout when the caller has gone', async () => {
    let gone: (() => void) | undefined;
    const seen = new Promise<void>((resolve) => (gone = resolve));
    let arrived = () => {};
    const reached = new Promise<void>((resolve) => (arrived = resolve));
    const handler = toNodeHandler({
      async handler(request) {
        arrived();
        await new Promise<void>((resolve) =>
          request.signal.addEventListener('abort', () => resolve()),
        );
        gone?.();
        return new Response(null);
      },
    });
    const url = await listen(handler);
    const client = httpRequest(`${url}/api/checkout/quotes`);
    client.on('error', () => {});
    client.end();
    await reached;
    client.destroy();
    await seen;
  });

  it('keeps two headers of one name apart from one of them alone', async () => {
    let signature: string | null = null;
    const url = await listen(
      toNodeHandler({
        async handler(request) {
          signature = request.headers.get('X-Signature');
          return new Response(null, { status: 204 });
        },
      }),
    );
    const client = httpRequest(`${url}/x`, {
      method: 'POST',
      headers: { 'X-Signature': ['a', 'b'] },
    });
    await new Promise((resolve) => client.on('response', resolve).end());
    expect(signature).toBe('a, b');
  });
});

describe('toNextJsHandler', () => {
  it('is the handler, by method', async () => {
    const shop = testShop();
    const { GET, POST, OPTIONS } = toNextJsHandler(shop.checkout);
    const url = 'https://shop.example/api/checkout/quotes';
    const body = JSON.stringify({ orderId: '1042' });
    const init = { method: 'POST', headers: json, body };
    expect((await POST(new Request(url, init))).status).toBe(200);
    expect((await GET(new Request(url))).status).toBe(405);
    expect((await OPTIONS(new Request(url, { method: 'OPTIONS' }))).status).toBe(204);
  });
});
