import { CheckoutButton, CheckoutProvider } from '@coinslot/react';
import styles from '@coinslot/react/styles.css?inline';
import { createTestCheckout } from '@coinslot/react/testing';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

let root: Root | undefined;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

/** A shop in a frame of a dialog of the page around it, rendered by a script of that page. */
async function openFrame() {
  const dialog = document.createElement('dialog');
  dialog.ariaLabel = 'Around';
  const frame = document.createElement('iframe');
  frame.width = '360';
  frame.height = '420';
  dialog.append(frame);
  document.body.append(dialog);
  dialog.showModal();
  const inside = frame.contentDocument as Document;
  const sheet = inside.createElement('style');
  sheet.textContent = styles;
  inside.head.append(sheet);
  inside.documentElement.lang = 'en';
  inside.body.innerHTML = '<div style="height: 2000px"></div>';
  const checkout = createTestCheckout();
  root = createRoot(inside.body.firstElementChild as Element);
  root.render(
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
      <CheckoutButton orderId="1042">Pay now</CheckoutButton>
    </CheckoutProvider>,
  );
  return { dialog, inside, shop: page.frameLocator(page.elementLocator(frame)) };
}

it('a card in a frame takes the focus, the scrolling and Escape of the frame alone', async () => {
  const { dialog, inside, shop } = await openFrame();
  const button = shop.getByRole('button', { name: 'Pay now' });
  await button.click();
  const heading = () => inside.querySelector('dialog h2');
  await expect.poll(() => heading()?.textContent).toContain('Send exactly');
  await expect.poll(() => inside.activeElement === heading()).toBe(true);
  expect(document.documentElement.style.overflow).toBe('');
  expect(inside.documentElement.style.overflow).toBe('hidden');

  const card = inside.querySelector('dialog') as HTMLDialogElement;
  expect(card.matches(':modal')).toBe(true);
  expect(card.scrollWidth).toBeLessThanOrEqual(360);
  for (let step = 0; step < 8; step++) {
    await userEvent.keyboard('{Tab}');
    expect(inside.activeElement === inside.body || card.contains(inside.activeElement)).toBe(true);
  }
  await shop.getByRole('button', { name: 'Copy address' }).click();
  await expect.poll(() => card.textContent).toMatch(/Address copied|Press Ctrl\+C/);

  await userEvent.keyboard('{Escape}');
  await expect.poll(() => inside.querySelector('dialog')).toBeNull();
  expect(inside.activeElement?.textContent).toBe('Pay now');
  expect(inside.documentElement.style.overflow).toBe('');
  expect(dialog.open).toBe(true);
});
