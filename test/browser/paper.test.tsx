import '@coinslot/react/styles.css';
import { CheckoutProvider, type CheckoutProviderProps, paper } from '@coinslot/react';
import ar from '@coinslot/react/locales/ar';
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

/** Prints the receipt of a paid payment, and gives what is on the paper. */
async function print(
  name = 'Print',
  settings: Partial<CheckoutProviderProps> = {},
): Promise<HTMLElement> {
  const own = window.print;
  window.print = () => window.dispatchEvent(new Event('beforeprint'));
  const checkout = createTestCheckout({ payments: [paid] });
  await render(
    <CheckoutProvider endpoint="/api/checkout" {...settings} fetch={checkout.fetch}>
      <FollowedCard payment={paid} />
    </CheckoutProvider>,
  );
  await page.getByRole('button', { name }).click();
  window.print = own;
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  const sheet = document.querySelector<HTMLElement>('[data-coinslot="receipt-paper"]');
  if (sheet === null) throw new Error('There is no paper.');
  return sheet;
}

it('the receipt is all that is on the paper, whatever the sheets of the page say', async () => {
  document.body.insertAdjacentHTML(
    'beforeend',
    `<div data-page id="banner" style="display: flex">Sale</div>
     <style data-page>body #banner, body > * { display: block } @media print { body > div { display: grid } }</style>`,
  );
  try {
    const sheet = await print();
    const around = [...document.body.children].filter((element) => element !== sheet);
    expect(around.length).toBeGreaterThan(2);
    const shown = around.filter((element) => getComputedStyle(element).display !== 'none');
    expect(shown.map(({ outerHTML }) => outerHTML.slice(0, 80))).toEqual([]);
    expect(getComputedStyle(sheet).display).toBe('block');
    // Off the screen, and the page is back.
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    expect(getComputedStyle(sheet).display).toBe('none');
    expect(around.map((element) => getComputedStyle(element).display)).toContain('flex');
  } finally {
    for (const element of document.querySelectorAll('[data-page]')) element.remove();
  }
});

it.each([
  ['en', 'ltr', undefined],
  ['ar', 'rtl', ar],
])('the paper is written in the direction of the language: %s, %s', async (locale, dir, pack) => {
  const sheet = await print(pack?.receipt.print, {
    locale,
    messages: pack,
    supportUrl: 'mailto:help@north.example',
  });
  expect([sheet.lang, sheet.dir]).toEqual([locale, dir]);
  const [first, firstOf] = [...sheet.querySelectorAll('dt, dd')].map((one) =>
    one.getBoundingClientRect(),
  );
  if (!first || !firstOf) throw new Error('The paper is empty.');
  expect(first.left < firstOf.left).toBe(dir === 'ltr');
  const last = sheet.querySelector('dd:last-of-type');
  expect(last?.textContent).toBe('help@north.example');
});

it('a hash that needs two lines of the paper is cut in its middle', async () => {
  const sheet = await print();
  const values = [...sheet.querySelectorAll('dd')];
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

it('help stands beside what is taken along, on the same line of text', async () => {
  const checkout = createTestCheckout({ payments: [paid] });
  await render(
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch} supportUrl="/help">
      <FollowedCard payment={paid} />
    </CheckoutProvider>,
  );
  const help = page.getByRole('link', { name: 'Get help' });
  await expect.element(help).toBeVisible();
  const tops = [help, page.getByRole('button', { name: 'Print' })].map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one.element());
    return range.getBoundingClientRect().top;
  });
  expect(tops[0]).toBeCloseTo(tops[1] ?? 0, 0);
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
