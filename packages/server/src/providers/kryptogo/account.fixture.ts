import { type Log, silentLog } from '../../log.ts';
import type { CreateContext, PaymentReference, PricedOrder } from '../../provider.ts';
import { memoryStore } from '../../stores/memory.ts';

export const credentials = {
  clientId: '9c5a79fc1117310f976b53752659b61d',
  apiKey: 'sk-3F0A9C1E77B24D5688E1C2D3F4A5B697',
  siteOrigin: 'https://shop.example',
};

export const ID = '0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV';
export const USDT = '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9';
const HASH = `0x${'1234567890abcdef'.repeat(4)}`;

/** The reference's answer to a creation, with the order of this file. */
export const intent = {
  payment_intent_id: ID,
  client_id: credentials.clientId,
  org_id: 1,
  payment_chain_id: 'arb',
  payment_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
  payer_address: null,
  token_address: USDT,
  symbol: 'USDT',
  decimals: 6,
  crypto_amount: '9.23',
  fiat_amount: '300.0',
  fiat_currency: 'TWD',
  payment_deadline: 1795257000,
  status: 'pending',
  payment_tx_hash: null,
  payment_tx_timestamp: 0,
  aggregation_tx_hash: null,
  refund_tx_hash: null,
};

/** The guide's sample of a callback, of the order of this file. */
export const callback = {
  payment_intent_id: ID,
  client_id: credentials.clientId,
  fiat_amount: '300.0',
  fiat_currency: 'TWD',
  payment_deadline: 1795257000,
  status: 'success',
  payment_chain_id: 'arb',
  symbol: 'USDT',
  crypto_amount: '9.23',
  payment_tx_hash: HASH,
  received_amount: '9.23',
  aggregated_amount: '9.13',
  order_data: { order_id: 'uid_12345', item_id: '100' },
  callback_url: 'https://shop.example/api/checkout/callbacks/kryptogo/pay_1.mac',
  group_key: 'buy_stone_with_usdt',
};

/** The guide's transfer, and what comes of it. */
export const transfer = {
  input: {
    chain_id: 'arb',
    contract_address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
    amount: '0.01',
    wallet_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
  },
  data: { id: '1-1627380000-1', tx_hash: '0x1234567890abcdef', transfer_time: 1627380000 },
  refusal: {
    code: 4015,
    message: 'Balance not enough',
    data: { insufficient_amount: '123.456' },
  },
};

export const order: PricedOrder = {
  id: '1042',
  prices: [{ amount: '300', currency: 'TWD' }],
  price: { amount: '300', currency: 'TWD' },
  provider: {
    kryptogo: { orderData: { order_id: 'uid_12345', item_id: '100' }, groupKey: 'stones' },
  },
};

export const ok = (data: unknown) => ({ code: 0, data });

interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** A KryptoGO account whose answer to everything a test gives; the last of several again and again. */
export function kryptogoAccount(...answers: (object | (() => object | Promise<object>))[]) {
  const asked: Asked[] = [];
  const warnings: object[] = [];
  const scripted: typeof fetch = async (input) => {
    const request = input as Request;
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    asked.push({ method, url, headers, body: await request.text() });
    const given = answers[Math.min(asked.length, answers.length) - 1] ?? ok(intent);
    const answer = typeof given === 'function' ? await given() : given;
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
  const now = () => Date.parse('2026-11-21T10:00:00Z');
  const log: Log = {
    ...silentLog,
    warn: (facts, message) => warnings.push({ ...facts, message }),
  };
  const context: CreateContext = {
    fetch: scripted,
    now,
    random: (length) => new Uint8Array(length),
    log,
    signal: undefined,
    store: memoryStore({ now }),
    paymentId: 'pay_1',
    callbackUrl: callback.callback_url,
    returnUrl: 'https://shop.example/thanks',
    noticeSecret: async () => 'the-notice-secret-of-this-payment',
  };
  const bodies = () => asked.map(({ body }) => JSON.parse(body));
  return { fetch: scripted, now, context, asked, warnings, bodies };
}

const asset = {
  code: 'USDT',
  symbol: 'USDT',
  network: 'arbitrum',
  contract: USDT,
  decimals: 6,
};
export const due = { amount: '9.23', asset };

/** The payment of the order, as it is read. */
export const payment: PaymentReference = {
  reference: ID,
  paymentId: 'pay_1',
  due,
  expected: { amount: '300', currency: 'TWD', assetCode: null },
  private: {},
};
