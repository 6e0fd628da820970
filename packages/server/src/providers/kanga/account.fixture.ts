import { type Log, silentLog } from '../../log.ts';
import type { CreateContext, PricedOrder } from '../../provider.ts';
import { memoryStore } from '../../stores/memory.ts';

export const credentials = {
  apiKey: 'V7JM4R4361E80SfSEEffxlhJb2C1d',
  apiSecret: '3F0A9C1E77B24D5688E1C2D3F4A5B697',
};
export const options = { ...credentials, settlement: { PLN: 'oPLN', EUR: 'EMT' } };

/** What the guide prints. */
export const guide = {
  estimate: { EMT: '3090', BTC: '0.0015', ETH: '0.0685', oPLN: '40.33' },
  paymentToken: { result: 'ok', paymentToken: 'xoLcXoC5spJA1PVZh0O7U0IRByYkuWhl' },
  payment: { result: 'ok', currency: 'BTC', amount: '0.01', state: 'ACTIVE' },
  states: [
    'NEW',
    'ACTIVE',
    'PROCESSING',
    'FINALIZING',
    'FINALIZED',
    'CANCELED',
    'CANCELLING',
    'FAILED',
  ],
} as const;

export const order: PricedOrder = {
  id: '1042',
  prices: [{ amount: '100.00', currency: 'PLN' }],
  price: { amount: '100.00', currency: 'PLN' },
  description: 'Tea & biscuits',
  email: 'ann+tea@shop.example',
};

export const fail = (code?: unknown) => ({ result: 'fail', code });

interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

type Answer =
  | Response
  | object
  | ((asked: Asked) => Response | object | Promise<Response | object>);

/**
 * A Kanga account: it checks signatures over the bytes that came, refuses a nonce that is not above
 * the last one, and knows the transactions whose page was opened. `answers` take the place of its
 * own, by path; an array's come one after the other, its last again and again.
 */
export function kangaAccount(answers: Record<string, Answer | Answer[]> = {}) {
  const asked: Asked[] = [];
  const nonces: number[] = [];
  const transactions = new Map<string, { currency: string; amount: string; state: string }>();
  const warnings: object[] = [];
  const errors: object[] = [];
  const account = { lastNonce: 0 };
  const counts = new Map<string, number>();

  async function signed(entry: Asked): Promise<object> {
    const { id, appId, nonce } = JSON.parse(entry.body);
    const signature = await sign(entry.body);
    if (
      entry.headers['api-sig'] !== signature ||
      appId !== credentials.apiKey ||
      nonce <= account.lastNonce
    ) {
      return fail(9000);
    }
    account.lastNonce = nonce;
    nonces.push(nonce);
    if (id === undefined) return guide.paymentToken;
    const found = transactions.get(id);
    return found ? { result: 'ok', ...found } : fail(9001);
  }

  const own: Record<string, Answer> = {
    '/api/v2/tpg/transaction': signed,
    '/api/v2/tpg/create/payment': signed,
    '/api/tpg/price/estimate': guide.estimate,
    '/tpg/price/estimate': guide.estimate,
  };

  const scripted: typeof fetch = async (input) => {
    const request = input as Request;
    const entry: Asked = {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    };
    asked.push(entry);
    const path = new URL(entry.url).pathname;
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    const script = answers[path];
    const given = Array.isArray(script) ? script[Math.min(count, script.length - 1)] : script;
    const answer = given ?? own[path];
    if (answer === undefined) return new Response('<html>', { status: 404 });
    const said = typeof answer === 'function' ? await answer(entry) : answer;
    return said instanceof Response ? said : Response.json(said);
  };

  const clock = { now: Date.parse('2026-11-21T10:00:00Z') };
  const now = () => clock.now;
  const log: Log = {
    ...silentLog,
    warn: (facts, message) => warnings.push({ ...facts, message }),
    error: (facts, message) => errors.push({ ...facts, message }),
  };
  const context: CreateContext = {
    fetch: scripted,
    now,
    random: (length) => new Uint8Array(length),
    log,
    signal: undefined,
    store: memoryStore({ now }),
    paymentId: 'pay_1',
    callbackUrl: 'https://shop.example/api/checkout/callbacks/kanga/pay_1.mac',
    returnUrl: 'https://shop.example/thanks',
    noticeSecret: async () => 'the-notice-secret-of-this-payment',
  };
  return Object.assign(account, {
    fetch: scripted,
    signed,
    now,
    clock,
    context,
    asked,
    nonces,
    transactions,
    warnings,
    errors,
    bodies: () => asked.map(({ body }) => JSON.parse(body)),
    paths: () => asked.map(({ url }) => new URL(url).pathname),
    /** The shopper opens the page, or somebody with an address of their own making. */
    open(url: string) {
      const { currency, amount, transactionKey } = Object.fromEntries(new URL(url).searchParams);
      if (!currency || !amount || !transactionKey || transactions.has(transactionKey)) return;
      transactions.set(transactionKey, { currency, amount, state: 'NEW' });
    },
    say(transactionKey: string, state: string) {
      const found = transactions.get(transactionKey);
      if (found) transactions.set(transactionKey, { ...found, state });
    },
  });
}

/** By the platform itself, so that our own way of signing is checked against another. */
async function sign(text: string): Promise<string> {
  const bytes = (data: string) => new TextEncoder().encode(data);
  const hmac = { name: 'HMAC', hash: 'SHA-512' };
  const key = await crypto.subtle.importKey('raw', bytes(credentials.apiSecret), hmac, false, [
    'sign',
  ]);
  const tag = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)));
  return [...tag].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
