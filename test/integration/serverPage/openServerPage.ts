import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { PAYMENT_STATUSES, type Payment, type PaymentStatus } from '@coinslot/core';
import { createTestCheckout, FIXTURE_TIME, paymentFixture } from '@coinslot/react/testing';
import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { Page, type PageData } from './Page.tsx';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
const CLIENT = fileURLToPath(new URL('./client.tsx', import.meta.url));
const SHEET = fileURLToPath(
  new URL('../../../packages/react/src/styles/styles.css', import.meta.url),
);

const asset = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const due = { amount: '0.0011284', asset };
const BITCOIN: Partial<Payment> = {
  due,
  action: { type: 'transfer', address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', ...due },
};

/** A shop whose page of an order in each status, `/paid`, comes from its server. */
export async function openServerPage() {
  const files = await bundle();
  const payments = PAYMENT_STATUSES.map((status) =>
    paymentFixture(status, { id: `pay_${status}`, orderId: status }),
  );
  // One that a link opens a wallet for.
  payments.push(paymentFixture('awaiting_payment', { id: 'pay_bitcoin', ...BITCOIN }));
  const checkout = createTestCheckout({ payments });
  const pages = new Map(payments.map(({ id }) => [id.replace('pay_', '/'), id]));

  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const id = pages.get(path);
    const file = files.get(path.slice(1));
    if (id !== undefined) {
      response.setHeader('content-security-policy', POLICY);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(renderPage({ ...checkout.intent(id), serverTime: FIXTURE_TIME }));
    } else if (file !== undefined) {
      const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.setHeader('content-type', type).end(file);
    } else if (path.startsWith('/api/checkout')) {
      const { method = 'GET', headers } = request;
      const body = method === 'GET' ? null : await text(request);
      const authorization = headers.authorization ?? '';
      const answer = await checkout.fetch(path, { method, body, headers: { authorization } });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(await answer.text());
    } else {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    /** Moves the payment of a page to another status. */
    set: (page: PaymentStatus, next: PaymentStatus) => checkout.set(next, { id: `pay_${page}` }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The page's script and the chunks that it loads later, and the sheet; React says what it sees. */
async function bundle(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: { client: CLIENT, styles: SHEET },
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    conditions: ['@coinslot/source'],
    write: false,
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}

function renderPage(data: PageData): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Order</title>
  <link rel="stylesheet" href="/styles.css">
  <div id="root">${renderToString(createElement(Page, { data }))}</div>
  <script type="application/json" id="data">${json}</script>
  <script type="module" src="/client.js"></script>
</html>`;
}
