import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { ShopCheckout } from './createShopCheckout.ts';

export interface AppOptions {
  checkout: Pick<ShopCheckout, 'handler'>;
  api: Hono;
  pages: Hono;
}

/** Nothing comes from elsewhere, and nothing inline runs: the checkout needs no more than this. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

export function createApp({ checkout, api, pages }: AppOptions): Hono {
  const app = new Hono();
  // Above the shop's own headers: the checkout sets those of its answers itself.
  app.all('/api/checkout/*', (c) => checkout.handler(c.req.raw));
  app.use(
    secureHeaders({ contentSecurityPolicy, xFrameOptions: 'DENY', strictTransportSecurity: false }),
  );
  app.route('/api/shop', api);
  app.all('/api/*', (c) => c.json({ error: 'There is nothing here.' }, 404));
  app.route('/', pages);
  app.onError((error, c) => {
    console.error(error);
    return c.json({ error: 'Something went wrong in the shop.' }, 500);
  });
  return app;
}
