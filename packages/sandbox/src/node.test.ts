import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';
import { listen } from './node.ts';
import { tokenRequest } from './testing/merchant.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve() {
  const sandbox = createSandbox();
  const server = await listen(sandbox);
  closers.push(() => server.close());
  return { sandbox, server };
}

/** A shop's server that notes what it is sent. */
async function startShop() {
  const bodies: string[] = [];
  const shop = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString());
    response.end();
  });
  await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done));
  closers.push(() => new Promise((done) => shop.close(done)));
  const { port } = shop.address() as AddressInfo;
  return { bodies, url: `http://127.0.0.1:${port}/notices` };
}

describe('listen', () => {
  it('serves a whole payment over real HTTP, notices included', async () => {
    const { sandbox, server } = await serve();
    const shop = await startShop();
    expect(sandbox.origins.cryptofuse).toBe(`${server.url}/cryptofuse`);
    const { access_token } = await (await fetch(tokenRequest(sandbox))).json();
    const created = await fetch(`${sandbox.credentials.cryptofuse.baseUrl}/payments/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ amount: 100, currency: 'USDTTRC20', callback_url: shop.url }),
    });
    const { transaction_id } = await created.json();
    await sandbox.pay(transaction_id);
    await sandbox.confirm(transaction_id);
    expect(shop.bodies.map((body) => JSON.parse(body).status)).toEqual(['confirming', 'completed']);
    expect(shop.bodies).toEqual(sandbox.notices().map(({ body }) => body));
  });

  it('breaks the connection of an answer that is to be lost', async () => {
    const { sandbox } = await serve();
    const { access_token } = await (await fetch(tokenRequest(sandbox))).json();
    sandbox.faults({ loseCreateAnswers: 1 });
    const lost = fetch(`${sandbox.origins.cryptofuse}/payments/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}` },
      body: JSON.stringify({ amount: 100, currency: 'USDTTRC20' }),
    });
    await expect(lost).rejects.toThrow('fetch failed');
    expect(sandbox.payments()).toHaveLength(1);
  });

  it('survives a shop that is not there', async () => {
    const { sandbox } = await serve();
    const { access_token } = await (await fetch(tokenRequest(sandbox))).json();
    const closed = createServer();
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    await fetch(`${sandbox.origins.cryptofuse}/payments/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}` },
      body: JSON.stringify({
        amount: 100,
        currency: 'USDTTRC20',
        callback_url: `http://127.0.0.1:${port}/`,
      }),
    });
    await sandbox.pay(sandbox.payments()[0]?.reference ?? '');
    expect(sandbox.notices()).toMatchObject([
      {
        state: 'failed',
        attempts: [{ status: null, error: expect.stringContaining('ECONNREFUSED') }],
      },
    ]);
  });

  it('rejects when the port is taken', async () => {
    const { server } = await serve();
    const other = createSandbox();
    await expect(listen(other, { port: server.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    other.close();
  });

  it('closes although a client keeps its connection open', async () => {
    const { server } = await serve();
    const idle = httpRequest(server.url, { headers: { connection: 'keep-alive' } });
    idle.on('error', () => {});
    idle.end();
    await new Promise((done) => idle.once('response', done));
    closers.pop();
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });
});
