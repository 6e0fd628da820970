import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import type { PaymentEvent, PaymentRecord } from '@coinslot/server';
import { kryptogo } from '@coinslot/server/kryptogo';
import { createTestServer } from '@coinslot/server/testing';

/** A callback as the provider once sent it. */
export interface SentHint {
  url: string;
  body: string;
}

/** A shop whose provider signs nothing: open payments, one that was lost, and others that were paid. */
export interface Hints {
  sandbox: Sandbox;
  fetch: typeof fetch;
  /** Payments without money, the last one's creation without an answer: what a forger wants to see paid. */
  open: readonly (PaymentRecord & { callbackUrl: string })[];
  /** What the provider sent of the others. */
  sent: readonly SentHint[];
  events: PaymentEvent[];
  record(id: string): Promise<PaymentRecord | null>;
  /** A round of the server. */
  round(): Promise<unknown>;
  /** Calls that left for the provider so far. */
  calls(): number;
  close(): void;
}

const OPEN = ['open-1', 'open-2', 'lost'];
const PAID = ['paid-1', 'paid-2'];

export async function openHints(seed: string): Promise<Hints> {
  const sent: SentHint[] = [];
  let calls = 0;
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed,
    async deliver(request) {
      const body = await request.text();
      const { url, headers } = request;
      sent.push({ url, body });
      return server.fetch(url, { method: 'POST', headers, body });
    },
  });
  const prices = [{ amount: '100.00', currency: 'USD' }];
  const server = createTestServer({
    providers: [kryptogo(sandbox.credentials.kryptogo)],
    now: () => sandbox.now(),
    fetch: (input, init) => {
      calls += 1;
      return sandbox.fetch(new Request(input, init));
    },
    orders: [...OPEN, ...PAID].map((id) => ({ id, prices })),
  });
  const record = (id: string) => server.checkout.payments.get(id);

  async function create(orderId: string): Promise<PaymentRecord> {
    const response = await server.fetch('/api/checkout/payments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId }),
    });
    const { payment } = (await response.json()) as CreatePaymentResponse;
    const made = await record(payment.id);
    if (made === null) throw new Error('The payment was not kept.');
    return made;
  }

  for (const orderId of PAID) {
    const reference = (await create(orderId)).reference ?? '';
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    await sandbox.advance(10_000);
    await server.checkout.reconcile();
  }
  const open = [];
  for (const orderId of OPEN) {
    if (orderId === 'lost') sandbox.faults({ loseCreateAnswers: 1 });
    const made = await create(orderId);
    const created = sandbox.requests().findLast(({ method }) => method === 'POST');
    open.push({ ...made, callbackUrl: String(JSON.parse(created?.body ?? '{}').callback_url) });
  }

  return {
    sandbox,
    fetch: server.fetch,
    open,
    sent,
    events: server.events,
    record,
    round: () => server.checkout.reconcile(),
    calls: () => calls,
    close: () => sandbox.close(),
  };
}
