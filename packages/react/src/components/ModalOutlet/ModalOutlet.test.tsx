import { afterEach, expect, it, vi } from 'vitest';
import type { CheckoutEvent } from '../../session/CheckoutEvent.ts';

// What was loaded here is no modal that another file could use.
afterEach(() => {
  vi.useRealTimers();
  vi.resetModules();
});

it('tries again for as long as its chunk does not load, says so, and tells the page once', async () => {
  // As on a page that has loaded nothing yet.
  vi.resetModules();
  const { act, cleanup, screen } = await import('@testing-library/react');
  const { loadModal } = await import('./loadModal.ts');
  const { CheckoutButton } = await import('../CheckoutButton/CheckoutButton.tsx');
  const { renderWithCheckout } = await import('../../testing/renderWithCheckout.tsx');
  await Promise.all([import('../../session/createEngine.ts'), import('./OutletModal.tsx')]);
  vi.useFakeTimers();
  const events: CheckoutEvent[] = [];
  const failures = () => events.flatMap((event) => (event.type === 'error' ? [event.code] : []));
  let refuse = () => {};
  /** The next try is this one. */
  const hold = () => {
    const held = new Promise<never>((_, reject) => {
      refuse = () => reject(new TypeError('Failed to fetch'));
    });
    loadModal(() => held).catch(() => {});
  };
  hold();
  const onEvent = (event: CheckoutEvent) => events.push(event);
  const messages = { error: { outdated: 'Strona jest nieaktualna.' } };
  await renderWithCheckout(<CheckoutButton orderId="1042">Pay now</CheckoutButton>, {
    onEvent,
    messages,
  });
  await act(async () => screen.getByRole('button', { name: 'Pay now' }).click());
  expect(screen.queryByRole('alert')).toBeNull();
  for (let tries = 0; tries < 5; tries++) {
    await act(async () => refuse());
    hold();
    await act(() => vi.advanceTimersByTimeAsync(2_000));
  }
  expect(failures()).toEqual(['chunk_failed']);
  expect(screen.getByRole('alert').textContent).toBe('Strona jest nieaktualna.');

  await act(async () => refuse());
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  vi.useRealTimers();
  expect(await screen.findByRole('dialog', undefined, { timeout: 10_000 })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(failures()).toHaveLength(1);
  cleanup();
});
