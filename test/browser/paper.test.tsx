import '@coinslot/react/styles.css';
import { CheckoutProvider, paper } from '@coinslot/react';
import { createTestCheckout, paymentFixture } from '@coinslot/react/testing';
import { afterEach, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { FollowedCard } from './FollowedCard.tsx';

const hash = '9f2c4e'.repeat(11).slice(0, 64);
const paid = paymentFixture('paid', {
  transactions: [{ hash, confirmations: 20, explorerUrl: null } as never],
});

afterEach(async () => {
  window.dispatchEvent(new Event('afterprint'));
  await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  await cleanup();
  await page.viewport(414, 896);
});

it('a hash that needs two lines of the paper is cut in its middle', async () => {
  const print = window.print;
  window.print = () => window.dispatchEvent(new Event('beforeprint'));
  const checkout = createTestCheckout({ payments: [paid] });
  await render(
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
      <FollowedCard payment={paid} />
    </CheckoutProvider>,
  );
  await page.getByRole('button', { name: 'Print' }).click();
  window.print = print;
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  const values = [...document.querySelectorAll('[data-coinslot="receipt-paper"] dd')];
  const text = values.find(({ textContent }) => textContent === hash);
  if (text === undefined) throw new Error('The hash is not on the paper.');
  const lines: number[] = [];
  for (let width = 560; width <= 800; width += 20) {
    await page.viewport(width, 1000);
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    const widths = [...new Map(boxes.map((box) => [Math.round(box.top), box.width])).values()];
    lines.push(widths.length);
    expect(Math.min(...widths), `at ${width}`).toBeGreaterThan(Math.max(...widths) * 0.8);
  }
  // On one line and on two: the width of the paper decides.
  expect(new Set(lines)).toContain(2);
});

it('the corners of badges are as straight as those of the card', async () => {
  const awaiting = paymentFixture('awaiting_payment');
  const checkout = createTestCheckout({ payments: [awaiting] });
  const { rerender } = await render(
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch} appearance={paper}>
      <FollowedCard payment={awaiting} />
    </CheckoutProvider>,
  );
  const badge = page.getByText('TRON network');
  const corner = () => Number.parseFloat(getComputedStyle(badge.element()).borderTopLeftRadius);
  await expect.element(badge).toBeVisible();
  expect(corner()).toBe(3);
  await rerender(
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
      <FollowedCard payment={awaiting} />
    </CheckoutProvider>,
  );
  await expect.poll(corner).toBeGreaterThan(badge.element().getBoundingClientRect().height / 2);
});
