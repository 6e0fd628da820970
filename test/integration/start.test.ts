import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type RunShopOptions, runShop, type ShopProcess } from '../runShop.ts';

const running: ShopProcess[] = [];
const start = async (options?: RunShopOptions) => {
  const shop = await runShop(options);
  running.push(shop);
  return shop;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((shop) => shop.stop()));
});

it('says where the shop and the controls are, and both answer', async () => {
  const shop = await start();
  const [page, controls] = await Promise.all([fetch(shop.url), fetch(shop.controlUrl)]);
  expect([page.status, controls.status]).toEqual([200, 200]);
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
      "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
});

it.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly on %s', async (signal) => {
  const shop = await start();
  // An open connection must not hold it back.
  await fetch(shop.url).then((response) => response.text());
  const began = performance.now();
  expect(await shop.stop(signal)).toBe(0);
  expect(performance.now() - began).toBeLessThan(3_000);
  await expect(fetch(shop.url)).rejects.toThrow();
  await expect(fetch(shop.controlUrl)).rejects.toThrow();
  expect(shop.output()).not.toMatch(/error|warn/i);
});

it('takes the port that it is told', async () => {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const shop = await start({ port, sandboxPort });
  expect(shop.url).toBe(`http://127.0.0.1:${port}`);
  expect(shop.controlUrl).toBe(`http://127.0.0.1:${sandboxPort}`);
  expect(shop.output()).not.toContain('busy');
});

it('takes another port when its own is busy, and says so in one line', async () => {
  const blocker = await occupy(0);
  const { port } = blocker.address() as { port: number };
  const shop = await start({ port });
  const taken = Number(new URL(shop.url).port);
  expect(taken).toBeGreaterThan(port);
  expect((await fetch(shop.url)).status).toBe(200);
  const lines = shop.output().split('\n');
  expect(lines.filter((line) => line.includes('busy'))).toEqual([
    `Port ${port} is busy, so the shop listens on ${taken}.`,
  ]);
  await new Promise((resolve) => blocker.close(resolve));
});

it('keeps shoppers and orders over a restart, and lets an open order be paid anew', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
  try {
    const first = await start({ dataFolder });
    const signedIn = await post(`${first.url}/api/shop/session`, { name: 'Shopper' });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const lines = [{ productId: 'slow-sunday', quantity: 1 }];
    const placed = await post(`${first.url}/api/shop/orders`, { lines }, { cookie });
    expect(await placed.json()).toEqual({ orderId: '1001' });
    const before = await pay(first, cookie);
    await first.stop();

    const second = await start({ dataFolder });
    const answer = await fetch(`${second.url}/api/shop/orders/1001`, { headers: { cookie } });
    expect(await answer.json()).toMatchObject({
      order: { id: '1001', total: '13.00', shipment: null },
      payment: { payment: { id: before, status: 'failed' } },
    });
    expect(await pay(second, cookie)).not.toBe(before);
  } finally {
    await Promise.all(running.splice(0).map((shop) => shop.stop()));
    rmSync(dataFolder, { recursive: true });
  }
});

/** Returns the id of the payment that order 1001 has now. */
async function pay(shop: ShopProcess, cookie: string): Promise<string> {
  const body = { orderId: '1001', asset: 'USDTTRC20' };
  const headers = { cookie, Origin: shop.url };
  const response = await post(`${shop.url}/api/checkout/payments`, body, headers);
  return ((await response.json()) as { payment: { id: string } }).payment.id;
}

function post(url: string, body: object, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function freePort(): Promise<number> {
  const server = await occupy(0);
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
