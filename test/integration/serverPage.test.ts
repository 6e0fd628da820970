import { PAYMENT_STATUSES } from '@coinslot/core';
import { paymentFixture } from '@coinslot/react/testing';
import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import jsQR from 'jsqr';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions } from '../chromium.ts';
import { openServerPage } from './serverPage/openServerPage.ts';

let browser: Browser;
let shop: Awaited<ReturnType<typeof openServerPage>>;

beforeAll(async () => {
  [browser, shop] = await Promise.all([chromium.launch(launchOptions), openServerPage()]);
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

/** A page that writes down what its policy forbids, what it loads, and what its scripts complain of. */
async function openPage(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 480, height: 900 }, ...options });
  const page = await context.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(shop.origin)) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      console.error(`The policy forbids it: ${violatedDirective} ${sample}`);
    });
  });
  return { page, foreign, complaints, close: () => context.close() };
}

const { action } = paymentFixture('awaiting_payment');
const address = action.type === 'transfer' ? action.address : '';

/** What two readers see in the picture of the code. */
async function scan(page: Page): Promise<(string | undefined)[]> {
  const picture = await page.locator('svg[role="img"]').screenshot();
  const { data, width, height } = PNG.sync.read(picture);
  const pixels = new Uint8ClampedArray(data);
  const grey = pixels.filter((_, at) => at % 4 === 1);
  const source = new RGBLuminanceSource(grey, width, height);
  const code = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
  return [jsQR(pixels, width, height)?.data, code.getText()];
}

describe('the page of an order from a server, under a policy that allows nothing inline', () => {
  it('is paid from without any script', async () => {
    const { page, foreign, complaints, close } = await openPage({ javaScriptEnabled: false });
    const answer = await page.goto(`${shop.origin}/awaiting_payment`);
    const html = (await answer?.text()) ?? '';
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|javascript:/);

    const group = page.getByRole('group', { name: address });
    expect(await group.textContent()).toBe(address);
    expect(await page.getByRole('heading').textContent()).toContain('12.5 USDT');
    expect(await page.getByText('TRON network').isVisible()).toBe(true);
    expect(await page.getByText('20:00').isVisible()).toBe(true);
    expect(await scan(page)).toEqual([address, address]);
    // Nothing that only a script could do, and no news that would never come.
    expect(await page.getByRole('button', { name: /^(Copy a|Check)/ }).count()).toBe(0);
    expect(await page.getByText('Checking…').isVisible()).toBe(false);
    // The sheet reaches it.
    const card = await page.getByRole('region').boundingBox();
    expect(card?.width).toBe(400);
    expect([foreign, complaints]).toEqual([[], []]);
    await close();
  });

  it('hides no code on a phone that no script brings back', async () => {
    const phone = { viewport: { width: 390, height: 900 }, hasTouch: true, isMobile: true };
    const bare = await openPage({ ...phone, javaScriptEnabled: false });
    await bare.page.goto(`${shop.origin}/bitcoin`);
    expect(await bare.page.getByRole('link', { name: 'Open wallet' }).isVisible()).toBe(true);
    expect(await bare.page.getByRole('button', { name: 'QR code', exact: true }).count()).toBe(0);
    const link = 'bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=0.0011284';
    expect(await scan(bare.page)).toEqual([link, link]);
    await bare.close();

    // With scripts it is not there from the first paint on: nothing jumps when they have come.
    const { page, close } = await openPage(phone);
    await page.route('**/client.js', (route) => route.abort());
    await page.goto(`${shop.origin}/bitcoin`);
    const code = page.locator('svg[role="img"]');
    expect([await code.count(), await code.isVisible()]).toEqual([1, false]);
    const rows = () => page.getByRole('group').boundingBox();
    const before = await rows();
    await page.unroute('**/client.js');
    await page.reload();
    const card = page.locator('[data-coinslot="checkout"]');
    const colour = () =>
      card.evaluate((one) => one.style.getPropertyValue('--coinslot-color-primary'));
    await expect.poll(colour, { interval: 20 }).toBe('#6a1b9a');
    expect(await rows()).toEqual(before);
    await page.getByRole('button', { name: 'QR code', exact: true }).tap();
    await code.waitFor();
    await close();
  });

  it('is taken over as it is, whatever the status (T48)', async () => {
    // By a browser of another language, elsewhere, whose clock is an hour late.
    const elsewhere = { locale: 'pl-PL', timezoneId: 'Asia/Tokyo' };
    const { page, foreign, complaints, close } = await openPage(elsewhere);
    await page.clock.setSystemTime(Date.now() - 3_600_000);
    const colour = () =>
      page
        .locator('[data-coinslot="checkout"]')
        .evaluate((card) => card.style.getPropertyValue('--coinslot-color-primary'));
    for (const status of PAYMENT_STATUSES) {
      await page.goto(`${shop.origin}/${status}`);
      // Set by script, once the page is taken over.
      await expect.poll(colour, { interval: 20 }).toBe('#6a1b9a');
      expect([status, foreign, complaints]).toEqual([status, [], []]);
    }
    // With what the last, which left its usual course, loads later.
    await page.waitForLoadState('networkidle');
    expect([foreign, complaints]).toEqual([[], []]);
    await close();
  });

  it('goes on by itself, from the address to the receipt', async () => {
    const { page, foreign, complaints, close } = await openPage();
    // Taken over, and its first question answered, before anything moves.
    const read = page.waitForResponse((answer) => answer.url().endsWith('/pay_confirming'));
    await page.goto(`${shop.origin}/confirming`);
    await read;
    await page.getByText('3 of 12').waitFor();
    shop.set('confirming', 'paid');
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByRole('heading', { name: 'Payment complete' }).waitFor();
    expect(await page.getByText('12.5 USDT').isVisible()).toBe(true);
    expect([foreign, complaints]).toEqual([[], []]);
    await close();
  });
});
