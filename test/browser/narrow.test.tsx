import '@coinslot/react/styles.css';
import type { Payment } from '@coinslot/core';
import { CheckoutButton, CheckoutProvider } from '@coinslot/react';
import { createTestCheckout } from '@coinslot/react/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { media } from './media.ts';

const address = 'bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297';
const asset = { code: 'X', symbol: 'WRAPPEDXYZ', network: 'bitcoin', contract: null, decimals: 18 };
const amount = '1234567890.123456789012345678';
const transfer = { type: 'transfer', address, amount, asset } as const;
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const due = { amount, asset };

/** Every word is as long as the longest language makes it. */
const messages = {
  send: `Bitte genau überweisen ${long}`,
  address: { only: `{symbol} {network} ${long}` },
  title: { paid: long, confirming: long, settling: long, expired: long, failed: long },
  say: { received: `{received} / {due} ${long}`, sendRest: `{remaining} {network}` },
  checked: { now: long, action: 'Jetztnachsehenlassen' },
  action: { newPrice: long, alreadyPaid: long, support: long, startNew: long },
  receipt: { paid: long, received: long, transaction: long },
};

const states: [Payment['status'], Partial<Payment>][] = [
  ['awaiting_payment', { due, action: transfer }],
  ['awaiting_payment', { due, action: transfer, held: true }],
  ['partially_paid', { due, received: '1', remaining: amount, action: transfer }],
  ['confirming', { due, received: amount }],
  ['settling', { due, received: amount }],
  ['paid', { due, received: amount, amountStatus: 'over', excess: amount }],
  ['expired', { due }],
  ['failed', { due }],
  ['refunded', { due, received: amount, refund: { amount, txHash: 'f'.repeat(64) } }],
];

afterEach(async () => {
  await cleanup();
  await media({});
  document.documentElement.dir = '';
  await page.viewport(1024, 768);
});

async function open(payment: Partial<Payment>, status: Payment['status']) {
  const checkout = createTestCheckout({ now: Date.now, payment: { due, action: transfer } });
  await render(
    <CheckoutProvider
      endpoint="/api/checkout"
      fetch={checkout.fetch}
      messages={messages}
      merchantName={long}
      supportUrl="mailto:help@north.example"
      returnUrl="/orders"
    >
      <CheckoutButton orderId={'1042'.repeat(12)}>Pay now</CheckoutButton>
    </CheckoutProvider>,
  );
  await page.getByRole('button', { name: 'Pay now' }).click();
  await expect.element(page.getByRole('group', { name: address })).toBeVisible();
  checkout.set(status, payment);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  const card = page.getByRole('dialog').element();
  const shown = () => card.querySelector('[data-coinslot="checkout"]')?.getAttribute('data-status');
  await expect.poll(shown, { timeout: 5_000 }).toBe(status);
  // The words of what left its usual course are loaded on demand.
  await expect.poll(() => card.textContent).not.toContain('Checking');
  return card as HTMLElement;
}

/** What sticks out of the card or is cut off in it, as a shopper would see it. */
function clipped(card: HTMLElement): string[] {
  const found: string[] = [];
  const { left, right } = card.getBoundingClientRect();
  for (const element of [card, ...card.querySelectorAll<HTMLElement>('*')]) {
    const { overflowX, position } = getComputedStyle(element);
    const hidden = element.closest('.coinslot-hidden, [hidden], svg');
    if (hidden !== null || element.getClientRects().length === 0) continue;
    const name = `${element.tagName} ${element.className}`;
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth) {
      found.push(`${name} is cut off: ${element.scrollWidth} in ${element.clientWidth}`);
    }
    const box = element.getBoundingClientRect();
    if (position !== 'fixed' && (box.left < left - 0.5 || box.right > right + 0.5)) {
      found.push(`${name} sticks out: ${box.left}..${box.right} of ${left}..${right}`);
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page scrolls sideways: ${scrollWidth}`);
  return found;
}

const views: [string, number, number, 'ltr' | 'rtl', Record<string, string>][] = [
  ['320 px wide', 320, 640, 'ltr', {}],
  ['320 px wide from right to left', 320, 640, 'rtl', {}],
  // WCAG 1.4.10: 1280 x 1024 at 400 %.
  ['400 % zoom with less motion', 320, 256, 'ltr', { 'prefers-reduced-motion': 'reduce' }],
  ['forced colours', 320, 640, 'rtl', { 'forced-colors': 'active' }],
];

describe.each(views)('at %s', (_, width, height, dir, features) => {
  it.each(states)(
    'a card that is %s cuts nothing off, whatever the length of words and amounts (C40)',
    async (status, payment) => {
      await page.viewport(width, height);
      await media(features);
      document.documentElement.dir = dir;
      const card = await open(payment, status);
      expect(clipped(card)).toEqual([]);
      const text = card.textContent ?? '';
      const send = payment.action?.type === 'transfer';
      expect(text.includes(address)).toBe(send);
      if (send) {
        const row = card.querySelector('[data-coinslot="payment-address"]');
        expect(row?.getBoundingClientRect().height).toBeGreaterThan(40);
        const code = card.querySelector('svg[role="img"] path');
        expect(getComputedStyle(code as Element).fill).toBe('rgb(255, 255, 255)');
      }
      if (features['prefers-reduced-motion']) {
        expect(document.getAnimations().filter(({ playState }) => playState === 'running')).toEqual(
          [],
        );
      }
    },
  );
});
