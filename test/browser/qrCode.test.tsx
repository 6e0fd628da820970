import '@coinslot/react/styles.css';
import { Checkout, CheckoutProvider, usePayment } from '@coinslot/react';
import { createTestCheckout } from '@coinslot/react/testing';
import jsQR from 'jsqr';
import { useEffect } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';

const address = 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM';
const bitcoin = {
  symbol: 'BTC',
  code: 'BTC',
  network: 'bitcoin',
  contract: null,
  decimals: 8,
};

afterEach(cleanup);

describe.each(['light', 'dark'] as const)('the QR code in the %s theme', (theme) => {
  it('holds exactly the address that is shown and copied', async () => {
    await open(theme);
    const shown = page.getByRole('group', { name: address });
    await expect.element(shown).toBeVisible();
    expect(shown.element().textContent).toBe(address);

    await page.getByRole('button', { name: 'Copy address' }).click();
    await expect.element(page.getByText('Address copied, TRON network').first()).toBeVisible();
    const wallet = page.getByRole('textbox', { name: 'Wallet' });
    await wallet.click();
    await userEvent.paste();
    await expect.element(wallet).toHaveValue(address);

    expect(await decode()).toBe(address);
  });

  it('holds the address alone, or the link that the shopper chose', async () => {
    const to = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
    await open(theme, {
      due: { amount: '0.0011284', asset: bitcoin },
      action: { type: 'transfer', address: to, amount: '0.0011284', asset: bitcoin },
    });
    await page.getByText('With amount').click();
    expect(await decode()).toBe(`bitcoin:${to}?amount=0.0011284`);
    await page.getByText('Address only').click();
    expect(await decode()).toBe(to);
  });

  it('is gone once there is nothing to send', async () => {
    const checkout = await open(theme);
    await expect.element(page.getByRole('img', { name: /QR code/ })).toBeVisible();
    checkout.set('expired');
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect.element(page.getByText('This price has expired')).toBeVisible();
    expect(page.getByRole('img').elements()).toEqual([]);
    expect(document.body.textContent).not.toContain(address);
  });
});

type TestPayment = NonNullable<Parameters<typeof createTestCheckout>[0]>['payment'];

async function open(theme: 'light' | 'dark', payment: TestPayment = {}) {
  const checkout = createTestCheckout({ payment });
  await render(
    <CheckoutProvider
      endpoint="/api/checkout"
      fetch={checkout.fetch}
      appearance={{ theme, disableAnimations: true }}
    >
      <Card />
      <input aria-label="Wallet" />
    </CheckoutProvider>,
  );
  return checkout;
}

function Card() {
  const payment = usePayment();
  const { start } = payment;
  useEffect(() => {
    start({ orderId: '1042' }).catch(() => {});
  }, [start]);
  return <Checkout payment={payment} />;
}

/** Reads the picture of the card as a wallet's camera would, with a reader that is not ours. */
async function decode(): Promise<string | undefined> {
  const card = page.getByRole('region');
  await expect.element(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const base64 = await page.screenshot({ element: card, save: false });
  const picture = await createImageBitmap(
    await (await fetch(`data:image/png;base64,${base64}`)).blob(),
  );
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  if (canvas === null) throw new Error('This browser draws nothing.');
  canvas.drawImage(picture, 0, 0);
  const { data, width, height } = canvas.getImageData(0, 0, picture.width, picture.height);
  return jsQR(data, width, height)?.data;
}
