import type { Payment } from '@coinslot/core';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import { rememberReturn } from '../hooks/rememberReturn.ts';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { createEngine } from './createEngine.ts';
import { createSession } from './createSession.ts';

const SHOP = '/api/checkout';
const KEY = `coinslot:return:${SHOP}`;
const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
  sessionStorage.clear();
});

/** A page that follows a payment from which this tab was left; nothing of it need be on the screen. */
async function followLeft() {
  const checkout = createTestCheckout();
  const queryClient = new QueryClient();
  const session = createSession({
    endpoint: SHOP,
    fetch: checkout.fetch,
    queryClient,
    loadEngine: async () => ({ createEngine }),
  });
  const { id } = await session.start({ orderId: '1042' });
  rememberReturn(SHOP, id);
  const queryKey = session.queryKey(id);
  const follow = (payment: Payment) => queryClient.setQueryData(queryKey, payment);
  ends.push(
    session.attach(),
    new QueryObserver(queryClient, { queryKey }).subscribe(() => {}),
  );
  return { checkout, session, follow };
}

describe('a payment that this tab was left for', () => {
  it('is forgotten once it is seen to be over, whatever shows it', async () => {
    const { checkout, follow } = await followLeft();
    follow(checkout.payments()[0] as Payment);
    await Promise.resolve();
    expect(sessionStorage.getItem(KEY)).not.toBeNull();
    follow(checkout.set('paid'));
    await expect.poll(() => sessionStorage.getItem(KEY)).toBeNull();
  });

  it('is forgotten where the first that is seen of it is its end', async () => {
    const { checkout, follow } = await followLeft();
    follow(checkout.set('cancelled'));
    await expect.poll(() => sessionStorage.getItem(KEY)).toBeNull();
  });

  it('is not forgotten for the end of another one', async () => {
    const { checkout, session } = await followLeft();
    const other = await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"7"}' });
    const { payment } = (await other.json()) as { payment: Payment };
    session.queryClient.setQueryData(session.queryKey(payment.id), checkout.set('paid'));
    await Promise.resolve();
    expect(sessionStorage.getItem(KEY)).not.toBeNull();
  });
});
