import { expect, type Page } from '@playwright/test';
import { choose } from './shopTest.ts';

/** Chooses Kanga in the shop and follows the card's link; ends on Kanga's page, in the same tab. */
export async function goToKanga(page: Page): Promise<void> {
  const card = await choose(page, 'oPLN');
  await card.getByRole('link', { name: 'Continue to Kanga' }).click();
  await expect(page.getByRole('heading', { name: 'Your e-mail address' })).toBeVisible();
}

/** Pays on Kanga's page as somebody does who has an account there. */
export async function payThere(page: Page): Promise<void> {
  await page.bringToFront();
  await page.getByLabel('E-mail').fill('shopper@shop.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Pay with Kanga account' }).click();
  await expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible({ timeout: 10_000 });
}

/** Presses the browser's Back button until the shop's page is there: each form is a page of its own. */
export async function goBackTo(page: Page, url: string): Promise<void> {
  for (let steps = 0; page.url() !== url && steps < 10; steps += 1) {
    await page.goBack({ waitUntil: 'commit' });
  }
  expect(page.url()).toBe(url);
}
