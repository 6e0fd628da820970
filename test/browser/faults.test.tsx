import type { Payment } from '@coinslot/core';
import { createTestCheckout } from '@coinslot/react/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { showShop } from './showShop.tsx';

const address = 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM';
const dialog = page.getByRole('dialog');
const trigger = page.getByRole('button', { name: 'Pay now' });
const send = page.getByText('Send exactly');
const check = page.getByRole('button', { name: 'Check now' });

const thrown: unknown[] = [];
const note = (event: ErrorEvent | PromiseRejectionEvent) => {
  thrown.push('reason' in event ? event.reason : event.error);
};

beforeEach(() => {
  thrown.length = 0;
  window.addEventListener('error', note);
  window.addEventListener('unhandledrejection', note);
});
afterEach(async () => {
  await cleanup();
  window.removeEventListener('error', note);
  window.removeEventListener('unhandledrejection', note);
  expect(thrown).toEqual([]);
});

/** The server's clock is the device's. */
async function show(payment: Partial<Payment> = {}) {
  const copies: string[] = [];
  const checkout = await showShop({
    checkout: createTestCheckout({ now: Date.now, payment }),
    onEvent(event) {
      if (event.type === 'copy') copies.push(event.outcome);
    },
  });
  return { checkout, copies };
}

async function open(payment: Partial<Payment> = {}) {
  const shop = await show(payment);
  await trigger.click();
  await expect.element(dialog).toBeVisible();
  return shop;
}

describe('the button', () => {
  it('pressed ten times at once, by mouse, touch and keyboard, makes one payment (C02)', async () => {
    const { checkout } = await show();
    const button = trigger.element() as HTMLButtonElement;
    button.focus();
    for (let press = 0; press < 5; press++) {
      button.dispatchEvent(
        new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }),
      );
      button.click();
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      button.click();
    }
    await expect.element(send).toBeVisible();
    const creations = checkout.requests.filter(({ path }) => path === '/payments');
    expect(creations).toHaveLength(1);
    expect(checkout.payments()).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(document.activeElement).toBe(button);
  });
});

describe('the card', () => {
  it('asks as soon as it comes out of the back/forward cache', async () => {
    const { checkout } = await open();
    await expect.element(send).toBeVisible();
    checkout.set('paid');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await expect.element(page.getByText('Payment complete'), { timeout: 2_500 }).toBeVisible();
  });

  it('says at 00:00 that it checks, asks, and leaves the end to the server (C17)', async () => {
    const expiresAt = new Date(Date.now() + 1_500).toISOString();
    const { checkout } = await open({ expiresAt });
    await expect.element(send).toBeVisible();
    const timer = page.getByRole('timer');
    await expect.element(timer).toHaveTextContent('Checking…');
    await expect
      .poll(() => checkout.requests.filter(({ method }) => method === 'GET').length)
      .toBeGreaterThan(0);
    // Open, says the server: then it is.
    await expect.element(send).toBeVisible();
    await expect.element(page.getByText(/expired/)).not.toBeInTheDocument();
  });

  it('says of an expired price not to send, and that late money is watched for (C18)', async () => {
    const { checkout } = await open();
    await expect.element(page.getByRole('group', { name: address })).toBeVisible();
    checkout.set('expired');
    await check.click();
    await expect.element(page.getByText('This price has expired')).toBeVisible();
    await expect.element(page.getByText(/Do not send to the old address/)).toBeVisible();
    await expect.element(page.getByText(/still watching/)).toBeVisible();
    expect(document.body.textContent).not.toContain(address);
    expect(dialog.getByRole('img').elements()).toEqual([]);
  });

  it.each([
    ['has no clipboard, as on a page without TLS', undefined],
    ['refuses', () => Promise.reject(new DOMException('denied', 'NotAllowedError'))],
  ])('selects the text and names the keys where the browser %s (C34)', async (_, writeText) => {
    const clipboard = writeText && { writeText };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    try {
      const { copies } = await open();
      await dialog.getByRole('button', { name: 'Copy address' }).click();
      await expect.element(page.getByText(/^Press .+ to copy$/).first()).toBeVisible();
      expect(document.getSelection()?.toString()).toBe(address);
      expect(copies).toEqual(['denied']);
      await expect.element(page.getByText(/copied/)).not.toBeInTheDocument();
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('stays as it is when no wallet opens its link (C35)', async () => {
    const asset = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
    const to = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
    await open({
      due: { amount: '0.0011284', asset },
      action: { type: 'transfer', address: to, amount: '0.0011284', asset },
    });
    await expect.element(page.getByRole('group', { name: to })).toBeVisible();
    // Shown where a wallet is likely on the same device.
    const wallet = dialog.element().querySelector('a');
    expect(wallet?.getAttribute('href')).toBe(`bitcoin:${to}?amount=0.0011284`);
    expect(wallet?.textContent).toBe('Open wallet');
    const taken: boolean[] = [];
    // Without a wallet the browser does nothing. One that asks for a wallet would stop the tests.
    const nothing = (event: Event) => {
      taken.push(event.defaultPrevented);
      event.preventDefault();
    };
    window.addEventListener('click', nothing);
    wallet?.click();
    window.removeEventListener('click', nothing);
    expect(taken).toEqual([false]);
    await expect.element(page.getByRole('group', { name: to })).toBeVisible();
    await expect.element(page.getByRole('img', { name: /QR code/ })).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Copy address' })).toBeVisible();
  });

  it('leads to a provider by a plain link, which no blocker of windows stops (C36)', async () => {
    const opened: unknown[] = [];
    const { open: original } = window;
    window.open = (...given) => {
      opened.push(given);
      return null;
    };
    const url = 'https://pay.example/o/1042?key=of-the-order';
    await open({ action: { type: 'redirect', url } });
    const link = page.getByRole('link', { name: 'Continue to Example Pay' });
    await expect.element(link).toHaveAttribute('href', url);
    await expect.element(link).toHaveAttribute('rel', 'noreferrer');
    // The tests run in a frame, which the provider's page must not be shown in.
    await expect.element(link).toHaveAttribute('target', '_top');
    window.open = original;
    expect(opened).toEqual([]);
  });

  it('goes on when a translator or an extension has rewritten the page (C39)', async () => {
    const { checkout } = await open();
    await expect.element(send).toBeVisible();
    const group = page.getByRole('group', { name: address }).element();
    expect(group.closest('[translate]')?.getAttribute('translate')).toBe('no');
    const rewritten = rewrite((node) => !node.parentElement?.closest('[translate="no"]'));
    expect(rewritten).toBeGreaterThan(5);
    expect(group.textContent).toBe(address);

    // Everything that changes words: a copy, a check, and every way that a payment goes.
    await dialog.getByRole('button', { name: 'Copy address' }).click();
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    for (const status of ['partially_paid', 'confirming', 'settling', 'paid'] as const) {
      rewrite(() => true);
      checkout.set(status);
      if (status === 'confirming') checkout.fail('network');
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      const card = dialog.element().querySelector('[data-coinslot="checkout"]');
      await expect.poll(() => card?.getAttribute('data-status')).toBe(status);
    }
    rewrite(() => true);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(trigger).toBeVisible();
  });

  it('tells a change once, and nothing each second or at each check (C41)', async () => {
    const { checkout } = await open();
    await expect.element(send).toBeVisible();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const heard: string[] = [];
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[role="status"], [role="alert"], [aria-live="polite"]');
        if (region?.textContent) heard.push(region.textContent);
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    const polls = checkout.requests.length;
    await expect.poll(() => checkout.requests.length, { timeout: 30_000 }).toBeGreaterThan(polls);
    expect(heard).toEqual([]);

    checkout.set('confirming');
    await check.click();
    await expect.element(page.getByText('Payment seen on the network').first()).toBeVisible();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(new Set(heard).size).toBe(1);
    expect(heard[0]).toContain('Payment seen on the network');
    observer.disconnect();
  });
});

/** Puts each text into an element of its own, as translators of pages do. Says how many. */
function rewrite(wanted: (text: Text) => boolean): number {
  const walker = document.createTreeWalker(dialog.element(), NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const chosen = texts.filter((text) => text.data.trim() !== '' && wanted(text));
  for (const text of chosen) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text);
  }
  return chosen.length;
}
