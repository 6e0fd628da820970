import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { toNodeHandler } from '@coinslot/server/node';
import { memoryStore } from '@coinslot/server/stores/memory';
import { signedNotice } from '@coinslot/server/testing';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type HttpShop,
  openHttpShop,
  statuses,
  WEBHOOK_SECRET,
  wire,
} from '../http/openHttpShop.ts';

const opened: HttpShop[] = [];
async function open(...options: Parameters<typeof openHttpShop>): Promise<HttpShop> {
  const shop = await openHttpShop(...options);
  opened.push(shop);
  return shop;
}
afterEach(async () => {
  for (const shop of opened.splice(0)) await shop.close();
});

const QUOTES = 'POST /api/checkout/quotes';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const ORDER = '{"orderId":"1042"}';
const CLOSE = { Connection: 'close' };
const length = (body: string) => ({ 'Content-Length': String(body.length) });

describe('a body over real HTTP', () => {
  it('is refused as soon as it is too long, and the connection ends (T12, S34)', async () => {
    const shop = await open();
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    let sending = true;
    const answer = await shop.raw(
      wire(QUOTES, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' }),
      (socket) => {
        const send = () => {
          if (sending && !socket.destroyed) socket.write(chunk, () => setImmediate(send));
        };
        socket.once('close', () => {
          sending = false;
        });
        send();
      },
    );
    expect(statuses(answer)).toEqual([413]);
    expect(answer).toContain('"code":"body_too_large"');
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  it('is as long as it is, whatever its length header says (S34)', async () => {
    const shop = await open();
    const lies = [
      // The rest of it is no request.
      { headers: { 'Content-Length': '5' }, wanted: [400, 400] },
      { headers: { 'Content-Length': '-1' }, wanted: [400] },
      { headers: { 'Content-Length': 'many' }, wanted: [400] },
      { headers: { 'Content-Length': '18', 'Transfer-Encoding': 'chunked' }, wanted: [400] },
    ];
    for (const { headers, wanted } of lies) {
      const answer = await shop.raw(wire(QUOTES, { ...JSON_TYPE, ...CLOSE, ...headers }, ORDER));
      expect(
        statuses(answer).every((status) => wanted.includes(status)),
        answer,
      ).toBe(true);
    }
  });

  it('is taken in pieces, and after an Expect: 100-continue', async () => {
    const shop = await open();
    const headers = { ...JSON_TYPE, ...CLOSE, ...length(ORDER), Expect: '100-continue' };
    const answer = await shop.raw(wire(QUOTES, headers), (socket) => {
      socket.once('data', () => {
        socket.write(ORDER.slice(0, 5));
        setTimeout(() => socket.write(ORDER.slice(5)), 20);
      });
    });
    expect(statuses(answer)).toEqual([100, 200]);
  });

  it('that breaks off changes nothing (S36)', async () => {
    const lines: string[] = [];
    const line = (facts: object) => void lines.push(JSON.stringify(facts));
    const log = { debug: line, info: line, warn: line, error: line };
    const shop = await open({ log });
    const headers = { ...JSON_TYPE, 'Content-Length': '500' };
    for (const path of ['quotes', 'payments', 'callbacks/cryptofuse']) {
      const text = wire(`POST /api/checkout/${path}`, headers, ORDER);
      await shop.raw(text, (socket) => setTimeout(() => socket.destroy(), 300));
    }
    const told = () => lines.filter((each) => each.includes('broke off')).length;
    await expect.poll(told).toBe(4);
    expect(await shop.checkout.payments.list()).toEqual([]);
    expect(shop.sandbox.requests()).toEqual([]);
  });

  it('that was refused unread leaves the connection to the next request, or ends it', async () => {
    const shop = await open();
    const foreign = { ...JSON_TYPE, Origin: 'https://evil.example' };
    const next = wire('GET /api/checkout/payments/pay_x', CLOSE);
    const short = await shop.raw(wire(QUOTES, { ...foreign, ...length(ORDER) }, ORDER) + next);
    expect(statuses(short)).toEqual([403, 404]);
    const body = 'x'.repeat(500_000);
    const long = await shop.raw(wire(QUOTES, { ...foreign, ...length(body) }, body) + next);
    // Never an answer to something within the body.
    expect([[403], [403, 404]]).toContainEqual(statuses(long));
  });
});

describe('what waits', () => {
  it.concurrent('is cut off after ten seconds when the body trickles (T12, S35)', async () => {
    const shop = await openHttpShop();
    const started = performance.now();
    let sent = 0;
    const answer = await shop.raw(
      wire(QUOTES, { ...JSON_TYPE, 'Content-Length': '100' }),
      (socket) => {
        const trickle = setInterval(() => {
          sent += 1;
          socket.write(' ');
        }, 1000);
        socket.once('close', () => clearInterval(trickle));
      },
    );
    expect(statuses(answer)).toEqual([408]);
    expect(answer).toContain('"retryable":true');
    expect(performance.now() - started).toBeGreaterThan(9500);
    // It would take 100 seconds to send.
    expect(sent).toBeLessThan(50);
    await shop.close();
  });

  it.concurrent('is told 503 before it gives up when the store is slow (S38)', async () => {
    const store = memoryStore();
    const shop = await openHttpShop({ store });
    const answer = await shop.fetch('/api/checkout/payments', {
      method: 'POST',
      headers: JSON_TYPE,
      body: '{"orderId":"1042","asset":"BTC"}',
    });
    const { payment, clientSecret } = await answer.json();
    store.get = store.findByReference = () => new Promise(() => {});
    const record = { event: 'payment_status_update', transaction_id: 'x', status: 'completed' };
    const url = 'https://shop.example/api/checkout/callbacks/cryptofuse';
    const started = performance.now();
    const answers = await Promise.all([
      shop.checkout.handler(
        await signedNotice('cryptofuse', { ...record, data: {} }, { url, secret: WEBHOOK_SECRET }),
      ),
      shop.fetch(`/api/checkout/payments/${payment.id}`, {
        headers: { Authorization: `Bearer ${clientSecret}` },
      }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(answers.map(({ headers }) => headers.get('Retry-After'))).toEqual(['5', '5']);
    // For ever, otherwise. Eight seconds where nothing else is to be done.
    expect(performance.now() - started).toBeLessThan(20_000);
    await shop.close();
  });
});

describe('a request line', () => {
  it('counts by its path alone, in every form that it can have (T26, T31)', async () => {
    const shop = await open();
    const statusOf = async (target: string) =>
      statuses(await shop.raw(wire(`GET ${target}`, CLOSE)));
    expect(await statusOf('/api/checkout/quotes')).toEqual([405]);
    expect(await statusOf('http://evil.example/api/checkout/quotes')).toEqual([405]);
    for (const target of [
      '//',
      '///',
      '//evil.example/api/checkout/quotes',
      '/api/checkout//quotes',
      'http://',
      'http://evil.example',
      'https://[::1',
      '*',
      '/%',
      '/%ff%fe',
      '/?',
      '/api/checkout/quotes%2f',
    ]) {
      expect([target, await statusOf(target)]).toEqual([target, [404]]);
    }
  });

  it('with a poisoned host shapes no URL, for this request and the ones after it (T26)', async () => {
    const shop = await open({ origin: 'https://shop.example' });
    const poison = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Forwarded: 'host=evil.example;proto=http',
      'X-Original-URL': '/evil',
    };
    const wishes = {
      callback_url: 'https://evil.example/1',
      ipnUrl: 'https://evil.example/2',
      order_data: { callback: 'https://evil.example/3' },
      params: { callback_url: 'https://evil.example/4' },
    };
    const body = JSON.stringify({ orderId: '1042', asset: 'BTC', ...wishes });
    const headers = { ...JSON_TYPE, ...CLOSE, ...length(body), ...poison };
    const answer = await shop.raw(wire('POST /api/checkout/payments', headers, body));
    expect(statuses(answer)).toEqual([201]);
    expect(answer).not.toContain('evil.example');
    const again = JSON.stringify({ orderId: '1042', asset: 'USDTTRC20' });
    await shop.fetch('/api/checkout/payments', { method: 'POST', headers: JSON_TYPE, body: again });
    const sent = shop.sandbox.requests().map((request) => JSON.stringify(request));
    const creations = sent.filter((request) => request.includes('callback_url'));
    expect(creations).toHaveLength(2);
    for (const creation of creations) {
      expect(creation).toContain('https://shop.example/api/checkout/callbacks/cryptofuse/pay_');
    }
    expect(sent.join()).not.toContain('evil.example');
  });
});

describe('toNodeHandler', () => {
  it('serves HTTP/2, whose pseudo-headers are no headers', async () => {
    const shop = await open();
    const server = createHttp2Server((incoming, outgoing) => {
      const handle = toNodeHandler(shop.checkout);
      void handle(...([incoming, outgoing] as unknown as Parameters<typeof handle>));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const ask = (headers: Record<string, string>, body = '') =>
      new Promise<number | undefined>((resolve) => {
        const stream = client.request(headers, { endStream: body === '' });
        stream.on('response', ({ ':status': status }) => resolve(status));
        stream.on('error', () => resolve(undefined));
        if (body !== '') stream.end(body);
        stream.resume();
      });
    const post = {
      ':method': 'POST',
      ':path': '/api/checkout/quotes',
      'content-type': 'application/json',
    };
    expect(await ask(post, ORDER)).toBe(200);
    expect(await ask({ ':path': '/api/checkout/quotes' })).toBe(405);
    expect(await ask(post, 'x'.repeat(70_000))).toBe(413);
    client.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('never lets a stranger bring the process down or fill the log with faults (T05)', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', note);
    const shop = await open();
    const requests = [
      wire('BREW /api/checkout/quotes', CLOSE),
      wire('PROPFIND /api/checkout/quotes', CLOSE),
      wire('OPTIONS *', CLOSE),
      wire('GET /api/checkout/payments/pay_x', { ...CLOSE, Authorization: 'Bearer \xff\xfe' }),
      wire('GET /api/checkout/payments/pay_x', {
        ...CLOSE,
        Authorization: `Bearer ${'x'.repeat(9000)}`,
      }),
      wire('POST /api/checkout/payments', { ...CLOSE, ...JSON_TYPE, 'Idempotency-Key': '\x80' }),
      wire('POST /api/checkout/callbacks/__proto__', CLOSE),
      wire('POST /api/checkout/callbacks/constructor/x', CLOSE),
      'GET / HTTP/1.1\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01',
      wire('GET /api/checkout/quotes', { ...CLOSE, Upgrade: 'websocket' }),
    ];
    for (const request of requests) {
      const [status = 400] = statuses(
        await shop.raw(request, (socket) => setTimeout(() => socket.destroy(), 500)),
      );
      expect(status, request).toBeLessThan(500);
    }
    process.off('unhandledRejection', note);
    expect(rejections).toEqual([]);
  });
});
