import '@coinslot/react/styles.css';
import { CheckoutButton, CheckoutProvider, paper, pop } from '@coinslot/react';
import en from '@coinslot/react/locales/en';
import { createTestCheckout, optionFixture } from '@coinslot/react/testing';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { layoutFaults } from './layoutFaults.ts';
import { media } from './media.ts';
import { Forms, showCards } from './showCards.tsx';
import { wear } from './wear.ts';

afterEach(async () => {
  await cleanup();
  await media({});
  wear({});
  document.documentElement.dir = '';
  document.body.style.margin = '';
  await page.viewport(414, 896);
});

/** English with every word 40 % longer, as the longest languages are; no placeholder is touched. */
function lengthen<T extends object>(pack: T): T {
  const longer = (text: string) =>
    text.replace(/\{\w+\}|\p{L}+/gu, (word) =>
      word.startsWith('{') ? word : word + word.slice(0, Math.ceil(word.length * 0.4)),
    );
  return Object.fromEntries(
    Object.entries(pack).map(([key, value]) => [
      key,
      typeof value === 'string' ? longer(value) : lengthen(value),
    ]),
  ) as T;
}

const messages = lengthen(en);

it('cuts nothing off in the longest language, in any state, direction or width, and all is easy to hit (C40)', async () => {
  await media({ 'prefers-reduced-motion': 'reduce' });
  document.body.style.margin = '0';
  const cards = await showCards({
    messages,
    children: <Forms messages={messages} />,
  });
  await expect.poll(() => document.querySelector('[data-form] [type="radio"]')).not.toBeNull();
  // What is folded away is measured, too.
  const folded = () => cards.querySelectorAll<HTMLDetailsElement>('details');
  await expect.poll(() => folded().length).toBeGreaterThan(5);
  for (const details of folded()) details.open = true;
  for (const [look, variables] of [
    ['ready', {}],
    ['paper', paper.variables],
    ['pop', pop.variables],
  ] as const) {
    wear(variables);
    // The second is that of a window of 1280 px at 400 %.
    for (const width of [280, 320, 480]) {
      await page.viewport(width, 640);
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        expect(layoutFaults(cards), `${look}, ${width} px, ${dir}`).toEqual([]);
      }
    }
  }
  const running = document.getAnimations().filter(({ playState }) => playState === 'running');
  expect(running).toEqual([]);
});

const field = {
  key: 'card',
  label: 'Donaudampfschifffahrtselektrizität',
  placeholder: '0000000000000000',
  pattern: null,
  patternError: null,
  required: true,
  place: 'from' as const,
};
const options = [
  optionFixture({ fields: [field], termsUrl: 'https://pay.example/terms' }),
  optionFixture({ unavailable: 'amount_too_small', minimum: '0.000000000000000001' }),
  optionFixture({ provider: 'hosted', providerName: 'Hosted Pay', asset: null, approximate: null }),
];

it('cuts nothing off in the modal that asks, in the longest language, at 400 % zoom (C40)', async () => {
  await media({ 'prefers-reduced-motion': 'reduce' });
  const { fetch } = createTestCheckout({ options });
  await render(
    <CheckoutProvider endpoint="/api/checkout" fetch={fetch} messages={messages}>
      <CheckoutButton orderId={'1042'.repeat(12)}>Pay now</CheckoutButton>
    </CheckoutProvider>,
  );
  await page.getByRole('button', { name: 'Pay now' }).click();
  await expect.element(page.getByRole('radio').first()).toBeVisible();
  const dialog = page.getByRole('dialog').element() as HTMLElement;
  const measure = async (what: string) => {
    for (const [width, height] of [
      [320, 256],
      [280, 640],
    ] as const) {
      await page.viewport(width, height);
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        expect(layoutFaults(dialog), `${what}, ${width} px, ${dir}`).toEqual([]);
        expect(dialog.getBoundingClientRect().height).toBeLessThanOrEqual(height);
      }
    }
  };
  await measure('ways to pay');
  const on = page.getByRole('button', { name: messages.action.goOn, exact: true });
  await on.click();
  await expect.element(page.getByRole('textbox')).toBeVisible();
  await on.click();
  await expect.element(page.getByRole('textbox')).toBeInvalid();
  await measure('questions');
});
