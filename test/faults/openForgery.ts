import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import type { PaymentEvent, PaymentRecord } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { createTestServer } from '@coinslot/server/testing';

/** A notice that the provider signed for its account. */
export interface GenuineNotice {
  orderId: string;
  url: string;
  signature: string;
  body: string;
  /** False while the shop has not had it: whoever took it on its way could be first. */
  arrived: boolean;
}

/** A shop with open payments, which nobody has paid, and the notices of others that were. */
export interface Forgery {
  sandbox: Sandbox;
  fetch: typeof fetch;
  /** Payments without money: what a forger wants to see paid. */
  open: readonly (PaymentRecord & { callbackUrl: string })[];
  genuine: readonly GenuineNotice[];
  /** Secrets of the shop and its account that do not sign notices. */
  otherSecrets: readonly string[];
  events: PaymentEvent[];
  /** Whether the provider's notices are kept from the shop from now on. */
  hold(kept: boolean): void;
  record(id: string): Promise<PaymentRecord | null>;
  /** Calls that left for the provider so far. */
  calls(): number;
  advance(ms: number): Promise<void>;
  close(): void;
}

const SECRET = 'the-secret-of-a-shop-with-forgers';
const OPEN = ['open-1', 'open-2', 'open-3'];
const PAID = ['paid-1', 'paid-2'];

export async function openForgery(seed: string): Promise<Forgery> {
  const genuine: GenuineNotice[] = [];
  let calls = 0;
  let arrived = true;
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed,
    async deliver(request) {
      const body = await request.text();
      const { url, headers } = request;
      const reference = JSON.parse(body).transaction_id;
      const { orderId = '' } = sandbox.payments().find((one) => one.reference === reference) ?? {};
      const signature = headers.get('x-webhook-signature') ?? '';
      genuine.push({ orderId, url, signature, body, arrived });
      return arrived ? server.fetch(url, { method: 'POST', headers, body }) : new Response();
    },
  });
  const { clientId, clientSecret } = sandbox.credentials.cryptofuse;
  const now = () => sandbox.now();
  const server = createTestServer({
    secret: SECRET,
    providers: [cryptofuse({ ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] })],
    now,
    fetch: (input, init) => {
      calls += 1;
      return sandbox.fetch(new Request(input, init));
    },
    orders: [...OPEN, ...PAID].map((id) => ({
      id,
      prices: [{ amount: '100.00', currency: 'USD' }],
    })),
  });

  const create = async (orderId: string): Promise<CreatePaymentResponse> => {
    const response = await server.fetch('/api/checkout/payments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId, asset: 'USDTTRC20' }),
    });
    return response.json();
  };
  const record = (id: string) => server.checkout.payments.get(id);

  for (const orderId of PAID) {
    const { payment } = await create(orderId);
    const reference = (await record(payment.id))?.reference ?? '';
    // The notices of the last one never came; its money is found by a round.
    arrived = orderId !== PAID.at(-1);
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    await sandbox.advance(60_000);
    await server.checkout.reconcile();
  }
  const open = [];
  for (const orderId of OPEN) {
    const made = await record((await create(orderId)).payment.id);
    if (made === null) throw new Error('The payment was not kept.');
    const created = sandbox.requests().findLast(({ path }) => path === '/payments/');
    open.push({ ...made, callbackUrl: String(JSON.parse(created?.body ?? '{}').callback_url) });
  }

  return {
    sandbox,
    fetch: server.fetch,
    open,
    genuine,
    otherSecrets: [SECRET, clientId, clientSecret],
    events: server.events,
    hold(kept) {
      arrived = !kept;
    },
    record,
    calls: () => calls,
    advance: (ms) => sandbox.advance(ms),
    close: () => sandbox.close(),
  };
}
