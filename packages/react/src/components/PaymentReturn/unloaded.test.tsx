import type { Payment } from '@coinslot/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
// Loaded ahead, because a dynamic import does not wait for fake timers.
import '../../session/createEngine.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { PaymentReturn } from './PaymentReturn.tsx';

afterEach(cleanup);

describe('a return whose further words are still to come', () => {
  it('says the same before and after, and has its link all the time', async () => {
    let arrive = () => {};
    const held = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const loading = loadExceptions(() => held.then(() => import('../exceptions/exceptions.ts')));
    const action = { type: 'redirect', url: 'https://pay.example/1042' } as const;
    const checkout = createTestCheckout({ payment: { action, expiresAt: null } });
    await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"1042"}' });
    const { id } = checkout.payments()[0] as Payment;

    render(
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <PaymentReturn id={id} />
      </CheckoutProvider>,
    );
    const region = screen.getAllByRole('status')[0];
    const said = [region?.textContent];
    const watch = new MutationObserver(() => said.push(region?.textContent));
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });

    const link = () => screen.findByRole('link', { name: 'Continue to Example Pay' });
    expect((await link()).getAttribute('href')).toBe(action.url);
    await act(async () => {
      arrive();
      await loading;
    });
    await expect.poll(() => document.querySelector('[data-leaving="left"]')).not.toBeNull();
    await link();
    watch.disconnect();
    expect([...new Set(said)]).toEqual([
      'Checking your payment…',
      'Checking your payment…You can close this page.',
    ]);
  });
});
