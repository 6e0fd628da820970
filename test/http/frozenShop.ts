import type { Order, PaymentEvent } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { createTestServer, signedNotice } from '@coinslot/server/testing';

/*
 * Runs by itself, bundled, in a Node whose prototypes can not be changed: prints as JSON what a
 * shop did there, or how it refused to start.
 */
const SECRET = 'whsk_of_the_frozen_6E8F92D4';
const polluted =
  '{"orderId":"1042","asset":"BTC","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"params":{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":1}}}}';

const params: unknown[] = [];
const orders: Order[] = [{ id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] }];
const events: PaymentEvent['type'][] = [];
const shop = createTestServer({
  secret: 'the-secret-of-a-frozen-shop',
  providers: [
    cryptofuse({
      clientId: 'client',
      clientSecret: 'secret-of-a-frozen-client',
      webhookSecret: SECRET,
      assets: ['BTC'],
    }),
  ],
  async resolveOrder(asked) {
    params.push(asked.params);
    return orders.find(({ id }) => id === asked.orderId) ?? null;
  },
  onPayment: ({ type }) => void events.push(type),
  fetch: async (input, init) => provider(new Request(input, init)),
});

async function provider(request: Request): Promise<Response> {
  if (request.url.endsWith('/o/token/')) {
    return new Response('{"access_token":"t","token_type":"Bearer","__proto__":{"polluted":1}}');
  }
  if (request.url.endsWith('/payments/status/')) {
    return new Response('{"transaction_id":"tx-1","status":"waiting","__proto__":{"polluted":1}}');
  }
  const { order_id } = await request.json();
  const address = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT';
  return Response.json({
    transaction_id: 'tx-1',
    order_id,
    status: 'waiting',
    amount: '100.00',
    currency: 'BTC',
    amount_crypto: '0.001',
    blockchain: 'bitcoin',
    blockchain_address: address,
    expires_at: new Date(Date.now() + 1_800_000).toISOString(),
  });
}

async function run(): Promise<unknown> {
  const post = (path: string, body: string) =>
    shop.fetch(`/api/checkout/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
  const made = await post('payments', polluted);
  const { payment, clientSecret } = await made.json();
  const read = await shop.fetch(`/api/checkout/payments/${payment?.id}`, {
    headers: { Authorization: `Bearer ${clientSecret}` },
  });
  const url = 'https://shop.example/api/checkout/callbacks/cryptofuse';
  const notice = `{"event":"payment_status_update","transaction_id":"tx-1","status":"confirming","__proto__":{"polluted":1},"data":{"__proto__":{"polluted":1}}}`;
  const told = await shop.checkout.handler(
    await signedNotice('cryptofuse', notice, { url, secret: SECRET }),
  );
  const quoted = await post('quotes', polluted);
  return {
    statuses: [made.status, read.status, told.status, quoted.status],
    status: payment?.status,
    polluted: [
      ({} as { polluted?: unknown }).polluted,
      ...params.map((each) => Object(each).polluted),
    ],
    keys: params.map((each) => JSON.stringify(each)),
    events,
  };
}

run().then(
  (result) => console.log(JSON.stringify(result)),
  (error: Error) => console.log(JSON.stringify({ error: error.message })),
);
