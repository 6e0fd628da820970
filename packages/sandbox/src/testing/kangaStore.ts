import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { manualClock } from '../clock.ts';
import { createSandbox } from '../createSandbox.ts';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';
import { START } from './merchant.ts';
import { openPage, type Page } from './openPage.ts';

export const KANGA_CALLBACK = 'https://shop.example/callbacks/kanga';

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export interface KangaStore {
  readonly sandbox: Sandbox;
  /** The callbacks that arrived: method and URL. */
  readonly inbox: string[];
  /** The states that the callbacks were sent for, by the sandbox's own account. */
  labels(): string[];
  /** A signed call; the nonce is one more than the last unless `fields` has one. */
  call(path: string, fields?: Record<string, unknown>): Promise<Answer>;
  /** The bytes as they are, with the headers as they are. */
  send(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Answer>;
  check(id?: string): Promise<Record<string, unknown>>;
  state(id?: string): Promise<unknown>;
  /** The URL of START PAYMENT: 100.00 oPLN under the key `k1` unless told otherwise; null leaves a parameter out. */
  url(fields?: Record<string, string | null>): string;
  /** What a browser shows for a URL. */
  visit(url?: string): Promise<Page>;
}

// Goes on over a restart, as a store's own does.
let nonce = Date.parse(START);

/** A sandbox that stands still at `START`, and a store whose callback URL answers 200. */
export function createKangaStore(options: SandboxOptions = {}): KangaStore {
  const inbox: string[] = [];
  const sandbox = createSandbox({
    clock: manualClock(START),
    seed: 'kanga',
    async deliver(request) {
      inbox.push(`${request.method} ${request.url}`);
      return new Response('OK');
    },
    ...options,
  });
  if (options.restore === undefined) sandbox.callbackUrl('kanga', KANGA_CALLBACK);
  const { apiKey, apiSecret, baseUrl, webUrl } = sandbox.credentials.kanga;
  const send: KangaStore['send'] = async (path, body, headers = {}) => {
    const request = new Request(`${baseUrl}${path}`, { method: 'POST', body, headers });
    const answer = await sandbox.fetch(request);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const call: KangaStore['call'] = (path, fields = {}) => {
    nonce += 1;
    const body = JSON.stringify({ ...fields, appId: apiKey, nonce: fields['nonce'] ?? nonce });
    return send(path, body, { 'API-Sig': sign(body, apiSecret) });
  };
  const check = async (id = 'k1') => (await call('/api/v2/tpg/transaction', { id })).body;
  const url: KangaStore['url'] = (fields = {}) => {
    const preset = { currency: 'oPLN', amount: '100.00', transactionKey: 'k1' };
    const query = Object.entries({ ...preset, ...fields }).filter(([, value]) => value !== null);
    return `${webUrl}/tpg/payment/${apiKey}?${new URLSearchParams(query as [string, string][])}`;
  };
  const visit = (address = url()) => openPage(sandbox, new Request(address));

  return {
    sandbox,
    inbox,
    labels: () => sandbox.notices().map(({ label }) => label),
    call,
    send,
    check,
    state: async (id) => (await check(id))['state'],
    url,
    visit,
  };
}

export function sign(body: string | Uint8Array, secret: string | Uint8Array): string {
  const key = typeof secret === 'string' ? utf8ToBytes(secret) : secret;
  const bytes = typeof body === 'string' ? utf8ToBytes(body) : body;
  return bytesToHex(hmac(sha512, key, bytes));
}
