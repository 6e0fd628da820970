import { describe, expect, it } from 'vitest';
import { createMerchant, type Merchant } from '../../testing/merchant.ts';

interface Page {
  count: number;
  next: string | null;
  previous: string | null;
  results: Record<string, unknown>[];
}

async function list(merchant: Merchant, query = ''): Promise<Page> {
  return (await (await merchant.get(`/payments/${query}`)).json()) as Page;
}

/** Three payments, a minute apart: 20 USD paid in USDTTRC20, 30 USD and 40 USD waiting in BTC. */
async function threePayments(): Promise<Merchant> {
  const merchant = await createMerchant();
  const paid = await merchant.create({ amount: 20, order_id: 'a' });
  await merchant.sandbox.pay(paid);
  await merchant.sandbox.confirm(paid);
  await merchant.sandbox.advance(60_000);
  await merchant.create({ amount: 30, order_id: 'b', currency: 'BTC' });
  await merchant.sandbox.advance(60_000);
  await merchant.create({ amount: 40, order_id: 'c', currency: 'BTC' });
  return merchant;
}

const orders = ({ results }: Page) => results.map((entry) => entry['order_id']).join('');

describe('GET /payments/', () => {
  it('finds the payment of an order, with what arrived for it', async () => {
    const merchant = await threePayments();
    const page = await list(merchant, '?order_id=a');
    expect(page).toMatchObject({ count: 1, next: null, previous: null });
    expect(page.results[0]).toMatchObject({
      order_id: 'a',
      status: 'completed',
      price_amount: '20.00',
      price_currency: 'USD',
      pay_amount: '20.00000000',
      pay_currency: 'USDTTRC20',
      blockchain_address: expect.stringMatching(/^T/),
      blockchain_network: 'TRX',
      provider: 'transaction_manager',
      payment_type: 'full',
      merchant_received_usd: '19.90',
      payment_history: [
        {
          deposit_id: expect.stringMatching(/^dep_/),
          amount: '20.00000000',
          transaction_hash: expect.stringMatching(/^[\da-f]{64}$/),
          confirmations: 20,
          timestamp: '2026-11-21T10:00:00Z',
        },
      ],
    });
  });

  it.each([
    ['', 'cba'],
    ['?status=waiting', 'cb'],
    ['?pay_currency=USDTTRC20', 'a'],
    ['?created_after=2026-11-21T10:01:00Z', 'cb'],
    ['?created_before=2026-11-21T10:01:00Z', 'ba'],
    ['?amount_min=30', 'cb'],
    ['?amount_max=30', 'ba'],
    ['?ordering=amount_usd', 'abc'],
    ['?ordering=-created_at', 'cba'],
    ['?order_id=nobody', ''],
  ])('answers %s with the orders %s', async (query, expected) => {
    expect(orders(await list(await threePayments(), query))).toBe(expected);
  });

  it('links pages to each other', async () => {
    const merchant = await threePayments();
    const first = await list(merchant, '?page_size=2');
    expect(first).toMatchObject({ count: 3, previous: null });
    expect(first.next).toBe('https://sandbox.invalid/cryptofuse/payments/?page_size=2&page=2');
    const second = await list(merchant, '?page_size=2&page=2');
    expect(orders(second)).toBe('a');
    expect(second.next).toBeNull();
    expect(second.previous).toContain('page=1');
  });

  it.each([
    ['?page=9', 404],
    ['?page=0', 400],
    ['?page_size=101', 400],
    ['?created_after=soon', 400],
    ['?amount_min=much', 400],
    ['?ordering=beauty', 400],
  ])('refuses %s', async (query, status) => {
    const merchant = await createMerchant();
    expect((await merchant.get(`/payments/${query}`)).status).toBe(status);
  });
});
