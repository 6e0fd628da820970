import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Payment } from '@coinslot/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OrderAnswer } from '../../packages/storefront/src/api.ts';
import { freePort } from '../freePort.ts';
import { type RunShopOptions, runShop, type ShopProcess } from '../runShop.ts';

const PATIENCE = { timeout: 45_000, interval: 100 };
const running: ShopProcess[] = [];
const start = async (options?: RunShopOptions) => {
  const shop = await runShop(options);
  running.push(shop);
  return shop;
};
const stopAll = () => Promise.all(running.splice(0).map((shop) => shop.stop()));
afterEach(async () => {
  await stopAll();
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
  // Node would keep it for five seconds.
  expect(performance.now() - began).toBeLessThan(4_500);
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

it('keeps its data apart from a shop that runs already, and says so in one line', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
  const dataFolder = join(parent, 'data');
  await start({ dataFolder });
  const second = await start({ dataFolder });
  expect(second.output()).toContain(
    `Another shop runs in ${dataFolder}, so this one keeps its data apart.\n`,
  );
  expect(second.output()).toContain(`Everything is kept in  ${dataFolder}-2 `);
  await stopAll();
  rmSync(parent, { recursive: true });
});

describe('after a restart', () => {
  let dataFolder: string;
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
  });
  afterEach(async () => {
    // The inner hook runs before the outer one.
    await stopAll();
    rmSync(dataFolder, { recursive: true });
  });

  it('goes on with a payment that was open when it was killed, and ships it once', async () => {
    const ports = { port: await freePort(), sandboxPort: await freePort() };
    const first = await start({ dataFolder, ...ports });
    const cookie = await order(first);
    const before = await pay(first, cookie);
    expect(before.action).toMatchObject({ address: expect.stringMatching(/^T\w{33}$/) });
    expect(await first.stop('SIGKILL')).toBeNull();

    const second = await start({ dataFolder, ...ports });
    const seen = await see(second, cookie);
    const total = { USD: '13.00', PLN: '49.00' };
    expect(seen.order).toMatchObject({ id: '1001', total, shipment: null });
    expect(seen.payment?.payment).toMatchObject({
      id: before.id,
      status: 'awaiting_payment',
      action: before.action,
    });
    expect(await pay(second, cookie)).toMatchObject({
      id: before.id,
      action: before.action,
    });
    await settle(second);
    await vi.waitFor(async () => {
      expect((await see(second, cookie)).order.shipment).not.toBeNull();
    }, PATIENCE);
    expect(shipments(second)).toBe(1);
    await second.stop('SIGKILL');

    const third = await start({ dataFolder, ...ports });
    expect(await see(third, cookie)).toMatchObject({
      payment: { payment: { id: before.id, status: 'paid' } },
    });
    expect(await third.stop()).toBe(0);
    expect(shipments(third)).toBe(0);
  });

  it('keeps a payment whose page nobody had opened, and is told of it when somebody pays there', async () => {
    const ports = { port: await freePort(), sandboxPort: await freePort() };
    const first = await start({ dataFolder, ...ports });
    const cookie = await order(first);
    const { id, action } = await pay(first, cookie, { provider: 'kanga', asset: 'oPLN' });
    await first.stop('SIGKILL');

    const second = await start({ dataFolder, ...ports });
    expect((await see(second, cookie)).payment?.payment).toMatchObject({ id, action });
    expect((await fetch(action.type === 'redirect' ? action.url : '')).status).toBe(200);
    await settle(second);
    const { notices } = await control(second);
    expect(notices.at(-1)).toMatchObject({ label: 'FINALIZED', attempts: [{ status: 200 }] });
  });

  it('lets a test amount go on playing, and hears of what fell due meanwhile', async () => {
    const ports = { port: await freePort(), sandboxPort: await freePort() };
    const first = await start({ dataFolder, ...ports });
    const cookie = await order(first, 'gift-123-45');
    await pay(first, cookie);
    await first.stop('SIGKILL');
    // The guide's "immediately" is one second after the creation: nobody is there to be told.
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    const second = await start({ dataFolder, ...ports });
    await vi.waitFor(async () => {
      const status = (await see(second, cookie)).payment?.payment.status;
      expect(['confirming', 'paid']).toContain(status);
    }, PATIENCE);
    await vi.waitFor(async () => {
      expect((await see(second, cookie)).order.shipment).not.toBeNull();
    }, PATIENCE);
  });

  it('ships what is paid after it came back on another port, where no notice finds it', async () => {
    const first = await start({ dataFolder });
    const cookie = await order(first);
    const { id } = await pay(first, cookie);
    await first.stop('SIGKILL');

    const second = await start({ dataFolder });
    expect(second.url).not.toBe(first.url);
    await settle(second);
    // What the open page does: it asks again, and the shop asks the provider every five seconds.
    const { clientSecret } = (await see(second, cookie)).payment ?? {};
    await vi.waitFor(async () => {
      const answer = await fetch(`${second.url}/api/checkout/payments/${id}`, {
        headers: { authorization: `Bearer ${clientSecret}` },
      });
      expect(await answer.json()).toMatchObject({ payment: { id, status: 'paid' } });
      expect((await see(second, cookie)).order.shipment).not.toBeNull();
    }, PATIENCE);
    expect(shipments(second)).toBe(1);
  });

  it('lets an order be paid anew when the sandbox has lost its payments', async () => {
    const first = await start({ dataFolder });
    const cookie = await order(first);
    const before = await pay(first, cookie);
    await first.stop();
    rmSync(join(dataFolder, 'sandbox.json'));

    const second = await start({ dataFolder });
    expect(await see(second, cookie)).toMatchObject({
      payment: { payment: { id: before.id, status: 'failed' } },
    });
    const after = await pay(second, cookie);
    expect(after.id).not.toBe(before.id);
    expect(after.status).toBe('awaiting_payment');
  });
});

/** Signs in, places the order number 1001, and returns the cookie. */
async function order(shop: ShopProcess, productId = 'slow-sunday'): Promise<string> {
  const signedIn = await post(`${shop.url}/api/shop/session`, { name: 'Shopper' });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const lines = [{ productId, quantity: 1 }];
  const placed = await post(`${shop.url}/api/shop/orders`, { lines }, { cookie });
  expect(await placed.json()).toEqual({ orderId: '1001' });
  return cookie;
}

async function see(shop: ShopProcess, cookie: string): Promise<OrderAnswer> {
  const answer = await fetch(`${shop.url}/api/shop/orders/1001`, { headers: { cookie } });
  return (await answer.json()) as OrderAnswer;
}

/** Returns the payment that order 1001 has now. */
async function pay(
  shop: ShopProcess,
  cookie: string,
  way = { provider: 'cryptofuse', asset: 'USDTTRC20' },
): Promise<Payment> {
  const body = { orderId: '1001', ...way };
  const headers = { cookie, Origin: shop.url };
  const response = await post(`${shop.url}/api/checkout/payments`, body, headers);
  return ((await response.json()) as { payment: Payment }).payment;
}

/** Plays the wallet and the network for the only payment that the sandbox has. */
async function settle(shop: ShopProcess): Promise<void> {
  const { payments } = await control(shop);
  expect(payments).toHaveLength(1);
  for (const operation of ['pay', 'confirm']) {
    const path = `payments/${payments[0]?.reference}/${operation}`;
    expect((await post(`${shop.controlUrl}/control/${path}`, {})).status).toBe(200);
  }
}

interface SandboxState {
  payments: { reference: string }[];
  notices: { label: string; attempts: { status: number | null }[] }[];
}

async function control({ controlUrl }: ShopProcess): Promise<SandboxState> {
  return (await (await fetch(`${controlUrl}/control/state`)).json()) as SandboxState;
}

function shipments(shop: ShopProcess): number {
  return shop.output().split('Order 1001 is paid and shipped.').length - 1;
}

function post(url: string, body: object, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
