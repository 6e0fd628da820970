import { manualClock } from '../clock.ts';
import { createSandbox } from '../createSandbox.ts';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';
import { START } from './merchant.ts';

export const KRYPTOGO_CALLBACK = 'https://shop.example/callbacks/kryptogo/t1';
export const INTENT = '/v1/studio/api/payment/intent';
export const TRANSFER = '/v1/studio/api/asset_pro/transfer';

interface KryptogoAnswer {
  readonly status: number;
  readonly body: { readonly code: number; readonly message?: string; readonly data?: Data };
}

type Data = Record<string, unknown>;

export interface KryptogoMerchant {
  readonly sandbox: Sandbox;
  /** The bodies of the callbacks that arrived. */
  readonly inbox: Data[];
  /** Their statuses. */
  statuses(): unknown[];
  /** With all three headers; `headers` replaces some of them, or takes one away with null. */
  get(path: string, headers?: Headers): Promise<KryptogoAnswer>;
  post(path: string, body: unknown, headers?: Headers): Promise<KryptogoAnswer>;
  /** An intent of 300 TWD unless told otherwise; its id. */
  create(fields?: Data): Promise<string>;
  /** What the read tells of it. */
  read(id: string): Promise<Data>;
}

type Headers = Readonly<Record<string, string | null>>;

/** A sandbox that stands still at `START`, and a shop whose callback URL answers 200. */
export function createKryptogoMerchant(options: SandboxOptions = {}): KryptogoMerchant {
  const inbox: Data[] = [];
  const sandbox = createSandbox({
    clock: manualClock(START),
    seed: 'kryptogo',
    async deliver(request) {
      inbox.push((await request.json()) as Data);
      return new Response(null, { status: 200 });
    },
    ...options,
  });
  const call = async (path: string, init: RequestInit, headers: Headers) => {
    const answer = await sandbox.fetch(kryptogoRequest(sandbox, path, init, headers));
    return { status: answer.status, body: (await answer.json()) as KryptogoAnswer['body'] };
  };
  const get: KryptogoMerchant['get'] = (path, headers = {}) => call(path, {}, headers);
  const post: KryptogoMerchant['post'] = (path, body, headers = {}) => {
    const bytes = typeof body === 'string' ? body : JSON.stringify(body);
    return call(path, { method: 'POST', body: bytes }, headers);
  };

  return {
    sandbox,
    inbox,
    statuses: () => inbox.map(({ status }) => status),
    get,
    post,
    async create(fields = {}) {
      const preset = { fiat_amount: '300', fiat_currency: 'TWD', callback_url: KRYPTOGO_CALLBACK };
      const { body } = await post(INTENT, { ...preset, ...fields });
      return String(body.data?.['payment_intent_id']);
    },
    read: async (id) => (await get(`${INTENT}/${id}`)).body.data ?? {},
  };
}

export function kryptogoRequest(
  sandbox: Sandbox,
  path: string,
  init: RequestInit = {},
  headers: Headers = {},
): Request {
  const { baseUrl, clientId, apiKey, siteOrigin } = sandbox.credentials.kryptogo;
  const all = {
    'x-client-id': clientId,
    'x-studio-api-key': apiKey,
    origin: siteOrigin,
    ...(init.method === 'POST' ? { 'content-type': 'application/json' } : {}),
    ...headers,
  };
  const sent = Object.entries(all).filter(([, value]) => value !== null) as [string, string][];
  return new Request(`${baseUrl}${path}`, { ...init, headers: sent });
}
