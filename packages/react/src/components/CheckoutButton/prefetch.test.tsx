import { afterEach, beforeEach, expect, it, vi } from 'vitest';

// As on a page that has loaded nothing yet; and what is loaded here is no modal of another file.
beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.resetModules();
});

/** A button on a page, and whether the modal is still to be loaded when something was done to it. */
async function loadsAfter(act: (button: HTMLElement) => Promise<void> | void): Promise<boolean> {
  const { cleanup, screen } = await import('@testing-library/react');
  const { CheckoutButton } = await import('./CheckoutButton.tsx');
  const { loadModal } = await import('../ModalOutlet/loadModal.ts');
  const { renderWithCheckout } = await import('../../testing/renderWithCheckout.tsx');
  const { checkout } = await renderWithCheckout(
    <CheckoutButton orderId="1042">Pay now</CheckoutButton>,
  );
  await act(screen.getByRole('button', { name: 'Pay now' }));
  // What is under way, or was loaded, is not loaded again.
  const load = vi.fn(async () => () => null);
  await loadModal(load);
  expect(checkout.requests).toEqual([]);
  cleanup();
  return load.mock.calls.length > 0;
}

it('loads nothing by being on the page', async () => {
  expect(await loadsAfter(() => {})).toBe(true);
});

it('loads the modal when the pointer comes near, before it is pressed', async () => {
  const { fireEvent } = await import('@testing-library/react');
  expect(await loadsAfter((button) => void fireEvent.pointerEnter(button))).toBe(false);
});

it('loads the modal when the focus comes to it, before it is pressed', async () => {
  expect(await loadsAfter((button) => button.focus())).toBe(false);
});
