import type { Payment } from '@coinslot/core';
import { PaymentReturn, useKangaPayment, usePayment } from '@coinslot/react';
import { createTestCheckout } from '@coinslot/react/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { showShop } from './showShop.tsx';

const KEY = 'coinslot:return:/api/checkout';
const url = 'https://pay.example/1042';
const payment: Partial<Payment> = { action: { type: 'redirect', url }, expiresAt: null };
const link = page.getByRole('link', { name: 'Continue to Example Pay' });

/** What the browser was about to do with each click on a link. */
const ways: { target: string; stopped: boolean }[] = [];
const note = (event: MouseEvent) => {
  const { target, defaultPrevented } = event;
  if (!(target instanceof HTMLAnchorElement)) return;
  ways.push({ target: target.target, stopped: defaultPrevented });
  // The page of the tests stays.
  event.preventDefault();
};

beforeEach(() => {
  ways.length = 0;
  sessionStorage.clear();
  window.addEventListener('click', note);
  window.addEventListener('auxclick', note);
});
afterEach(async () => {
  await cleanup();
  window.removeEventListener('click', note);
  window.removeEventListener('auxclick', note);
  sessionStorage.clear();
});

describe('the way to a page of the provider', () => {
  it('leads out of a frame, by mouse, keyboard and the middle button (C36)', async () => {
    expect(window.top).not.toBe(window);
    await showShop({ checkout: createTestCheckout({ payment }) });
    await page.getByRole('button', { name: 'Pay now' }).click();
    await link.click();
    (link.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await link.click({ button: 'middle' });
    expect(ways).toEqual(Array(3).fill({ target: '_top', stopped: false }));
    // The modal stays, with its link.
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await expect.element(page.getByText('Checking your payment…')).toBeVisible();
  });

  it('leads out of a frame from a link of the page itself, and not where that says otherwise', async () => {
    function Own() {
      const { start, getRedirectProps } = usePayment();
      const redirect = getRedirectProps();
      return redirect === null ? (
        <button type="button" onClick={() => start({ orderId: '1042' })}>
          Start
        </button>
      ) : (
        <>
          <a {...redirect}>Go</a>
          <a {...redirect} target="_blank">
            Go elsewhere
          </a>
        </>
      );
    }
    const checkout = createTestCheckout({ payment });
    await showShop({ checkout, children: <Own /> });
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('link', { name: 'Go', exact: true }).click();
    await page.getByRole('link', { name: 'Go elsewhere' }).click();
    expect(ways.map(({ target }) => target)).toEqual(['_top', '_blank']);
    expect(sessionStorage.getItem(KEY)).toBe(checkout.payments()[0]?.id);
  });

  it('is reached by keyboard from a hook that is bound to the provider', async () => {
    function Shop() {
      const { openPaymentModal } = useKangaPayment();
      return (
        <button type="button" onClick={() => openPaymentModal({ orderId: '1042' })}>
          Pay with Kanga
        </button>
      );
    }
    const checkout = createTestCheckout({ payment });
    await showShop({ checkout, children: <Shop /> });
    (page.getByRole('button', { name: 'Pay with Kanga' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(link).toBeVisible();
    await expect.poll(() => document.activeElement?.tagName).toBe('H2');
    await userEvent.keyboard('{Tab}{Enter}');
    expect(document.activeElement).toBe(link.element());
    expect(ways).toEqual([{ target: '_top', stopped: false }]);
    expect(checkout.requests[0]?.body).toEqual({ orderId: '1042', provider: 'kanga' });
  });

  it('is found again by the page that is come back to', async () => {
    const checkout = createTestCheckout({ payment });
    await showShop({ checkout });
    await page.getByRole('button', { name: 'Pay now' }).click();
    await link.click();
    await cleanup();
    checkout.set('paid');

    await showShop({ checkout, children: <PaymentReturn /> });
    await expect.element(page.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
    expect(sessionStorage.getItem(KEY)).toBeNull();
  });
});
