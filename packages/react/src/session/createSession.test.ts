import type { CheckoutError } from '@coinslot/core';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { createEngine } from './createEngine.ts';
import { createSession } from './createSession.ts';
import type { SessionNotice } from './Session.ts';

/** A session whose chunk fails to load `failures` times. */
function setUp(failures = 0) {
  const checkout = createTestCheckout();
  let left = failures;
  const loadEngine = vi.fn(async () => {
    if (left-- > 0) throw new TypeError('Failed to fetch dynamically imported module');
    return { createEngine };
  });
  const session = createSession({
    endpoint: '/api/checkout',
    fetch: checkout.fetch,
    queryClient: new QueryClient(),
    loadEngine,
  });
  const notices: SessionNotice[] = [];
  session.listen((notice) => notices.push(notice));
  return { session, checkout, loadEngine, notices };
}

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: CheckoutError) => error,
  );

describe('the session', () => {
  it('loads nothing until somebody wants to pay, and then once', async () => {
    const { session, loadEngine } = setUp();
    expect(loadEngine).not.toHaveBeenCalled();
    session.load().catch(() => {});
    session.load().catch(() => {});
    await session.start({ orderId: '1042' });
    expect(loadEngine).toHaveBeenCalledTimes(1);
  });

  it('shares one request between all who want the same payment', async () => {
    const { session, checkout } = setUp();
    const early = [session.start({ orderId: '1042' }), session.start({ orderId: '1042' })];
    const [first, second] = await Promise.all(early);
    expect(second).toEqual(first);
    const third = await session.start({ orderId: '1042' });
    expect(third).toEqual(first);
    const late = [session.start({ orderId: '7' }), session.start({ orderId: '7' })];
    const [fourth, fifth] = await Promise.all(late);
    expect(fifth).toEqual(fourth);
    expect(checkout.requests).toHaveLength(2);
  });

  it('says once that its code did not load, and loads again on the next try', async () => {
    const { session, checkout, notices } = setUp(1);
    const clicks = [session.start({ orderId: '1042' }), session.start({ orderId: '1042' })];
    const errors = await Promise.all(clicks.map(errorOf));
    expect(errors.map((error) => error?.code)).toEqual(['chunk_failed', 'chunk_failed']);
    expect(errors[0]?.cause).toBeInstanceOf(TypeError);
    expect(session.getState().stage).toMatchObject({
      status: 'error',
      params: { orderId: '1042' },
    });
    expect(notices.map(({ event }) => event.type)).toEqual(['error']);
    expect(checkout.requests).toEqual([]);

    await session.start({ orderId: '1042' });
    expect(session.getState().stage.status).toBe('open');
    expect(checkout.payments()).toHaveLength(1);
  });

  it('forgives a prefetch that failed', async () => {
    const { session } = setUp(1);
    session.load().catch(() => {});
    await Promise.resolve();
    await session.start({ orderId: '1042' }).catch(() => session.start({ orderId: '1042' }));
    expect(session.getState().stage.status).toBe('open');
  });

  it('asks once more for what failed, and for a new payment in the place of an open one', async () => {
    const { session, checkout } = setUp();
    const asked = { orderId: '1042', asset: 'USDTTRC20' };
    checkout.fail({ status: 502, code: 'provider_unavailable' });
    await errorOf(session.start(asked));
    await session.start(asked);
    expect(checkout.requests.map(({ body }) => body)).toEqual([asked, asked]);
    await session.start({ ...asked, startNew: true });
    expect(checkout.payments()).toHaveLength(2);
  });

  it('does not show an answer after it was reset', async () => {
    const { session, notices } = setUp();
    const started = session.start({ orderId: '1042' });
    session.reset();
    await started;
    expect(session.getState().stage.status).toBe('idle');
    expect(notices.map(({ event }) => event.type)).toEqual(['create_start']);
  });
});
