import { createHmac } from 'node:crypto';

/** The provider of the bench: it answers in the process, and every payment of it is paid. */
export const WEBHOOK_SECRET = 'bench-6E8F92D4C7B31A5E9D0F87H2T';
export const CHECKOUT_SECRET = 'bench-0f4b7c1d9e2a5f8b3c6d7e8f';
export const SIGNATURE_HEADER = 'X-Webhook-Signature';
const ADDRESS = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const TIME = '2026-11-01T12:00:00Z';

export const referenceOf = (n: number | string) =>
  `550e8400-e29b-41d4-a716-${String(n).padStart(12, '0')}`;

function moneyOf(reference: string) {
  return {
    transaction_id: reference,
    amount_usd: '100.00',
    amount_crypto: '100.00000000',
    blockchain: 'TRX',
    token: 'USDT',
    currency: 'USDTTRC20',
    address: ADDRESS,
    transaction_hash: 'a'.repeat(64),
    payment_type: 'full',
    total_paid_amount: '100.00000000',
    created_at: TIME,
  };
}

/** A notice of about 1 KiB: the payment is complete. */
export function noticeOf(reference: string): string {
  const data = {
    ...moneyOf(reference),
    status: 'completed',
    confirmations: 20,
    payment_history: [
      {
        deposit_id: 'dep_1',
        amount: '100.00000000',
        transaction_hash: 'a'.repeat(64),
        confirmations: 20,
        timestamp: TIME,
      },
    ],
    order_description: 'Slow Sunday, a tea for the end of the week '.repeat(4).trim(),
  };
  return JSON.stringify({
    event: 'payment_status_update',
    transaction_id: reference,
    status: 'completed',
    timestamp: TIME,
    data,
  });
}

export function sign(body: string): string {
  return createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
}

/** What the provider says of a payment that is asked for. */
export function statusOf(reference: string): object {
  return { ...moneyOf(reference), status: 'completed', order_id: null, updated_at: TIME };
}

/** The provider's interface as a `fetch` in this process. */
export const fetchAccount: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  if (pathname.endsWith('/o/token/')) {
    return Response.json({ access_token: 'token', token_type: 'Bearer', expires_in: 36_000 });
  }
  const body = await request.text();
  if (pathname.endsWith('/payments/status/')) {
    const { transaction_id } = JSON.parse(body) as { transaction_id: string };
    return Response.json(statusOf(transaction_id));
  }
  return Response.json({
    transaction_id: referenceOf('template'.length),
    status: 'waiting',
    blockchain_address: ADDRESS,
    amount_usd: '100.00',
    amount_crypto: '100.00000000',
    blockchain: 'TRX',
    token: 'USDT',
    currency: 'USDTTRC20',
    expiry_time: new Date(Date.now() + 30 * 60_000).toISOString(),
    created_at: new Date().toISOString(),
  });
};
