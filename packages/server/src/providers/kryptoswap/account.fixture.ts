import { type Log, silentLog } from '../../log.ts';
import type { CreateContext, PricedOrder } from '../../provider.ts';
import { memoryStore } from '../../stores/memory.ts';
import type { KryptoswapOptions, KryptoswapRoute } from './options.ts';

export const credentials = { apiKey: 'EX_5f0c9a', apiSecret: '8b41e6f0a97d4c52b3aa10f76e2d9c38' };
export const ROUTE_ID = '5d8e6002b80b7b4cd75a6400';
export const SECRET = 'dGqwF2M2eBPaSN1G5ljMS1cb';
export const TRON = 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8';

/** A price of 100 USD comes out as 100 of `to`. */
export const out: KryptoswapRoute = {
  id: ROUTE_ID,
  from: 'USDTTRC20',
  to: 'CARDUSD',
  priceCurrency: 'USD',
  toValues: { '5d8e6002b80b7b4cd75a64a1': '4111 1111 1111 1111' },
  amountIs: 'out',
};

/** A price of 100 EUR is what the shopper pays in. */
export const into: KryptoswapRoute = {
  ...out,
  id: '5d8e6002b80b7b4cd75a6401',
  from: 'CARDEUR',
  to: 'BTC',
  priceCurrency: 'EUR',
  amountIs: 'in',
};

export const options: KryptoswapOptions = { ...credentials, routes: [out] };
export const order: PricedOrder = {
  id: '1042',
  prices: [{ amount: '100.00', currency: 'USD' }],
  price: { amount: '100.00', currency: 'USD' },
};

/** As route/get/one tells it, with numbers as numbers and as texts. */
export const routeInfo = {
  routeId: ROUTE_ID,
  from: {
    _id: '5d8e6002b80b7b4cd75a64f0',
    name: '##en##Tether##ru##Тезер##',
    symbol: 'USDT',
    xml: 'USDTTRC20',
    decimal: 2,
    min: '10',
    max: 5000,
    fields: [
      {
        _id: 'f1',
        name: '##en##Your wallet##ru##Кошелёк##',
        placeholder: 'T…',
        regexp: '^T',
        regexp_error: 'No wallet',
        required: true,
      },
    ],
  },
  to: { _id: 'x', name: 'Card', symbol: 'USD', xml: 'CARDUSD', decimal: 2, fields: [] },
  fields: [{ _id: 'r1', name: 'Telegram', regex: '^@', required: false }],
  rate: { in: 1, out: 0.98, amount: '20000', outFeeAmount: 1 },
};

export const merchantData = {
  walletAddr: TRON,
  amount: '103.07',
  currency: 'USDT',
  network: 'TRC20',
  currency_xml: 'USDTTRC20',
  showQR: true,
};

/** As order/get tells it. */
export function orderInfo(more: object = {}, data: object | null = merchantData) {
  return {
    uid: 1409,
    _id: '5d8e6002b80b7b4cd75a6424',
    status: 'waitPayment',
    inAmount: 103.07,
    outAmount: 100,
    expiresAt: '2026-11-21T11:00:00.000Z',
    route: {
      routeId: ROUTE_ID,
      from: {
        xml: 'USDTTRC20',
        paymentDetails: {
          merchantEnabled: true,
          merchant: {
            template: '{"f":"()=>steal()"}',
            data: { hasError: false, merchantData: data },
          },
        },
      },
      to: { xml: 'CARDUSD' },
    },
    ...more,
  };
}

export const created = { uid: 1409, secret: SECRET, _id: '5d8e6002b80b7b4cd75a6424', rid: 'aB3' };

/** The envelope of a success, and of a refusal. */
export const ok = (data: unknown) => ({ success: true, data, latency_ms: 3, requestId: 'q1' });
export const fail = (errorCode?: number, more: object = {}) => ({
  success: false,
  error: { apiError: true, message: 'No.', errorType: 'api', errorCode, stack: 'at x', ...more },
  requestId: 'q1',
});

interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

type Answer = Response | object | ((asked: Asked) => Response | object | Promise<Response>);

const ROOT = '/service/api/v1/public/exchanger/';

/**
 * An exchange that checks the signature of each signed call by means of its own. `answers` take the
 * place of the usual ones, by path below `public/exchanger/`.
 */
export function kryptoswapAccount(answers: Record<string, Answer> = {}) {
  const asked: Asked[] = [];
  const warnings: object[] = [];
  const usual: Record<string, Answer> = {
    'route/get': ok({ routes: [routeInfo] }),
    'route/get/one': ok({ route: routeInfo }),
    'order/create': ok({ ...created, inAmount: 103.07, outAmount: 100 }),
    'order/get': ok({ order: orderInfo(), verifications: [] }),
    'order/update-status': ok({}),
  };

  const scripted: typeof fetch = async (input) => {
    const request = input as Request;
    const url = new URL(request.url);
    const entry: Asked = {
      method: request.method,
      path: url.pathname.replace(ROOT, ''),
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    };
    asked.push(entry);
    if (entry.headers.hash !== undefined && entry.headers.hash !== (await hashOf(entry))) {
      return Response.json(fail(1), { status: 403 });
    }
    const answer = answers[entry.path] ?? usual[entry.path];
    if (answer === undefined) return new Response('<html>', { status: 404 });
    const said = typeof answer === 'function' ? await answer(entry) : answer;
    return said instanceof Response ? said : Response.json(said);
  };

  const clock = { now: Date.parse('2026-11-21T10:00:00Z') };
  const now = () => clock.now;
  const log: Log = { ...silentLog, warn: (facts, message) => warnings.push({ ...facts, message }) };
  const context: CreateContext = {
    fetch: scripted,
    now,
    random: (length) => new Uint8Array(length),
    log,
    signal: undefined,
    store: memoryStore({ now }),
    paymentId: 'pay_1',
    callbackUrl: 'https://shop.example/api/checkout/callbacks/kryptoswap/pay_1.mac',
    returnUrl: 'https://shop.example/thanks?coinslot_payment=pay_1',
    noticeSecret: async () => 'the-notice-secret-of-pay_1',
  };
  return {
    fetch: scripted,
    now,
    clock,
    context,
    asked,
    warnings,
    paths: () => asked.map(({ path }) => path),
    bodyOf: (path: string) =>
      JSON.parse(asked.find((entry) => entry.path === path)?.body || 'null'),
  };
}

/** By the platform itself, so that our own way of signing is checked against another. */
async function hashOf({ query, body }: Asked): Promise<string> {
  const all = { ...query, ...(body === '' ? {} : JSON.parse(body)) };
  return sha256(`${await sha256(JSON.stringify(all))}${credentials.apiSecret}`);
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
