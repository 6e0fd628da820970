import { expect, placeOrder, test } from './shopTest.ts';

declare global {
  interface Window {
    moved: number;
  }
}

test('no page of the shop moves under its reader while it loads', async ({ page }) => {
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        window.moved += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // What a frame showed is told with the next.
  const frames = () =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
    );
  const moved = async () => {
    await frames();
    return page.evaluate(() => window.moved);
  };
  // No answer is there before the page has been seen without it.
  await page.route('**/api/shop/**', async (route) => {
    await frames();
    await route.continue();
  });

  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(viewport);
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Goes wrong' })).toBeVisible();
    expect(await moved()).toBeLessThan(0.05);
    await placeOrder(page);
    await expect(page.getByRole('button', { name: 'Pay now' })).toBeVisible();
    expect(await moved()).toBeLessThan(0.05);
    await page.goto('/orders');
    await expect(page.getByText('Not paid yet').first()).toBeVisible();
    expect(await moved()).toBeLessThan(0.05);
  }
});
