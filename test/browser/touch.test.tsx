import '@coinslot/react/styles.css';
import type { Payment } from '@coinslot/core';
import { CheckoutProvider } from '@coinslot/react';
import { createTestCheckout, paymentFixture } from '@coinslot/react/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { LANGUAGES } from '../../stories/support/toolbar.ts';
import { FollowedCard } from './FollowedCard.tsx';
import { layoutFaults } from './layoutFaults.ts';
import { readCode, takePicture } from './readCode.ts';
import { showCards } from './showCards.tsx';

const to = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
const link = `bitcoin:${to}?amount=0.0011284`;
const asset = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const bitcoin: Partial<Payment> = {
  due: { amount: '0.0011284', asset },
  action: { type: 'transfer', address: to, amount: '0.0011284', asset },
};

const touch = (enabled: boolean) => cdp().send('Emulation.setTouchEmulationEnabled', { enabled });

afterEach(async () => {
  await cleanup();
  await touch(false);
  document.body.style.margin = '';
  await page.viewport(414, 896);
});

async function open(facts: Partial<Payment>) {
  const payment = paymentFixture('awaiting_payment', facts);
  const checkout = createTestCheckout({ payments: [payment] });
  await render(
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
      <FollowedCard payment={payment} />
    </CheckoutProvider>,
  );
}

const code = () => page.getByRole('img', { name: /QR code/ });
const toggle = () => page.getByRole('button', { name: 'QR code', exact: true });
const wallet = () => page.getByRole('link', { name: 'Open wallet' });
const scan = async () => {
  const picture = await takePicture(page.getByRole('region').element());
  return readCode(picture, 0, 0, picture.canvas.width, picture.canvas.height);
};

describe('where the wallet is on the same device', () => {
  it('opening it is the main thing, and the code is there on demand', async () => {
    await touch(true);
    expect(matchMedia('(pointer: coarse)').matches).toBe(true);
    await open(bitcoin);
    await expect.element(wallet()).toBeVisible();
    await expect.element(code()).not.toBeInTheDocument();
    await expect.element(page.getByRole('radio')).not.toBeInTheDocument();
    // The one button that is filled.
    const filled = getComputedStyle(wallet().element()).backgroundColor;
    expect(filled).toBe('rgb(15, 107, 79)');
    const grounds = page
      .getByRole('button')
      .elements()
      .map((one) => getComputedStyle(one).backgroundColor);
    expect(grounds).not.toContain(filled);

    const before = toggle().element().getBoundingClientRect().top;
    toggle().element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(code()).toBeVisible();
    await expect.element(toggle()).toHaveAttribute('aria-expanded', 'true');
    expect(document.activeElement).toBe(toggle().element());
    expect(toggle().element().getBoundingClientRect().top).toBe(before);
    const box = code().element().getBoundingClientRect();
    expect(wallet().element().getBoundingClientRect().bottom).toBeLessThan(box.top);
    await userEvent.keyboard('{Enter}');
    await expect.element(code()).not.toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await expect.element(code()).toBeVisible();
    expect(await scan()).toBe(link);
  });

  it.each(Object.entries(LANGUAGES))(
    'nothing is cut off, folded and unfolded: %s',
    async (locale, { dir, load }) => {
      const messages = (await load()).default;
      await touch(true);
      document.body.style.margin = '0';
      const cards = await showCards({ names: ['with a payment link'], locale, messages });
      const unfold = page.getByRole('button', { name: messages.qr.choice, exact: true });
      await expect.element(unfold).toBeVisible();
      const measure = async (what: string) => {
        for (const width of [280, 320, 400]) {
          await page.viewport(width, 640);
          expect(layoutFaults(cards), `${what}, ${width} px, ${dir}`).toEqual([]);
        }
      };
      await measure('folded');
      await unfold.click();
      await expect.element(page.getByRole('radio').first()).toBeInTheDocument();
      await measure('unfolded');
      // As long as what is copied can be, and in the place of the sentence below the code.
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
      try {
        await page.getByText(messages.qr.withAmount).click();
        await page.getByRole('button', { name: messages.qr.copy }).click();
        await expect.element(page.getByText(/^ethereum:/)).toBeVisible();
        await measure('denied');
      } finally {
        Reflect.deleteProperty(navigator, 'clipboard');
      }
    },
  );

  it('the code stands where no link opens one', async () => {
    await touch(true);
    await open({});
    await expect.element(code()).toBeVisible();
    await expect.element(wallet()).not.toBeInTheDocument();
    await expect.element(toggle()).not.toBeInTheDocument();
  });
});

it('on a desktop the code stands, without a link or a switch', async () => {
  await open(bitcoin);
  await expect.element(code()).toBeVisible();
  await expect.element(wallet()).not.toBeInTheDocument();
  await expect.element(toggle()).not.toBeInTheDocument();
  expect(await scan()).toBe(link);
});

it('the code is a button: as large as it is, with a ring when it has the focus', async () => {
  await open(bitcoin);
  const button = page.getByRole('button', { name: 'Copy QR code' });
  const [box, image] = [button, code()].map((one) => one.element().getBoundingClientRect());
  expect(box?.width).toBeGreaterThanOrEqual(image?.width ?? 300);
  expect(box?.height).toBeGreaterThanOrEqual(image?.height ?? 300);
  // Pressed where the code is, and still to be scanned while it says so.
  await userEvent.click(code(), { force: true });
  await expect.element(page.getByText('Copied').first()).toBeVisible();
  expect(await scan()).toBe(link);
  await userEvent.tab({ shift: true });
  await userEvent.tab();
  expect(document.activeElement).toBe(button.element());
  const { outlineStyle, outlineWidth } = getComputedStyle(button.element());
  expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px']);
  await expect.element(code()).toBeVisible();
});
