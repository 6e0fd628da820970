import { test as base, expect, type Page } from '@playwright/test';
import { type Origins, startOrigins } from './crossOrigin/startOrigins.ts';
import { waitUntilPaid } from './shopTest.ts';

const test = base.extend<object, { origins: Origins }>({
  origins: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const origins = await startOrigins();
      await use(origins);
      await origins.close();
    },
    { scope: 'worker' },
  ],
});

test('a shop on one origin is paid through its checkout server on another', async ({
  page,
  origins,
}) => {
  await openShop(page, origins, origins.shop, 'order-1');
  await page.getByRole('button', { name: 'Pay now' }).click();
  const card = page.getByRole('dialog');
  await expect(card.getByText('Send exactly')).toBeVisible();
  // The server's clock is readable over origins as well.
  await expect(card.getByRole('timer')).toContainText(/29:\d\d|30:00/);

  const [payment] = origins.sandbox.payments();
  await origins.sandbox.pay(payment?.reference ?? '');
  await origins.sandbox.confirm(payment?.reference ?? '');
  await waitUntilPaid(card);
  expect(origins.shipped).toEqual(['order-1']);
});

test('a page of an origin that is not allowed gets no payment, cookie or not', async ({
  page,
  origins,
}) => {
  const before = origins.sandbox.payments().length;
  await openShop(page, origins, origins.stranger, 'order-2');
  await page.getByRole('button', { name: 'Pay now' }).click();
  const card = page.getByRole('dialog');
  await expect(card.getByText('You have not been charged.')).toBeVisible();
  await expect(card.getByText('Send exactly')).toHaveCount(0);
  expect(origins.sandbox.payments()).toHaveLength(before);
});

async function openShop(page: Page, { endpoint }: Origins, shop: string, order: string) {
  await page.goto(`${shop}/?${new URLSearchParams({ endpoint, order })}`);
}
