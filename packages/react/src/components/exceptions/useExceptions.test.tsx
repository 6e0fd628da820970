import { describe, expect, it, vi } from 'vitest';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';

const payment = paymentFixture('expired');
const initial = { payment, serverTime: FIXTURE_TIME };

/** A page that has loaded nothing yet. */
async function openPage() {
  vi.resetModules();
  const { cleanup, screen, waitFor } = await import('@testing-library/react');
  const { usePaymentStatus } = await import('../../hooks/usePaymentStatus.ts');
  const { renderWithCheckout } = await import('../../testing/renderWithCheckout.tsx');
  const { Checkout } = await import('../Checkout/Checkout.tsx');
  const { loadExceptions, loadedExceptions } = await import('./loadExceptions.ts');
  function Page() {
    return <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret: 's', initial })} />;
  }
  return { cleanup, screen, waitFor, renderWithCheckout, loadExceptions, loadedExceptions, Page };
}

describe('a card whose exceptions are not loaded yet', () => {
  it('is not empty: it says what is true, names who helps, and tells the rest once it can', async () => {
    const page = await openPage();
    const { screen, waitFor, renderWithCheckout, loadExceptions, loadedExceptions, Page } = page;
    // The first load fails, as without a network.
    const failing = loadExceptions(() => Promise.reject(new Error('offline')));
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
      await failing;
      expect(loadedExceptions()).toBe(undefined);
      await vi.advanceTimersByTimeAsync(3_000);
    } finally {
      vi.useRealTimers();
    }
    await waitFor(() => expect(loadedExceptions()).toBeDefined());
    expect(await screen.findByRole('button', { name: 'Get a new price' })).toBeTruthy();
    expect(screen.getByText(/We are still watching for it/)).toBeTruthy();
    page.cleanup();
  });
});
