import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createSandbox, type Sandbox } from '@coinslot/sandbox';
import { listen } from '@coinslot/sandbox/node';
import { createCheckout } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { toNodeHandler } from '@coinslot/server/node';
import { memoryStore } from '@coinslot/server/stores/memory';
import { build } from 'esbuild';

export interface Origins {
  /** The page of the shop, which the checkout allows. */
  shop: string;
  /** The same page on an origin that it does not allow. */
  stranger: string;
  endpoint: string;
  sandbox: Sandbox;
  shipped: string[];
  close(): Promise<void>;
}

const COOKIE = 'shop_session=yes';

/** A shop and its checkout server on two origins, over real HTTP; the session is a cookie of the shop. */
export async function startOrigins(): Promise<Origins> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.tsx', import.meta.url))],
    bundle: true,
    write: false,
    outdir: 'out',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const fileOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  const html = `<!doctype html><meta charset="utf-8"><title>Shop</title><style>${fileOf('.css')}</style><script type="module">${fileOf('.js').replaceAll('</script', '<\\/script')}</script>`;
  const page: RequestListener = (_request, response) => {
    response.setHeader('Set-Cookie', `${COOKIE}; HttpOnly; SameSite=Lax`);
    response.setHeader('Content-Type', 'text/html').end(html);
  };
  const shop = await serve(page);
  const stranger = await serve(page);

  const sandbox = createSandbox();
  const provider = await listen(sandbox, { port: 0 });
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const api = await serve((request, response) => answer(request, response));
  const shipped: string[] = [];
  const checkout = createCheckout({
    origin: api.url,
    allowedOrigins: [shop.url],
    environment: 'sandbox',
    secret: 'a secret of sixteen bytes or more',
    providers: [cryptofuse(sandbox.credentials.cryptofuse)],
    store: memoryStore(),
    // Whoever has the shop's cookie may pay any order.
    resolveOrder: async ({ orderId, request }) =>
      orderId && request.headers.get('Cookie')?.includes(COOKIE)
        ? { id: orderId, prices: [{ amount: '48.00', currency: 'USD' }] }
        : null,
    onPayment({ type, order }) {
      if (type === 'payment.paid') shipped.push(order.id);
    },
  });
  answer = toNodeHandler(checkout);

  return {
    shop: shop.url,
    stranger: stranger.url,
    endpoint: `${api.url}/api/checkout`,
    sandbox,
    shipped,
    async close() {
      await Promise.all([shop, stranger, api].map(({ close }) => close()));
      await provider.close();
      await checkout.close();
    },
  };
}

async function serve(listener: RequestListener) {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
