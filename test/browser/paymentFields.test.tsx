import type { PaymentOption } from '@coinslot/react';
import { createTestCheckout, optionFixture } from '@coinslot/react/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { media } from './media.ts';
import { showShop } from './showShop.tsx';

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk';
const field = (
  key: string,
  label: string,
  more: Partial<PaymentOption['fields'][number]> = {},
) => ({
  key,
  label,
  placeholder: null,
  pattern: null,
  patternError: null,
  required: true,
  place: 'from',
  ...more,
});
const asking = optionFixture({
  provider: 'other',
  providerName: 'Other Pay',
  fields: [
    field('f1', 'Refund address', { placeholder: 'T…' }),
    field('f2', 'E-mail', { place: 'route', required: false }),
  ],
  termsUrl: 'https://other.example/terms',
});
const wide = { ...asking, providerName: long, fields: [field('f1', long, { placeholder: long })] };

const dialog = page.getByRole('dialog');
afterEach(async () => {
  await cleanup();
  await media({});
  document.documentElement.dir = '';
  await page.viewport(1024, 768);
});

async function open(option: PaymentOption = asking) {
  const checkout = createTestCheckout({ options: [option] });
  await showShop({ checkout });
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(dialog.getByRole('checkbox')).toBeVisible();
  return { checkout, element: dialog.element() };
}

describe('what a provider needs of the shopper', () => {
  it('is told by keyboard alone, and what is wrong is gone to', async () => {
    const { checkout } = await open();
    expect(document.activeElement).toBe(dialog.getByRole('heading').element());
    await userEvent.keyboard('{Tab}');
    const address = dialog.getByRole('textbox', { name: 'Refund address' });
    expect(document.activeElement).toBe(address.element());
    await userEvent.keyboard('{Enter}');
    await expect.element(address).toHaveAccessibleDescription('This is needed.');
    await expect.poll(() => document.activeElement).toBe(address.element());
    await userEvent.keyboard('T1{Enter}');
    const box = dialog.getByRole('checkbox');
    await expect.element(box).toHaveAccessibleDescription('This is needed.');
    await expect.poll(() => document.activeElement).toBe(box.element());
    await userEvent.keyboard(' {Tab}');
    await expect.poll(() => document.activeElement).toBe(dialog.getByRole('link').element());
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    await expect.poll(() => document.activeElement).toBe(dialog.getByRole('heading').element());
    expect(checkout.payments()).toHaveLength(1);
  });

  it.each([
    ['one line', asking, 400],
    ['several lines', wide, 280],
  ])('says what is wrong with the consent close to it, in %s', async (_, option, width) => {
    await page.viewport(width, 640);
    const { element } = await open(option);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    const problems = page.getByText('This is needed.');
    await expect.element(problems.nth(1)).toBeVisible();
    const top = (index: number) => problems.nth(index).element().getBoundingClientRect().top;
    const bottom = (selector: string) =>
      element.querySelector(selector)?.getBoundingClientRect().bottom ?? Number.NaN;
    const gap = top(0) - bottom('input[type=text]');
    const consent = top(1) - bottom('label:has([type=checkbox]) span');
    expect(consent).toBeGreaterThan(0);
    expect(consent).toBeLessThanOrEqual(gap + 4);
  });

  const views: [string, number, 'ltr' | 'rtl', Record<string, string>][] = [
    ['280 px wide', 280, 'ltr', {}],
    ['400 px wide from right to left', 400, 'rtl', { 'prefers-color-scheme': 'dark' }],
    ['forced colours', 400, 'ltr', { 'forced-colors': 'active' }],
  ];
  it.each(views)('cuts nothing off and is easy to hit at %s (C40)', async (_, width, dir, look) => {
    await page.viewport(width, 640);
    await media(look);
    document.documentElement.dir = dir;
    const { element } = await open(wide);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await expect.element(page.getByText('This is needed.').first()).toBeVisible();
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    const { left, right } = element.getBoundingClientRect();
    for (const part of element.querySelectorAll('form *:not(.coinslot-hidden)')) {
      const box = part.getBoundingClientRect();
      expect(box.left, part.outerHTML).toBeGreaterThanOrEqual(left);
      expect(box.right, part.outerHTML).toBeLessThanOrEqual(right);
    }
    const targets = 'input[type=text], button, label:has([type=checkbox])';
    for (const target of element.querySelectorAll<HTMLElement>(targets)) {
      expect(target.offsetHeight).toBeGreaterThanOrEqual(44);
    }
    // A phone zooms into what is written smaller.
    const input = element.querySelector('input') as HTMLInputElement;
    expect(Number.parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16);
    expect(getComputedStyle(input).borderTopStyle).toBe('solid');
  });
});
