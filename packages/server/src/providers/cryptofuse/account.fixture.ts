import { silentLog } from '../../log.ts';
import type { CreateContext, PricedOrder } from '../../provider.ts';
import { memoryStore } from '../../stores/memory.ts';

export const credentials = {
  clientId: 'client-1',
  clientSecret: 'cs_0f4b7c1d9e2a5f8b3c6d',
  webhookSecret: 'whsk_6E8F92D4C7B31A5E9D0F87H2T',
};

/** USDT's own contract: an address that everybody knows, with a true checksum. */
export const TRON_ADDRESS = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
export const TRANSACTION = '550e8400-e29b-41d4-a716-446655440000';

/** The guide's answer to a creation, with an address whose checksum fits. */
export const created = {
  transaction_id: TRANSACTION,
  status: 'waiting',
  blockchain_address: TRON_ADDRESS,
  amount_usd: '100.00',
  amount_crypto: '100.00000000',
  blockchain: 'TRX',
  token: 'USDT',
  currency: 'USDTTRC20',
  expiry_time: '2026-11-21T10:30:00Z',
  created_at: '2026-11-21T10:00:00Z',
};

/** The newest reference's answer to a status question: no paid amount in it. */
export const status = {
  transaction_id: TRANSACTION,
  blockchain: 'TRX',
  currency: 'USDTTRC20',
  status: 'waiting',
  amount_usd: '100.00',
  amount_crypto: '100.00000000',
  address: TRON_ADDRESS,
  token: 'USDT',
  transaction_hash: null,
  order_id: 'pay_1',
  order_description: 'Tea',
  callback_url: 'https://shop.example/callbacks',
  expiry_time: '2026-11-21T10:30:00Z',
  created_at: '2026-11-21T10:00:00Z',
  updated_at: '2026-11-21T10:00:00Z',
  is_fixed_rate: true,
  is_fee_paid_by_user: false,
};

export const order: PricedOrder = {
  id: '1042',
  prices: [{ amount: '100.00', currency: 'USD' }],
  price: { amount: '100.00', currency: 'USD' },
  description: 'Tea',
};

interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  authorization: string | null;
  body: string;
}

type Answer = Response | object;
type Route = Answer | ((asked: Asked) => Answer | Promise<Answer>);

/**
 * An account that answers as it is told: by 'METHOD /path/'. An array's answers come one after
 * the other, its last again and again. Tokens are issued as the guide shows unless told otherwise.
 */
export function scriptAccount(routes: Record<string, Route | Route[]> = {}) {
  const asked: Asked[] = [];
  const counts = new Map<string, number>();
  let tokens = 0;
  const issue = () => {
    tokens += 1;
    return { access_token: `token-${tokens}`, token_type: 'Bearer', expires_in: 36_000 };
  };
  const all: Record<string, Route | Route[]> = { 'POST /o/token/': issue, ...routes };

  const scripted: typeof fetch = async (input) => {
    const request = input as Request;
    const url = new URL(request.url);
    const entry = {
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      authorization: request.headers.get('authorization'),
      body: await request.text(),
    };
    asked.push(entry);
    const name = `${entry.method} ${entry.path}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const script = all[name];
    const route = Array.isArray(script) ? script[Math.min(count, script.length - 1)] : script;
    if (route === undefined) throw new Error(`Nobody scripted ${name}.`);
    const answer = typeof route === 'function' ? await route(entry) : route;
    return answer instanceof Response ? answer : Response.json(answer);
  };

  const clock = { now: Date.parse('2026-11-21T10:00:00Z') };
  const context: CreateContext = {
    fetch: scripted,
    now: () => clock.now,
    random: (length) => new Uint8Array(length),
    log: silentLog,
    signal: undefined,
    store: memoryStore(),
    paymentId: 'pay_1',
    callbackUrl: 'https://shop.example/api/checkout/callbacks/cryptofuse/pay_1.mac',
    returnUrl: 'https://shop.example/thanks',
    noticeSecret: async () => 'the-notice-secret-of-this-payment',
  };
  const paths = () => asked.map(({ method, path }) => `${method} ${path}`);
  return { fetch: scripted, now: context.now, clock, context, asked, paths };
}
