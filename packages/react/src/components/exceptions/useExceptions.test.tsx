import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { Checkout } from '../Checkout/Checkout.tsx';
import { loadExceptions, loadedExceptions } from './loadExceptions.ts';

const payment = paymentFixture('expired');
const initial = { payment, serverTime: FIXTURE_TIME };

function Page() {
  return <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret: 's', initial })} />;
}

describe('a card whose exceptions are not loaded yet', () => {
  it('is not empty: it says what is true, names who helps, and tells the rest once it can', async () => {
    // The first load fails, as without a network.
    const failing = loadExceptions(() => Promise.reject(new Error('offline')));
    failing.catch(() => {});
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await renderWithCheckout(<Page />, {
        fetch: () => new Promise(() => {}),
        supportUrl: 'mailto:help@north.example',
      });
      expect(screen.getByRole('heading', { name: 'This price has expired' })).toBeTruthy();
      const status = document.querySelector('[data-coinslot="payment-status"]');
      expect(status?.textContent).toBe('This price has expiredChecking…');
      expect(screen.getByRole('link', { name: 'Get help' })).toBeTruthy();
      expect(screen.queryByRole('img')).toBeNull();
      await expect(failing).rejects.toThrow('offline');
      expect(loadedExceptions()).toBe(undefined);
      await vi.advanceTimersByTimeAsync(3_000);
    } finally {
      vi.useRealTimers();
    }
    await waitFor(() => expect(loadedExceptions()).toBeDefined());
    expect(await screen.findByRole('button', { name: 'Get a new price' })).toBeTruthy();
    expect(screen.getByText(/We are still watching for it/)).toBeTruthy();
  });
});
