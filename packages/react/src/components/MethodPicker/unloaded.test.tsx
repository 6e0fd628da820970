import { describe, expect, it, vi } from 'vitest';

/** A page that has loaded nothing yet. */
async function openPage() {
  vi.resetModules();
  const { cleanup, fireEvent, screen, waitFor } = await import('@testing-library/react');
  await import('../../session/createEngine.ts');
  const { OutletModal } = await import('../ModalOutlet/OutletModal.tsx');
  const { loadModal } = await import('../ModalOutlet/loadModal.ts');
  await loadModal(async () => OutletModal);
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

describe('a choice whose code is still to come', () => {
  it('goes on preparing, can be closed, and is made as soon as it is there', async () => {
    const { cleanup, screen, waitFor, checkout, open, loadExceptions } = await openPage();
    let arrive = () => {};
    const held = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const loading = loadExceptions(() => held.then(() => import('../exceptions/exceptions.ts')));
    const slowly = { timeout: 10_000 };
    try {
      await open();
      await waitFor(() => expect(checkout.requests).toHaveLength(1), slowly);
      const preparing = { name: 'Preparing your payment…' };
      const dialog = await screen.findByRole('dialog', preparing, slowly);
      expect(dialog.contains(screen.getByRole('button', { name: 'Close' }))).toBe(true);
      arrive();
      await loading;
      const title = { name: 'Choose how to pay' };
      expect(await screen.findByRole('dialog', title, slowly)).toBe(dialog);
      expect(await screen.findAllByRole('radio')).toHaveLength(2);
      expect(document.activeElement).toBe(screen.getByRole('heading', title));
    } finally {
      cleanup();
    }
  });
});
