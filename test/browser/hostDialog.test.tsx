import '@coinslot/react/styles.css';
import { CheckoutButton, CheckoutModal, CheckoutProvider } from '@coinslot/react';
import { createTestCheckout } from '@coinslot/react/testing';
import * as Dialog from '@radix-ui/react-dialog';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';

afterEach(async () => {
  await cleanup();
  await page.viewport(414, 896);
});

const theirs = page.getByRole('dialog', { name: 'Your cart' });
const ours = page.getByRole('dialog', { name: /Send exactly/ });
const focused = () => document.activeElement;

const content = {
  position: 'fixed',
  inset: '40px',
  background: '#fff',
} as const;

/** A cart in a dialog of Radix, as shadcn's is, with the button that pays in it. */
async function openCart(own: boolean) {
  const checkout = createTestCheckout();
  await render(
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
      <div style={{ height: '3000px' }}>
        <Dialog.Root>
          <Dialog.Trigger>Cart</Dialog.Trigger>
          <Dialog.Portal>
            <Dialog.Overlay style={{ position: 'fixed', inset: 0, background: '#0008' }} />
            <Dialog.Content style={content} aria-describedby={undefined}>
              <Dialog.Title>Your cart</Dialog.Title>
              <input aria-label="Voucher" />
              <CheckoutButton orderId="1042">Pay now</CheckoutButton>
              {own && <CheckoutModal />}
            </Dialog.Content>
          </Dialog.Portal>
        </Dialog.Root>
      </div>
    </CheckoutProvider>,
  );
  await page.getByRole('button', { name: 'Cart' }).click();
  await theirs.getByRole('button', { name: 'Pay now' }).click();
  await expect.element(ours).toBeVisible();
  await expect.element(ours.getByText('Send exactly')).toBeVisible();
  return checkout;
}

describe.each([
  ['the modal of the provider', false],
  ['a modal of its own', true],
])("inside another library's dialog, with %s,", (_, own) => {
  it('the card takes the focus, keeps it, and is closed alone by Escape', async () => {
    await openCart(own);
    expect(focused()).toBe(ours.getByRole('heading').element());
    const close = ours.getByRole('button', { name: 'Close' }).element();
    // Around, and again; what the card still fetches may lengthen the way.
    let rounds = 0;
    for (let step = 0; rounds < 2 && step < 30; step++) {
      await userEvent.keyboard('{Tab}');
      expect(focused() === document.body || ours.element().contains(focused())).toBe(true);
      if (focused() === close) rounds += 1;
    }
    expect(rounds).toBe(2);
    await userEvent.keyboard('{Escape}');
    await expect.element(ours).not.toBeInTheDocument();
    await expect.element(theirs).toBeVisible();
    expect(focused()).toBe(theirs.getByRole('button', { name: 'Pay now' }).element());

    await userEvent.keyboard('{Escape}');
    await expect.element(theirs).not.toBeInTheDocument();
    expect(focused()).toBe(page.getByRole('button', { name: 'Cart' }).element());
  });

  it('the card is pressed, copied from and scrolled, and the other stays open', async () => {
    await page.viewport(414, 400);
    await openCart(own);
    await ours.getByRole('button', { name: 'Copy address' }).click();
    await expect.element(page.getByText('Address copied, TRON network').first()).toBeVisible();
    const card = ours.element();
    card.scrollTop = 0;
    await userEvent.hover(ours.getByRole('heading'));
    await userEvent.wheel(ours.getByRole('heading'), { delta: { y: 120 } });
    await expect.poll(() => card.scrollTop).toBeGreaterThan(0);

    // Above the sheet.
    await userEvent.click(ours, { position: { x: 2, y: -8 }, force: true });
    await expect.element(ours).not.toBeInTheDocument();
    await expect.element(theirs).toBeVisible();
    await theirs.getByRole('textbox', { name: 'Voucher' }).fill('TEA');
    await theirs.getByRole('button', { name: 'Pay now' }).click();
    await expect.element(ours).toBeVisible();
  });

  it('everything behind is let go in the order in which it was taken', async () => {
    await openCart(own);
    await userEvent.keyboard('{Escape}');
    await expect.element(ours).not.toBeInTheDocument();
    // The page behind the cart is still out of reach.
    expect(getComputedStyle(document.body).pointerEvents).toBe('none');
    expect(page.getByRole('button', { name: 'Cart' }).elements()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(theirs).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Cart' }).click();
    await expect.element(theirs).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(theirs).not.toBeInTheDocument();
    expect(document.querySelectorAll('[aria-hidden="true"]:not(svg)')).toHaveLength(0);
    const { overflow, scrollbarGutter } = document.documentElement.style;
    expect([overflow, scrollbarGutter]).toEqual(['', '']);
    window.scrollTo(0, 500);
    expect(window.scrollY).toBe(500);
    window.scrollTo(0, 0);
  });
});
