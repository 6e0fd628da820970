import { describe, expect, it, vi } from 'vitest';

/** A page that has loaded nothing yet. */
async function openPage() {
  vi.resetModules();
  const { cleanup, fireEvent, screen, waitFor } = await import('@testing-library/react');
  await import('../../session/createEngine.ts');
  const { OutletModal } = await import('../ModalOutlet/OutletModal.tsx');
  const { loadModal } = await import('../ModalOutlet/loadModal.ts');
  await loadModal(async () => ({ OutletModal }));
  const { CheckoutProvider } = await import('../../CheckoutProvider.tsx');
  const { CheckoutButton } = await import('../CheckoutButton/CheckoutButton.tsx');
  const { createTestCheckout, optionFixture, renderWithCheckout } = await import(
    '../../testing/index.ts'
  );
  const { loadExceptions } = await import('../exceptions/loadExceptions.ts');
  const options = [optionFixture(), optionFixture({ provider: 'other', asset: null })];
  const checkout = createTestCheckout({ options });
  const page = (
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
      <CheckoutButton orderId="1042">Pay now</CheckoutButton>
    </CheckoutProvider>
  );
  const open = async () => {
    await renderWithCheckout(page);
    fireEvent.click(screen.getByRole('button', { name: 'Pay now' }));
  };
  return { cleanup, screen, waitFor, checkout, open, loadExceptions };
}

describe('a choice whose code did not load', () => {
  it('goes on preparing, can be closed, and is made as soon as it loads', {
    timeout: 20_000,
  }, async () => {
    const { cleanup, screen, waitFor, checkout, open, loadExceptions } = await openPage();
    const failing = loadExceptions(() => Promise.reject(new Error('offline')));
    failing.catch(() => {});
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await open();
      await expect(failing).rejects.toThrow('offline');
      // What is loaded takes its own time, whatever the timers say.
      for (let turn = 0; turn < 40 && checkout.requests.length === 0; turn++) {
        await vi.advanceTimersByTimeAsync(50);
      }
      await vi.advanceTimersByTimeAsync(50);
      expect(checkout.requests.map(({ path }) => path)).toEqual(['/payments']);
      const dialog = screen.getByRole('dialog', { name: 'Preparing your payment…' });
      expect(dialog.contains(screen.getByRole('button', { name: 'Close' }))).toBe(true);
      await vi.advanceTimersByTimeAsync(3_000);
    } finally {
      vi.useRealTimers();
    }
    await waitFor(() => screen.getByRole('dialog', { name: 'Choose how to pay' }));
    await waitFor(() => expect(screen.getAllByRole('radio')).toHaveLength(2));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Choose how to pay' }));
    cleanup();
  });
});
