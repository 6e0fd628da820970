import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { manualClock } from '../clock.ts';
import { createSandbox } from '../createSandbox.ts';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';
import { type Delivered, START } from './merchant.ts';
import { openPage, type Page } from './openPage.ts';

export const IPN_URL = 'https://shop.example/callbacks/kryptoswap/t1';
export const RETURN_URL = 'https://shop.example/return';
export const IPN_SECRET = 'f3Zc0pYk9wQn5sXv';

type Body = Record<string, unknown>;

interface Answer {
  readonly status: number;
  readonly body: Body;
}

export interface Created {
  readonly uid: number;
  readonly secret: string;
  readonly _id: string;
}

export interface KryptoswapMerchant {
  readonly sandbox: Sandbox;
  /** The notices that arrived, in the order of their arrival. */
  readonly inbox: Delivered[];
  /** The statuses that notices were sent for, by the sandbox's own account. */
  labels(): string[];
  get(method: string, query?: Record<string, string>): Promise<Answer>;
  post(method: string, body: Body): Promise<Answer>;
  put(method: string, body: Body): Promise<Answer>;
  /** The body of order/create: 25 USDT out of Bitcoin unless told otherwise; undefined leaves a parameter out. */
  orderFields(fields?: Body): Body;
  create(fields?: Body): Promise<Created>;
  /** What order/get tells of it. */
  order(created: Created): Promise<Body>;
  updateStatus(created: Created, status: string): Promise<Answer>;
  visit(created: Created, kind?: 'payment' | 'order', lang?: string): Promise<Page>;
}

export const ORDER = 'public/exchanger/order';
export const ROUTE = 'public/exchanger/route';

/** A sandbox that stands still at `START`, and a shop that takes every notice. */
export function createKryptoswapMerchant(options: SandboxOptions = {}): KryptoswapMerchant {
  const inbox: Delivered[] = [];
  const sandbox = createSandbox({
    clock: manualClock(START),
    seed: 'kryptoswap',
    async deliver(request) {
      inbox.push({ url: request.url, headers: request.headers, body: await request.text() });
      return new Response(null, { status: 200 });
    },
    ...options,
  });
  const { baseUrl, siteUrl } = sandbox.credentials.kryptoswap;
  const call = async (url: string, init: RequestInit = {}): Promise<Answer> => {
    const answer = await sandbox.fetch(new Request(url, init));
    return { status: answer.status, body: (await answer.json()) as Body };
  };
  const send = (verb: string) => (method: string, body: Body) =>
    call(`${baseUrl}/${method}`, {
      method: verb,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const get: KryptoswapMerchant['get'] = (method, query = {}) =>
    call(`${baseUrl}/${method}?${new URLSearchParams(query)}`);
  const post = send('POST');
  const put = send('PUT');
  const orderFields = (fields: Body = {}) => ({ ...newOrder(sandbox), ...fields });

  return {
    sandbox,
    inbox,
    labels: () => sandbox.notices().map(({ label }) => label),
    get,
    post,
    put,
    orderFields,
    async create(fields) {
      const { body } = await post(`${ORDER}/create`, orderFields(fields));
      return dataOf<Created>(body);
    },
    async order({ uid, secret }) {
      const query = { orderUID: String(uid), orderSecret: secret };
      const { body } = await get(`${ORDER}/get`, query);
      return dataOf<{ order: Body }>(body).order;
    },
    updateStatus: ({ uid, secret }, status) =>
      put(`${ORDER}/update-status`, { orderUID: uid, orderSecret: secret, status }),
    visit: ({ uid, secret }, kind = 'payment', lang = 'en') =>
      openPage(sandbox, new Request(`${siteUrl}/${lang}/${kind}/${uid}/${secret}`)),
  };
}

/** 25 USDT for whoever pays with the first of the merchant's routes. */
export function newOrder(sandbox: Sandbox, from = 'BTC'): Body {
  const route = sandbox.credentials.kryptoswap.routes.find((candidate) => candidate.from === from);
  return {
    routeId: route?.id,
    amount: -25,
    toValues: Object.entries(route?.toValues ?? {}).map(([key, value]) => ({ key, value })),
    agreement: true,
    clientCallbackUrl: RETURN_URL,
    ipnUrl: IPN_URL,
    ipnSecret: IPN_SECRET,
  };
}

export function dataOf<Data>(body: Body): Data {
  return body['data'] as Data;
}

/** A merchant's own account of how calls are signed, apart from the emulator's. */
export function signedRequest(
  sandbox: Sandbox,
  verb: string,
  method: string,
  { query = {}, body, ...options }: SignedRequestOptions = {},
): Request {
  const { apiKey, apiSecret, baseUrl } = sandbox.credentials.kryptoswap;
  const { key = apiKey, secret = apiSecret, sent = body, write = (hash) => hash } = options;
  const time = String(Date.parse(START));
  const get = { ...query, time };
  const hash = sha256Hex(sha256Hex(JSON.stringify({ ...get, ...body })) + secret);
  const headers = { 'content-type': 'application/json', apikey: key, hash: write(hash) };
  return new Request(`${baseUrl}/${method}?${new URLSearchParams(get)}`, {
    method: verb,
    headers,
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
}

export interface SignedRequestOptions {
  readonly query?: Record<string, string>;
  readonly body?: Body;
  readonly key?: string;
  readonly secret?: string;
  /** What is sent in place of what was signed. */
  readonly sent?: Body;
  /** How the hash is written. */
  readonly write?: (hash: string) => string;
}

function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
