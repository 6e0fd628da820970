import '@coinslot/react/styles.css';
import { CheckoutButton, CheckoutProvider, MethodPicker } from '@coinslot/react';
import { createTestCheckout, optionFixture } from '@coinslot/react/testing';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { media } from './media.ts';

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk';
const bitcoin = optionFixture({
  asset: { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 18 },
  approximate: '1234567.123456789012345678',
});
const hosted = optionFixture({
  provider: 'hosted',
  providerName: long,
  asset: null,
  price: { amount: '49.90', currency: 'PLN' },
});
const small = optionFixture({
  asset: { code: 'X', symbol: 'WRAPPEDXYZ', network: long, contract: null, decimals: 18 },
  approximate: null,
  unavailable: 'amount_too_small',
});
const FOUR = [optionFixture(), bitcoin, hosted, small];

const dialog = page.getByRole('dialog');
afterEach(async () => {
  await cleanup();
  await media({});
  document.documentElement.dir = '';
  await page.viewport(1024, 768);
});

async function open(options = FOUR) {
  const reasons: string[] = [];
  const checkout = createTestCheckout({ options });
  await render(
    <StrictMode>
      <CheckoutProvider
        endpoint="/api/checkout"
        fetch={checkout.fetch}
        onEvent={(event) => event.type === 'open_change' && reasons.push(event.reason)}
      >
        <CheckoutButton orderId="1042">Pay now</CheckoutButton>
      </CheckoutProvider>
    </StrictMode>,
  );
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(page.getByRole('group', { name: 'Choose how to pay' })).toBeVisible();
  await expect.element(dialog.getByRole('radio').first()).toBeVisible();
  return { checkout, reasons, element: dialog.element() };
}

describe('the choice between ways to pay', () => {
  it('is made by keyboard alone, with the focus where a shopper looks for it', async () => {
    const { checkout } = await open();
    expect(document.activeElement).toBe(dialog.getByRole('heading').element());
    await userEvent.keyboard('{Tab}');
    const radios = dialog.getByRole('radio').elements();
    expect(document.activeElement).toBe(radios[0]);
    // The last one can not be chosen: round again to the first, and back.
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(radios[1]);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    await expect.poll(() => document.activeElement).toBe(dialog.getByRole('heading').element());
    expect(checkout.payments()).toMatchObject([{ due: { asset: { code: 'BTC' } } }]);
  });

  it('gives the focus back on Escape, and leaves nothing to resume', async () => {
    const { reasons } = await open();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    const trigger = page.getByRole('button', { name: 'Pay now' });
    expect(document.activeElement).toBe(trigger.element());
    expect(reasons).toEqual(['trigger', 'escape']);
    await expect.element(page.getByRole('button', { name: /Resume/ })).not.toBeInTheDocument();
  });

  it('keeps heading and button in sight of many ways to pay, and off the one that has the focus', async () => {
    await page.viewport(360, 640);
    const many = Array.from({ length: 30 }, (_, index) => {
      const code = `COIN${index}`;
      return optionFixture({
        asset: { code, symbol: code, network: 'tron', contract: null, decimals: 6 },
      });
    });
    await open(many);
    const button = dialog.getByRole('button', { name: 'Continue' }).element();
    expect(button.getBoundingClientRect().bottom).toBeLessThanOrEqual(window.innerHeight);
    await userEvent.keyboard('{Tab}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    const focused = document.activeElement?.closest('label');
    expect(focused?.textContent).toMatch(/COIN5/);
    const { bottom } = (focused as Element).getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(button.getBoundingClientRect().top);
    await userEvent.keyboard('{End}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}');
    const higher = document.activeElement?.closest('label');
    expect(higher?.textContent).toMatch(/COIN24/);
    const heading = dialog.getByRole('heading').element().getBoundingClientRect();
    expect(heading.top).toBeGreaterThan(0);
    expect(higher?.getBoundingClientRect().top).toBeGreaterThanOrEqual(heading.bottom);
  });

  it('takes the room that it will take while the ways to pay load, in rows of one height', async () => {
    const plain = optionFixture({ minimum: null });
    const dear = optionFixture({ routeId: 'dear', price: { amount: '49.90', currency: 'PLN' } });
    const lone = optionFixture({ routeId: 'lone', asset: null, approximate: null, minimum: null });
    const four = [plain, optionFixture({ routeId: 'usual' }), dear, lone];
    const form = (options: typeof four | null) => (
      <CheckoutProvider endpoint="/api/checkout">
        <div style={{ width: 400 }}>
          <MethodPicker options={options} onSelect={() => {}} />
        </div>
      </CheckoutProvider>
    );
    const { container, rerender } = await render(form(null));
    const height = () => container.querySelector('form')?.offsetHeight ?? 0;
    const loading = height();
    await rerender(form(four));
    expect(Math.abs(height() - loading)).toBeLessThanOrEqual(1);
    const rows = [...container.querySelectorAll('label')];
    expect(rows.map(({ offsetHeight }) => offsetHeight)).toEqual([64, 64, 64, 64]);
  });

  it('has the button below all of them in a page, and on none', async () => {
    const checkout = createTestCheckout({ options: FOUR });
    await render(
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <div style={{ height: 640 }} />
        <MethodPicker orderId="1042" />
        <div style={{ height: 640 }} />
      </CheckoutProvider>,
    );
    const go = page.getByRole('button', { name: 'Continue' });
    await expect.element(go).toBeInTheDocument();
    const button = go.element();
    const rows = [...document.querySelectorAll('form label')];
    const lowest = Math.max(...rows.map((row) => row.getBoundingClientRect().bottom));
    expect(rows).toHaveLength(4);
    expect(button.getBoundingClientRect().top).toBeGreaterThanOrEqual(lowest);
  });

  it('breaks no name of a network for a long amount', async () => {
    await page.viewport(390, 700);
    const network = 'arbitrum';
    const asset = { code: 'A', symbol: 'USDC', network, contract: null, decimals: 6 };
    const { element } = await open([
      bitcoin,
      optionFixture({ asset, approximate: '1234567890.12' }),
    ]);
    const names = [...element.querySelectorAll('label .coinslot-method-picker__network')];
    expect(names.map(({ textContent }) => textContent)).toEqual(['Bitcoin', 'Arbitrum']);
    const [first, second] = names.map((name) => name.getBoundingClientRect().height);
    expect(second).toBe(first);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });

  const views: [string, number, 'ltr' | 'rtl', Record<string, string>][] = [
    ['280 px wide', 280, 'ltr', {}],
    ['320 px wide from right to left', 320, 'rtl', {}],
    ['forced colours', 400, 'ltr', { 'forced-colors': 'active' }],
  ];
  it.each(views)(
    'cuts nothing off and is easy to hit at %s (C40)',
    async (_, width, dir, features) => {
      await page.viewport(width, 640);
      await media(features);
      document.documentElement.dir = dir;
      const { element } = await open();
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
      const { left, right } = element.getBoundingClientRect();
      for (const part of element.querySelectorAll('form *:not(.coinslot-hidden)')) {
        const box = part.getBoundingClientRect();
        expect(box.left, part.outerHTML).toBeGreaterThanOrEqual(left);
        expect(box.right, part.outerHTML).toBeLessThanOrEqual(right);
      }
      for (const target of element.querySelectorAll<HTMLElement>('label, button')) {
        expect(target.offsetHeight).toBeGreaterThanOrEqual(44);
      }
      // Chosen, and not chosen, also where only the system's colours are left.
      const [chosen, other] = [...element.querySelectorAll('input')];
      expect(chosen?.checked).toBe(true);
      expect(getComputedStyle(chosen as Element).appearance).not.toBe('none');
      expect(other?.checked).toBe(false);
    },
  );
});
