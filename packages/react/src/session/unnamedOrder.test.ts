import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { createEngine } from './createEngine.ts';
import { createSession } from './createSession.ts';
import type { SessionNotice } from './Session.ts';

const asked = { params: { total: '100' } };

/** A shop whose server knows which order the shopper pays: the one in `cart`. */
function setUp() {
  const checkout = createTestCheckout();
  const shop = { cart: 'first' };
  const session = createSession({
    endpoint: '/api/checkout',
    queryClient: new QueryClient(),
    loadEngine: async () => ({ createEngine }),
    fetch: (url, init) => {
      const body = JSON.parse(String(init?.body ?? '{}'));
      const decided = JSON.stringify({ orderId: shop.cart, ...body });
      return checkout.fetch(url, init?.method === 'POST' ? { ...init, body: decided } : init);
    },
  });
  const notices: SessionNotice[] = [];
  session.listen((notice) => notices.push(notice));
  const stage = () => session.getState().stage;
  /** Every word for where the session stood, without repetitions. */
  const stages: string[] = [];
  session.subscribe(() => {
    if (stages.at(-1) !== stage().status) stages.push(stage().status);
  });
  const shown = () => {
    const now = stage();
    return now.status === 'open' ? now.followed.payment : null;
  };
  const types = () => notices.map(({ event }) => event.type);
  return { checkout, shop, session, stages, shown, types };
}

describe('a payment whose order the server decides', () => {
  it('is asked for again without leaving the screen', async () => {
    const { checkout, session, shown, stages, types } = setUp();
    const payment = await session.start(asked);
    expect(payment.orderId).toBe('first');
    const again = session.start(asked);
    expect(shown()).toEqual(payment);
    expect(await again).toEqual(payment);
    expect(shown()).toEqual(payment);
    expect(stages).toEqual(['creating', 'open']);
    // The second time is no news to anybody.
    expect(types()).toEqual(['create_start', 'status_change']);
    expect(checkout.payments()).toHaveLength(1);
  });

  it('is another one once the shopper pays another order, whatever the page says', async () => {
    const { shop, session, shown, stages } = setUp();
    await session.start(asked);
    shop.cart = 'second';
    expect((await session.start(asked)).orderId).toBe('second');
    expect(shown()?.orderId).toBe('second');
    expect((await session.start(asked)).orderId).toBe('second');
    expect(stages).toEqual(['creating', 'open']);
  });

  it('stays on the screen where the server does not answer: it may have been paid by now', async () => {
    const { checkout, session, shown, stages, types } = setUp();
    const payment = await session.start(asked);
    checkout.fail('network');
    expect(await session.start(asked)).toEqual(payment);
    expect(shown()).toEqual(payment);
    expect(stages).toEqual(['creating', 'open']);
    expect(types()).not.toContain('error');
  });

  it('is not shown for an order that the server refuses: its money would pay the other one', async () => {
    const { checkout, shop, session, shown, stages, types } = setUp();
    await session.start(asked);
    shop.cart = 'second';
    checkout.fail({ status: 422, code: 'amount_mismatch' });
    await expect(session.start(asked)).rejects.toMatchObject({ code: 'amount_mismatch' });
    expect(shown()).toBeNull();
    expect(stages).toEqual(['creating', 'open', 'error']);
    expect(types().at(-1)).toBe('error');
    expect((await session.start(asked)).orderId).toBe('second');
  });

  it('makes way for the question once it is paid: its receipt is not the next order’s', async () => {
    const { checkout, shop, session, shown, stages } = setUp();
    const first = await session.start(asked);
    session.adopt({ payment: checkout.set('paid'), clientSecret: `secret_of_${first.id}` });
    await session.start(asked);
    expect(shown()?.id).toBe(first.id);
    shop.cart = 'second';
    checkout.fail('network', 1);
    await expect(session.start(asked)).rejects.toMatchObject({ code: 'network_error' });
    expect(stages.at(-1)).toBe('error');
    expect((await session.start(asked)).orderId).toBe('second');
  });
});
