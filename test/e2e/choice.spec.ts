import { goToKanga } from './hostedPage.ts';
import { buy, choose, expect, openPicker, placeOrder, storedPayment, test } from './shopTest.ts';

test('the ways to pay show the price of each provider in its currency', async ({ page }) => {
  await placeOrder(page);
  const card = await openPicker(page);
  const row = (name: string) => card.locator('label', { hasText: name });
  await expect(row('TRON')).toContainText(/about 13(\.\d+)? USDT/);
  // Once above them all, and where nobody tells about how much it is.
  await expect(card.getByText('13.00 USD').first()).toBeVisible();
  await expect(row('TRON')).not.toContainText('13.00 USD');
  await expect(row('Bitcoin')).toContainText(/about 0\.00\d+ BTC/);
  await expect(row('oPLN')).toContainText(/about \d+(\.\d+)? oPLN/);
  await expect(row('oPLN')).toContainText('49.00 PLN');
  await expect(card.getByRole('radio').first()).toBeChecked();
});

test('a way to pay that an order has no price for says why it can not be chosen', async ({
  page,
  controls,
}) => {
  const orderId = await placeOrder(page, 'gift-567-89');
  await expect(page.getByText('or PLN')).toHaveCount(0);
  const card = await openPicker(page);
  const kanga = card.getByRole('radio', { name: /Kanga/ });
  await expect(kanga).toBeDisabled();
  await expect(kanga).toHaveAccessibleDescription(/unavailable/);
  await card.getByRole('radio', { name: 'BTC Bitcoin' }).check();
  await card.getByRole('button', { name: 'Continue' }).click();
  await expect(card.getByText('Send exactly')).toBeVisible();
  expect(await controls.paymentsOf(orderId)).toMatchObject([{ provider: 'cryptofuse' }]);
});

test('a payment on the page of Kanga is put aside, resumed, and there after a reload', async ({
  page,
}) => {
  await placeOrder(page);
  const card = await choose(page, 'oPLN');
  const link = card.getByRole('link', { name: 'Continue to Kanga' });
  const href = await link.getAttribute('href');
  await expect(card.getByRole('timer')).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  // The order's own button leads back to it; on other pages the checkout's does.
  const order = page.url();
  const resume = page.getByRole('button', { name: 'Resume payment' });
  await page.getByRole('button', { name: 'Show the payment' }).click();
  await expect(link).toHaveAttribute('href', href ?? '');
  await page.keyboard.press('Escape');
  await expect(resume).toHaveCount(0);
  await page.getByRole('link', { name: 'Quiet Kettle' }).click();
  await resume.click();
  await expect(link).toHaveAttribute('href', href ?? '');

  await page.goto(order);
  await expect(page.getByRole('heading', { name: 'Checking your payment…' }).first()).toBeVisible();
  const again = page.getByRole('main').getByRole('link', { name: 'Continue to Kanga' });
  await expect(again).toHaveAttribute('href', href ?? '');
});

test('the shop is read in złoty where the browser is Polish, or the shopper says so', async ({
  page,
  browser,
  shop,
}) => {
  await page.goto('/');
  const price = page.getByRole('listitem').filter({ hasText: 'Slow Sunday' }).locator('.price');
  await expect(price).toHaveText('$13.00');
  await page.getByLabel('Prices in').selectOption('PLN');
  await expect(price).toHaveText('PLN 49.00');
  await buy(page);
  await expect(page.getByRole('row', { name: 'Total' })).toContainText(
    'PLN 49.00 or $13.00 or NT$420',
  );

  const polish = await browser.newContext({ baseURL: shop.url, locale: 'pl-PL' });
  const other = await polish.newPage();
  await other.goto('/');
  await expect(other.getByLabel('Ceny w')).toHaveValue('PLN');
  await polish.close();
});

test('a shopper who comes back unpaid pays another way at the price of that one', async ({
  page,
  controls,
  shop,
}) => {
  const orderId = await placeOrder(page);
  await goToKanga(page);
  await page.goto(`${shop.url}/orders/${orderId}`);
  await page.getByText('Pay another way').click();
  const picker = page.getByRole('main').getByRole('group', { name: 'Choose how to pay' });
  await expect(picker.getByRole('radio', { name: 'BTC Bitcoin' })).toBeEnabled();
  await picker.getByRole('radio', { name: 'USDT TRON' }).check();
  await page.getByRole('main').getByRole('button', { name: 'Continue' }).click();
  const card = page.getByRole('dialog');
  await expect(card.getByText('Send exactly')).toBeVisible();
  // The page of Kanga was opened, and nothing was paid there.
  const [left, taken] = await controls.paymentsOf(orderId);
  expect([left?.provider, taken?.provider].sort()).toEqual(['cryptofuse', 'kanga']);

  await page.keyboard.press('Escape');
  await expect(page.getByText('Waiting for your payment.')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Total' })).toContainText('$13.00');
  expect(await storedPayment(page, orderId)).toMatchObject({ provider: 'cryptofuse' });
});
