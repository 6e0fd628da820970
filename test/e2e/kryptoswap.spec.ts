import type { Locator, Page } from '@playwright/test';
import { runShop } from '../runShop.ts';
import {
  choose,
  complaintsOf,
  createControls,
  expect,
  placeOrder,
  storedPayment,
  test,
} from './shopTest.ts';

const shipped = (output: string, orderId: string) =>
  output.split(`Order ${orderId} is paid and shipped.`).length - 1;

test('a shopper agrees, enters what Kryptoswap asks for, pays on its page, and the order ships once', async ({
  page,
  controls,
  shop,
}) => {
  const complaints = complaintsOf(page);
  const orderId = await placeOrder(page);
  const before = await controls.payments();
  const card = await choose(page, 'UAH');
  await expect(card.getByRole('heading', { name: 'Pay with Kryptoswap' })).toBeVisible();
  const consent = card.getByRole('checkbox', { name: 'I agree to the terms of Kryptoswap' });
  await expect(consent).not.toBeChecked();
  const terms = card.getByRole('link', { name: /terms of Kryptoswap/ });
  await expect(terms).toHaveAttribute('target', '_blank');
  await expect(terms).toHaveAttribute('rel', /noopener/);

  await goOn(card);
  await expect(card.getByLabel('Card number')).toBeFocused();
  await expect(card.getByLabel('Card number')).toHaveAccessibleDescription('This is needed.');
  await card.getByLabel('Card number').fill('4111');
  await card.getByLabel('Name on the card').fill('ADA LOVELACE');
  await card.getByLabel('Phone').fill('+380441234567');
  await goOn(card);
  await expect(consent).toBeFocused();
  await consent.check();
  await goOn(card);
  await expect(card.getByText('A card number has 16 digits.')).toBeVisible();
  expect(await controls.payments()).toEqual(before);
  await card.getByLabel('Card number').fill('4111111111111111');
  await goOn(card);

  const { secret } = await leave(page, card, orderId);
  expect(complaints).toEqual([]);
  await page.getByRole('button', { name: 'Send exactly' }).click();
  await page.getByRole('button', { name: 'Confirm now' }).click();
  const returned = page.waitForRequest(/\/return\?/);
  await page.getByRole('link', { name: 'Back to the site' }).click();
  const request = await returned;
  expect(new URL(request.url()).searchParams.get('status')).toBe('success');
  expect(JSON.stringify([request.url(), await request.allHeaders()])).not.toContain(secret);

  await expect(page.getByRole('heading', { name: 'Paid and shipped' })).toBeVisible({
    timeout: 15_000,
  });
  await expect(page).toHaveURL(`/orders/${orderId}`);
  await expect(page.getByText('Paid through Kryptoswap.')).toBeVisible();
  expect(shipped(shop.output(), orderId)).toBe(1);
  expect(await storedPayment(page, orderId)).toMatchObject({
    status: 'paid',
    price: { amount: '13.00', currency: 'USD' },
  });
  expect(shop.output()).not.toContain(secret);
});

test('what the address of the return claims pays nothing, and the order’s secret is in the link alone (T23)', async ({
  page,
  shop,
}) => {
  const orderId = await placeOrder(page);
  const card = await choose(page, 'ETH');
  await card.getByRole('checkbox', { name: /I agree/ }).check();
  await goOn(card);
  const { secret } = await leave(page, card, orderId);
  const { id } = await storedPayment(page, orderId);

  for (const claim of [`${id}&status=success`, `${id}?status=success`]) {
    await page.goto(`${shop.url}/return?coinslot_payment=${claim}`);
    await expect(page).toHaveURL(`/orders/${orderId}`);
    await expect(
      page.getByRole('heading', { name: 'Checking your payment…' }).first(),
    ).toBeVisible();
  }
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('Last checked just now')).toBeVisible();
  expect(await storedPayment(page, orderId)).toMatchObject({ status: 'awaiting_payment' });
  expect(shipped(shop.output(), orderId)).toBe(0);

  const link = page.getByRole('link', { name: 'Continue to Kryptoswap' });
  await expect(link).toHaveAttribute('href', new RegExp(secret));
  const elsewhere = await page.evaluate(() => {
    for (const { attributes } of document.querySelectorAll('a')) attributes.removeNamedItem('href');
    const kept = [localStorage, sessionStorage].map((storage) => ({ ...storage }));
    return document.documentElement.outerHTML + JSON.stringify(kept) + window.location.href;
  });
  expect(elsewhere).not.toContain(secret);
  expect(shop.output()).not.toContain(secret);
});

test("an exchange may be paid on the shop's own page, where the shopper's word is no payment", async ({
  browser,
}) => {
  const shop = await runShop({ kryptoswapDisplay: 'inline' });
  const controls = createControls(shop.controlUrl);
  const page = await browser.newPage({ baseURL: shop.url });
  try {
    const orderId = await placeOrder(page);
    const card = await choose(page, 'ETH');
    await card.getByRole('checkbox', { name: /I agree/ }).check();
    await goOn(card);
    await expect(card.getByText('Send exactly')).toBeVisible();
    const [order] = await controls.payments();
    const [uid, secret] = order?.page?.split('/').slice(-2) ?? [];
    expect([uid, secret]).toEqual([expect.any(String), expect.stringMatching(/^\w{24}$/)]);
    const { action, ...payment } = await storedPayment(page, orderId);
    const { address, due } = order ?? {};
    expect(action).toMatchObject({ type: 'transfer', address, amount: due?.amount });
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    expect(JSON.stringify([shown, payment, action])).not.toContain(secret);

    await card.getByRole('button', { name: 'I already paid' }).click();
    await expect(card.getByText('Checking your payment…')).toBeVisible();
    expect(await controls.payments()).toMatchObject([{ status: 'inProgress', received: '0' }]);
    expect(await storedPayment(page, orderId)).toMatchObject({ status: 'awaiting_payment' });
    expect(shipped(shop.output(), orderId)).toBe(0);

    await controls.play(String(uid), 'pay', 'confirm');
    await expect(card.getByText('Payment complete')).toBeVisible({ timeout: 25_000 });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Paid and shipped' })).toBeVisible();
    expect(shipped(shop.output(), orderId)).toBe(1);
  } finally {
    await page.close();
    await shop.stop();
  }
});

async function goOn(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Continue' }).click();
}

/** Follows the card's link to Kryptoswap's page, in the same tab; returns what the link has in it. */
async function leave(page: Page, card: Locator, orderId: string): Promise<{ secret: string }> {
  await card.getByRole('link', { name: 'Continue to Kryptoswap' }).click();
  await expect(page.getByRole('button', { name: 'I have paid' })).toBeVisible();
  const secret = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(secret).toMatch(/^\w{24}$/);
  // The order as the shop tells it has the secret once: in the address of that page.
  const told = await (await page.request.get(`/api/shop/orders/${orderId}`)).text();
  expect(told.split(secret)).toHaveLength(2);
  return { secret };
}
