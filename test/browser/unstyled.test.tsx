import '@coinslot/react/styles.css';
import { PAYMENT_STATUSES, type Payment } from '@coinslot/core';
import { CheckoutProvider } from '@coinslot/react';
import { createTestCheckout, paymentFixture } from '@coinslot/react/testing';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { FollowedCard } from './FollowedCard.tsx';

const bitcoin = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const transfer = {
  type: 'transfer',
  address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
  amount: '0.0011284',
  asset: bitcoin,
} as const;
const hash = 'f'.repeat(64);

afterEach(() => cleanup());

/** Words of two elements that stand beside each other on one line with nothing between them. */
function glued(card: Element): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  let before: Text | undefined;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    const hidden = text.parentElement?.closest('.coinslot-hidden, [hidden], [role="group"]');
    if (hidden || text.data === '') continue;
    if (before && /[\p{L}\p{N}]$/u.test(before.data) && /^[\p{L}\p{N}]/u.test(text.data)) {
      const [a, b] = [boxes(before).at(-1), boxes(text)[0]];
      if (a && b && Math.abs(a.top - b.top) < 4 && Math.abs(b.left - a.right) < 2) {
        found.push(`${before.data}|${text.data}`);
      }
    }
    before = text;
  }
  return found;
}

function boxes(text: Text): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()];
}

it.each(PAYMENT_STATUSES)('without a sheet of ours no words run together: %s', async (status) => {
  await page.viewport(800, 896);
  const payment = paymentFixture(status, {
    due: { amount: '0.0011284', asset: bitcoin },
    transactions: [{ hash, amount: null, explorerUrl: 'https://explorer.example/tx' }],
    ...(/awaiting|partially/.test(status) && { action: transfer }),
  } as Partial<Payment>);
  const checkout = createTestCheckout({ payments: [payment] });
  await render(
    <CheckoutProvider
      endpoint="/api/checkout"
      fetch={checkout.fetch}
      appearance={{ theme: 'none' }}
      merchantName="North"
      supportUrl="mailto:help@north.example"
      returnUrl="/orders"
    >
      <FollowedCard payment={payment} />
    </CheckoutProvider>,
  );
  const card = () => document.querySelector('[data-coinslot="checkout"]');
  await expect.poll(() => card()?.textContent).toContain('North');
  // With what is loaded when the page has come to rest.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(glued(card() as Element)).toEqual([]);
});
