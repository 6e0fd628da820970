import { AxeBuilder } from '@axe-core/playwright';
import card from '@coinslot/react/locales/ar';
import type { Locator, Page } from '@playwright/test';
import ar from '../../packages/storefront/src/client/words/ar.ts';
import en from '../../packages/storefront/src/client/words/en.ts';
import {
  choose,
  complaintsOf,
  expect,
  openPayment,
  openPicker,
  placeOrder,
  test,
} from './shopTest.ts';

const LANGUAGES = {
  en: { shop: en, send: 'Send exactly', paid: 'Payment complete' },
  ar: { shop: ar, send: card.send, paid: card.title.paid },
};

for (const [language, words] of Object.entries(LANGUAGES)) {
  test(`the shop and the card are accessible in ${language}, light and dark`, async ({
    page,
    controls,
  }) => {
    // Many looks at many pages.
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.addInitScript((tag) => {
      localStorage.setItem('quiet-kettle:language', JSON.stringify(tag));
    }, language);
    await page.goto('/');
    await page.getByRole('button', { name: ', Slow Sunday' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: words.shop.cart }).click();
    await expect(page.getByLabel(words.shop.yourName)).toBeVisible();
    expect(await violations(page)).toEqual([]);

    const orderId = await placeOrder(page);
    const pay = page.getByRole('button', { name: words.shop.pay });
    await expect(pay).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    expect(await violations(page)).toEqual([]);

    await pay.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button').last().click();
    await expect(dialog.getByText(words.send)).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await controls.play(orderId, 'pay', 'confirm');
    await expect(dialog.getByText(words.paid)).toBeVisible({ timeout: 20_000 });
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await expect(page.getByText(words.shop.paidAndShipped)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await rulesBroken(page)).toEqual([]);
  });
}

test('the way to a page of a provider and back is accessible', async ({ page, shop }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const orderId = await placeOrder(page);
  // A form with what is missing, and the way back from it.
  const card = await choose(page, 'UAH');
  await card.getByRole('button', { name: 'Continue' }).click();
  await expect(card.getByText('This is needed.')).toHaveCount(4);
  expect(await violations(page)).toEqual([]);
  await card.getByRole('button', { name: 'Back' }).click();
  await card.getByRole('radio', { name: 'oPLN' }).check();
  await card.getByRole('button', { name: 'Continue' }).click();
  await expect(card.getByRole('link', { name: 'Continue to Kanga' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await card.getByRole('link', { name: 'Continue to Kanga' }).click();
  await page.getByRole('heading', { name: 'Your e-mail address' }).waitFor();
  await page.goto(`${shop.url}/orders/${orderId}`);
  await expect(page.getByRole('heading', { name: 'Checking your payment…' }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByText('Pay another way').click();
  await expect(page.getByRole('radio', { name: 'oPLN' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a press that is taken back before it is let go does nothing', async ({ page }) => {
  await placeOrder(page);
  const pressAndLeave = async (what: Locator) => {
    await what.hover();
    await page.mouse.down();
    await page.mouse.move(3, 3);
    await page.mouse.up();
  };
  await pressAndLeave(page.getByRole('button', { name: 'Pay now' }));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const card = await openPicker(page);
  // Let go on the page behind, which closes the card only where it was pressed.
  await pressAndLeave(card.getByRole('button', { name: 'Continue' }));
  await pressAndLeave(card.getByRole('button', { name: 'Close' }));
  await expect(card.getByRole('group', { name: 'Choose how to pay' })).toBeVisible();
  await page.mouse.click(3, 3);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('nothing is loaded from elsewhere, and the security policy is never hit (T48)', async ({
  page,
  shop,
}) => {
  const foreign: string[] = [];
  const complaints = complaintsOf(page);
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== shop.url) foreign.push(request.url());
  });
  await placeOrder(page);
  await openPayment(page);
  await placeOrder(page);
  const card = await choose(page, 'oPLN');
  await expect(card.getByRole('link', { name: 'Continue to Kanga' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Checking your payment…').first()).toBeVisible();
  await page.getByText('Pay another way').click();
  await expect(page.getByRole('main').getByRole('radio', { name: 'oPLN' })).toBeVisible();
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

/** In light and, where that can make a difference, in dark. */
async function violations(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await rulesBroken(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...inLight, ...(await rulesBroken(page, ['color-contrast']))];
}

async function rulesBroken(page: Page, rules?: string[]): Promise<string[]> {
  // There are no frames: no page of its own is needed to put their results together.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
