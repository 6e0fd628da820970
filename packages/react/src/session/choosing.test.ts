import type { Asset } from '@coinslot/core';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { optionFixture } from '../testing/optionFixture.ts';
import { createEngine } from './createEngine.ts';
import { createSession } from './createSession.ts';
import type { SessionNotice } from './Session.ts';

const TWO = [optionFixture(), optionFixture({ provider: 'other', asset: null })];
const coin = (code: string): Asset => ({
  code,
  symbol: code,
  network: 'tron',
  contract: null,
  decimals: 6,
});
const order = { orderId: '1042' };
const refused = (code: string) => expect.objectContaining({ name: 'CheckoutError', code });

/** A shop whose orders can be paid in two ways. */
function setUp(options = TWO) {
  const checkout = createTestCheckout({ options });
  let held = Promise.resolve();
  /** Keeps answers back until the returned function is called. */
  const hold = () => {
    let answer = () => {};
    held = new Promise((resolve) => {
      answer = resolve;
    });
    return answer;
  };
  const session = createSession({
    endpoint: '/api/checkout',
    fetch: async (...request) => {
      const answer = await checkout.fetch(...request);
      await held;
      return answer;
    },
    queryClient: new QueryClient(),
    loadEngine: async () => ({ createEngine }),
  });
  session.modal = true;
  const notices: SessionNotice[] = [];
  session.listen((notice) => notices.push(notice));
  const stage = () => session.getState().stage;
  const types = () => notices.map(({ event }) => event.type);
  /** As every hook and button does. */
  const open = async (params: Parameters<typeof session.start>[0] = order) => {
    const started = session.start(params);
    session.setModalOpen(true, 'trigger');
    await started.catch(() => {});
  };
  return { checkout, session, stage, types, open, hold };
}

describe('an order that can be paid in several ways', () => {
  it('lets the modal ask, and tells of no error', async () => {
    const { stage, types, open } = setUp();
    await open();
    expect(stage()).toEqual({
      status: 'choosing',
      params: order,
      error: refused('choice_required'),
    });
    expect(types()).toEqual(['open_change', 'create_start']);
  });

  it('rejects whoever starts it without a modal', async () => {
    const { session, stage, types } = setUp();
    await expect(session.start(order)).rejects.toMatchObject({ code: 'choice_required' });
    expect(stage()).toMatchObject({ status: 'error', error: { code: 'choice_required' } });
    expect(types()).toEqual(['create_start', 'error']);
  });

  it('is an error where the page opens a modal and has none to ask in', async () => {
    const { session, stage, types, open } = setUp();
    delete session.modal;
    await open();
    expect(stage()).toMatchObject({ status: 'error', error: { code: 'choice_required' } });
    expect(types()).toEqual(['open_change', 'create_start', 'error']);
  });

  it('keeps the provider that was named', async () => {
    const coins = ['A', 'B'].map((code) => optionFixture({ asset: coin(code) }));
    const { stage, open } = setUp(coins);
    const params = { ...order, provider: 'example' };
    await open(params);
    expect(stage()).toMatchObject({ status: 'choosing', params });
  });

  it('has nothing to come back to when the modal is closed', async () => {
    const { session, stage, open } = setUp();
    await open();
    session.setModalOpen(false, 'escape');
    expect(stage()).toEqual({ status: 'idle' });
  });

  it('has nothing to come back to when the modal was closed before the server answered', async () => {
    const { checkout, session, stage, types, open, hold } = setUp();
    const answer = hold();
    const opening = open();
    await expect.poll(() => checkout.requests).toHaveLength(1);
    session.setModalOpen(false, 'escape');
    answer();
    await opening;
    expect(stage()).toEqual({ status: 'idle' });
    expect(types()).toEqual(['open_change', 'create_start', 'open_change']);
  });

  it('does not ask for an order that nobody waits for any more', async () => {
    const { checkout, session, stage, open, hold } = setUp();
    const answer = hold();
    const opening = open();
    await expect.poll(() => checkout.requests).toHaveLength(1);
    session.reset();
    answer();
    await opening;
    expect(stage()).toEqual({ status: 'idle' });
  });

  it('is asked for anew each time it is opened, for it may have a payment by then', async () => {
    const { checkout, session, stage, open } = setUp();
    await open();
    session.setModalOpen(false, 'escape');
    // In another tab.
    const body = JSON.stringify({ ...order, provider: 'example' });
    await checkout.fetch('/api/checkout/payments', { method: 'POST', body });
    await open();
    expect(stage().status).toBe('open');
    expect(checkout.payments()).toHaveLength(1);
  });

  it('asks the server once, however often it is opened at the same time', async () => {
    const { checkout, stage, open } = setUp();
    await Promise.all([open(), open(), open()]);
    expect(stage().status).toBe('choosing');
    expect(checkout.requests).toHaveLength(1);
  });

  it('is paid in the way that was chosen', async () => {
    const { checkout, session, stage, open } = setUp();
    await open();
    const payment = await session.start({ ...order, provider: 'other' });
    expect(payment).toMatchObject({ provider: 'other', action: { type: 'redirect' } });
    expect(stage().status).toBe('open');
    expect(checkout.payments()).toHaveLength(1);
  });
});

describe('a way to pay that needs something of the shopper', () => {
  const needs = optionFixture({ termsUrl: 'https://other.example/terms' });
  const agreed = { ...order, agreement: true } as const;

  it('lets the modal ask for what the server names, and tells of no error', async () => {
    const { stage, types, open } = setUp([needs]);
    await open();
    expect(stage()).toEqual({
      status: 'choosing',
      params: order,
      error: refused('fields_required'),
    });
    expect(stage()).toMatchObject({ error: { details: { fields: ['agreement'] } } });
    expect(types()).toEqual(['open_change', 'create_start']);
  });

  it('rejects whoever starts it without a modal, and names what is missing', async () => {
    const { session, stage, types } = setUp([needs]);
    await expect(session.start(order)).rejects.toMatchObject({
      code: 'fields_required',
      details: { fields: ['agreement'] },
    });
    expect(stage()).toMatchObject({ status: 'error', error: { code: 'fields_required' } });
    expect(types()).toEqual(['create_start', 'error']);
  });

  it('is paid once it is told, and leaves nothing to resume when it is closed before', async () => {
    const { checkout, session, stage, open } = setUp([needs]);
    await open();
    session.setModalOpen(false, 'escape');
    expect(stage()).toEqual({ status: 'idle' });
    await open(agreed);
    expect(stage().status).toBe('open');
    expect(checkout.payments()).toHaveLength(1);
  });
});
