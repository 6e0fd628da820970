import { manualClock } from '../clock.ts';
import { createSandbox } from '../createSandbox.ts';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';

export interface Delivered {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface Merchant {
  readonly sandbox: Sandbox;
  /** The notices that arrived, in the order of their arrival. */
  readonly inbox: Delivered[];
  /** Their statuses, for short. */
  statuses(): unknown[];
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  /** Creates a payment of 100 USD in USDTTRC20 unless told otherwise; returns its id. */
  create(fields?: Record<string, unknown>): Promise<string>;
  /** What `POST /payments/status/` tells. */
  status(id: string): Promise<Record<string, unknown>>;
}

export const START = '2026-11-21T10:00:00Z';
export const CALLBACK = 'https://shop.example/callbacks/cryptofuse/t1';

/** A sandbox that stands still at `START`, and a shop with a token that accepts every notice. */
export async function createMerchant(options: SandboxOptions = {}): Promise<Merchant> {
  const inbox: Delivered[] = [];
  const sandbox = createSandbox({
    clock: manualClock(START),
    seed: 'merchant',
    async deliver(request) {
      inbox.push({ url: request.url, headers: request.headers, body: await request.text() });
      return new Response(null, { status: 200 });
    },
    ...options,
  });
  const token = await requestToken(sandbox);
  const { baseUrl } = sandbox.credentials.cryptofuse;
  const call = (path: string, init: RequestInit) =>
    sandbox.fetch(
      new Request(`${baseUrl}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      }),
    );
  const post = (path: string, body: unknown) =>
    call(path, { method: 'POST', body: JSON.stringify(body) });

  return {
    sandbox,
    inbox,
    statuses: () => inbox.map(({ body }) => (JSON.parse(body) as { status: unknown }).status),
    get: (path) => call(path, {}),
    post,
    async create(fields = {}) {
      const preset = { amount: 100, currency: 'USDTTRC20', callback_url: CALLBACK };
      const created = await post('/payments/', { ...preset, ...fields });
      const body = (await created.json()) as { transaction_id: string };
      return body.transaction_id;
    },
    async status(id) {
      const answer = await post('/payments/status/', { transaction_id: id });
      return (await answer.json()) as Record<string, unknown>;
    },
  };
}

export async function requestToken(
  sandbox: Sandbox,
  fields: Record<string, string> = {},
): Promise<string> {
  const answer = await sandbox.fetch(tokenRequest(sandbox, fields));
  const body = (await answer.json()) as { access_token: string };
  return body.access_token;
}

export function tokenRequest(sandbox: Sandbox, fields: Record<string, string> = {}): Request {
  const { baseUrl, clientId, clientSecret } = sandbox.credentials.cryptofuse;
  return new Request(`${baseUrl}/o/token/`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'read write',
      ...fields,
    }),
  });
}
