import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openPayment, placeOrder, test, waitUntilPaid } from './shopTest.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the shop and the card are accessible in ${colorScheme}`, async ({ page, controls }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Slow Sunday' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.goto('/sign-in');
    expect(await violations(page)).toEqual([]);

    const orderId = await placeOrder(page);
    await expect(page.getByRole('button', { name: 'Pay now' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    const card = await openPayment(page);
    expect(await violations(page)).toEqual([]);

    await controls.play(orderId, 'pay', 'confirm');
    await waitUntilPaid(card);
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await expect(page.getByText('Paid and shipped')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('nothing is loaded from elsewhere, and the security policy is never hit (T48)', async ({
  page,
  shop,
}) => {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== shop.url) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await placeOrder(page);
  await openPayment(page);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
