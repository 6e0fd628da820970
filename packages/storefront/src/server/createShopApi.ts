import { type Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import {
  _default,
  array,
  int,
  maximum,
  maxLength,
  minimum,
  minLength,
  object,
  enum as oneOf,
  string,
  trim,
} from 'zod/mini';
import { CURRENCIES, type ListedOrder, type Order, type Product } from '../api.ts';
import type { Orders } from './createOrders.ts';
import { SESSION_COOKIE, type Session, type Sessions } from './createSessions.ts';
import type { ShopCheckout } from './createShopCheckout.ts';
import { latestPayment } from './latestPayment.ts';
import { priceCart } from './priceCart.ts';
import { ShopError } from './ShopError.ts';

export interface ShopApiOptions {
  products: readonly Product[];
  sessions: Sessions;
  orders: Orders;
  checkout: ShopCheckout;
}

const signInSchema = object({ name: string().check(trim(), minLength(1), maxLength(60)) });
const cartSchema = object({
  lines: array(
    object({ productId: string(), quantity: int().check(minimum(1), maximum(99)) }),
  ).check(maxLength(50)),
  currency: _default(oneOf(CURRENCIES), 'USD'),
});

/** `/api/shop`: everything of the shop but the payment itself. */
export function createShopApi({ products, sessions, orders, checkout }: ShopApiOptions): Hono {
  const api = new Hono();
  api.use(csrf());

  api.get('/products', (c) => c.json({ products }));
  api.post('/cart', async (c) => c.json(priceCart(products, (await readCart(c)).lines)));

  api.get('/session', (c) => {
    const session = sessions.of(c.req.raw);
    return c.json({ shopper: session && { name: session.name } });
  });
  api.post('/session', async (c) => {
    const { name } = await read(c, signInSchema, 'A name of 1 to 60 characters is needed.');
    setCookie(c, SESSION_COOKIE, sessions.start(name), {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: new URL(c.req.url).protocol === 'https:',
      maxAge: 30 * 86_400,
    });
    return c.json({ shopper: { name } }, 201);
  });
  api.delete('/session', (c) => {
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return c.body(null, 204);
  });

  api.get('/orders', async (c) => {
    const all = await Promise.all(orders.list(signedIn(c).id).map(listed));
    return c.json({ orders: all });
  });
  api.post('/orders', async (c) => {
    const session = signedIn(c);
    const { lines, currency } = await readCart(c);
    const cart = priceCart(products, lines);
    if (cart.lines.length === 0) throw new ShopError(400, 'The cart is empty.');
    return c.json({ orderId: orders.place(session.id, cart, currency) }, 201);
  });
  api.get('/orders/:id', async (c) => {
    const order = orders.find(signedIn(c).id, c.req.param('id'));
    if (order === null) throw new ShopError(404, 'There is no such order.');
    return c.json({ order, payment: await latestPayment(checkout, order.id) });
  });

  api.onError((error, c) => {
    if (!(error instanceof ShopError)) throw error;
    return c.json({ error: error.message }, error.status);
  });
  return api;

  async function listed(order: Order): Promise<ListedOrder> {
    const { payment } = (order.shipment && (await latestPayment(checkout, order.id))) ?? {};
    return { ...order, paidIn: payment?.price.currency ?? null };
  }

  function signedIn(c: Context): Session {
    const session = sessions.of(c.req.raw);
    if (session === null) throw new ShopError(401, 'Please sign in first.');
    return session;
  }
}

function readCart(c: Context) {
  return read(c, cartSchema, 'The cart could not be read.');
}

async function read<T>(
  c: Context,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  refusal: string,
): Promise<T> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const result = schema.safeParse(body);
  if (!result.success) throw new ShopError(400, refusal);
  return result.data;
}
