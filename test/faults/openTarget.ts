import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import type { PaymentEvent, PaymentRecord } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { kanga } from '@coinslot/server/kanga';
import { kryptogo } from '@coinslot/server/kryptogo';
import { type KryptoswapOptions, kryptoswap } from '@coinslot/server/kryptoswap';
import { createTestServer } from '@coinslot/server/testing';

export type ProviderName = 'cryptofuse' | 'kanga' | 'kryptogo' | 'kryptoswap';

/** A notice as its provider sent it. */
export interface SentNotice {
  provider: string;
  method: string;
  url: string;
  hash: string | null;
  body: string;
}

export interface OpenPayment extends PaymentRecord {
  callbackUrl: string;
  /** What its provider signs its notices with, where it was given something. */
  noticeSecret: string | null;
}

/** A call of the shop's server to a provider. */
export interface OutboundCall {
  provider: string;
  /** Its address and its body. */
  text: string;
  at: number;
}

/** A shop with four providers, one of which forgers play. */
export interface Target {
  sandbox: Sandbox;
  fetch: typeof fetch;
  /** The provider's payments without money: what a forger wants to see paid. */
  open: readonly OpenPayment[];
  /** One whose creation got no answer. */
  lost: OpenPayment;
  /** What the provider sent of others that were paid; of the last of them nothing has arrived. */
  sent: readonly SentNotice[];
  paid: readonly OpenPayment[];
  /** Open payments of the other providers. */
  strangers: readonly OpenPayment[];
  /** What the other providers sent, of payments that were paid. */
  foreign: readonly SentNotice[];
  /** The shop's own secret. */
  secret: string;
  events: PaymentEvent[];
  /** From now on the provider's notices are written down and do not arrive. */
  hold(kept: boolean): void;
  record(id: string): Promise<PaymentRecord | null>;
  /** A round of the server. */
  round(): Promise<unknown>;
  calls: readonly OutboundCall[];
  close(): void;
}

const ORIGIN = 'https://shop.example';
const SECRET = 'the-secret-of-a-shop-with-forgers';
const PROVIDERS: readonly ProviderName[] = ['cryptofuse', 'kanga', 'kryptogo', 'kryptoswap'];
const CHOICES: Readonly<Record<ProviderName, object>> = {
  cryptofuse: { asset: 'USDTTRC20' },
  kanga: {},
  kryptogo: {},
  kryptoswap: { asset: 'BTC', agreement: true },
};

export async function openTarget(
  target: ProviderName,
  { seed, hashField }: { seed: string } & Pick<KryptoswapOptions, 'hashField'>,
): Promise<Target> {
  const notices: SentNotice[] = [];
  const calls: OutboundCall[] = [];
  let isHeld = false;
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed,
    async deliver(request) {
      const { url, method, headers } = request;
      const body = await request.text();
      const provider = new URL(url).pathname.split('/')[4] ?? '';
      const form = new URLSearchParams(body);
      notices.push({ provider, method, url, body, hash: headers.get('hash') ?? form.get('hash') });
      if (isHeld) return new Response();
      return server.fetch(url, { method, headers, ...(method === 'GET' ? {} : { body }) });
    },
  });
  sandbox.callbackUrl('kanga', `${ORIGIN}/api/checkout/callbacks/kanga`);
  sandbox.dialect('kryptoswap', { ipnHash: hashField?.in ?? 'body' });
  const { credentials } = sandbox;
  const server = createTestServer({
    origin: ORIGIN,
    secret: SECRET,
    providers: [
      cryptofuse({ ...credentials.cryptofuse, assets: ['USDTTRC20'] }),
      kanga({ ...credentials.kanga, settlement: { PLN: 'oPLN' } }),
      kryptogo(credentials.kryptogo),
      kryptoswap({ ...credentials.kryptoswap, hashField }),
    ],
    now: () => sandbox.now(),
    async fetch(input, init) {
      const request = new Request(input, init);
      const text = `${request.url} ${await request.clone().text()}`;
      const provider = new URL(request.url).pathname.split('/')[1] ?? '';
      calls.push({ provider, text, at: sandbox.now() });
      return sandbox.fetch(request);
    },
    resolveOrder: async ({ orderId = '' }) => ({
      id: orderId,
      prices: [
        { amount: '100.00', currency: 'USD' },
        { amount: '400.00', currency: 'PLN' },
      ],
    }),
  });
  const record = (id: string) => server.checkout.payments.get(id);

  async function create(provider: ProviderName, orderId: string): Promise<OpenPayment> {
    const response = await server.fetch('/api/checkout/payments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId, provider, ...CHOICES[provider] }),
    });
    if (!response.ok) throw new Error(await response.text());
    const { payment } = (await response.json()) as CreatePaymentResponse;
    const asked = sandbox.requests().findLast(({ method, path }) => {
      return method === 'POST' && !path.startsWith('/o/token') && !path.includes('transaction');
    });
    if (provider === 'kanga' && payment.action.type === 'redirect') {
      await sandbox.open(payment.action.url);
    }
    // The page knows of it since it was opened, and the shop from now on.
    if (provider === 'kanga') await server.checkout.payments.check(payment.id);
    const made = await record(payment.id);
    if (made === null) throw new Error('The payment was not kept.');
    const { callback_url, ipnUrl, ipnSecret } = JSON.parse(asked?.body || '{}');
    const bare = `${ORIGIN}/api/checkout/callbacks/kanga`;
    const callbackUrl = provider === 'kanga' ? bare : (callback_url ?? ipnUrl);
    return { ...made, callbackUrl, noticeSecret: ipnSecret ?? null };
  }

  async function createPaid(provider: ProviderName, orderId: string): Promise<OpenPayment> {
    const made = await create(provider, orderId);
    await sandbox.pay(made.reference ?? '');
    await sandbox.confirm(made.reference ?? '');
    await sandbox.advance(60_000);
    await server.checkout.reconcile();
    return { ...made, ...(await record(made.id)) };
  }

  const others = PROVIDERS.filter((provider) => provider !== target);
  for (const provider of others) await createPaid(provider, `${provider}-paid`);
  const foreign = [...notices];
  const paid = [await createPaid(target, 'paid-1')];
  isHeld = true;
  paid.push(await createPaid(target, 'paid-2'));
  isHeld = false;
  const open = [await create(target, 'open-1'), await create(target, 'open-2')];
  const strangers = [];
  for (const provider of others) strangers.push(await create(provider, `${provider}-open`));
  sandbox.faults({ loseCreateAnswers: 1 });
  const lost = await create(target, 'lost');

  return {
    sandbox,
    fetch: server.fetch,
    open,
    lost,
    paid,
    strangers,
    foreign,
    get sent() {
      return notices.filter(({ provider }) => provider === target);
    },
    secret: SECRET,
    events: server.events,
    hold(kept) {
      isHeld = kept;
    },
    record,
    round: () => server.checkout.reconcile(),
    calls,
    close: () => sandbox.close(),
  };
}
