// node scripts/screenshots.mjs [look…] [story…]   Pictures of every state, to be looked at one by
// one, into test-results/screenshots: a folder for each look, and sheets of four pictures beside it.
// Names of looks (`dark`) and of stories (`Paid`) take those only.
import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from './find-tools.mjs';

const site = 'test-results/storybook';
const out = 'test-results/screenshots';

/** The card in each state, the choice of a way to pay, the questions, the modal: no parts alone. */
const states = /^(components-(checkout|checkoutmodal|methodpicker|paymentfields|paying)|states)-/;
/** One of each kind. */
const few =
  /^components-(checkout--(awaiting|last-minute|confirming|paid|create-error)|checkoutmodal--open|methodpicker--(in-the-modal|some-are)|paymentfields--(fields|something))|^states-money--(expired$|failed$|partially)|^states-redirect--before/;
const touch = { isMobile: true, hasTouch: true };
const looks = [
  { name: 'light', width: 448 },
  { name: 'dark', width: 448, colorScheme: 'dark' },
  { name: 'phone', width: 360, ...touch },
  { name: 'rtl', width: 448, only: states, globals: 'locale:ar' },
  { name: 'narrow', width: 280, only: states, colorScheme: 'dark', ...touch },
  { name: 'forced', width: 448, only: states, forcedColors: 'active' },
  { name: 'polish', width: 360, only: states, globals: 'locale:pl', ...touch },
  { name: 'german', width: 360, only: few, globals: 'locale:de', ...touch },
  { name: 'paper', width: 448, only: few, globals: 'theme:paper' },
  { name: 'pop', width: 448, only: few, globals: 'theme:pop', colorScheme: 'dark' },
  { name: 'unstyled', width: 448, only: few, globals: 'theme:none' },
  { name: 'forced-dark', width: 320, only: few, forcedColors: 'active', colorScheme: 'dark' },
  { name: 'rtl-phone', width: 360, only: few, globals: 'locale:he', colorScheme: 'dark', ...touch },
  // A window of 1280 x 1024 at 400 %.
  { name: 'zoomed', width: 320, height: 256, only: few },
  { name: 'desktop', width: 1280, only: /modal/ },
  { name: 'print', width: 794, only: /receipt-and-support--receipt/, print: true },
];

const words = process.argv.slice(2);
const wantedLooks = looks.filter(({ name }) => words.includes(name));
const wanted = words.filter((word) => !looks.some(({ name }) => name === word));

const built = spawnSync(
  'storybook',
  ['build', '-o', site, '--test', '--quiet', '--disable-telemetry'],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  },
);
if (built.status !== 0) process.exit(built.status ?? 1);
const { entries } = JSON.parse(readFileSync(`${site}/index.json`, 'utf8'));
const stories = Object.values(entries).filter(
  ({ id, type, name }) =>
    type === 'story' &&
    !id.endsWith('-in-the-dark') &&
    // Made of the same cards as the others.
    !/^(flows|guides|states-matrix)-/.test(id) &&
    (wanted.length === 0 || wanted.includes(name.replaceAll(' ', ''))),
);

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const server = createServer((request, response) => {
  const path = join(site, new URL(request.url ?? '/', 'http://localhost').pathname);
  if (!existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
  createReadStream(path).pipe(response);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const executablePath = findChromium();
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(executablePath === undefined ? {} : { executablePath }),
});
const PAGES = 2;
const chosen = wantedLooks.length > 0 ? wantedLooks : looks;
if (words.length === 0) rmSync(out, { recursive: true, force: true });
for (const look of chosen) {
  const { name, width, height = 844, globals = '', only = /./, print = false, ...media } = look;
  mkdirSync(`${out}/${name}`, { recursive: true });
  const context = await browser.newContext({
    colorScheme: 'light',
    ...media,
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
    viewport: { width, height },
  });
  const shown = stories.filter(({ id }) => only.test(id));
  const pictures = shown.map(({ id }) => ({ id, file: `${out}/${name}/${id}.png` }));
  const waiting = pictures.values();
  await Promise.all(
    Array.from({ length: PAGES }, async () => {
      const page = await context.newPage();
      for (const { id, file } of waiting) await picture(page, { id, globals, print, file });
    }),
  );
  await context.close();
  await contactSheets(name, pictures, width);
  console.log(`${out}/${name}  ${pictures.length} pictures`);
}
await browser.close();
server.close();

async function picture(page, { id, globals, print, file }) {
  await page.goto(
    `${origin}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true;${globals}`,
  );
  await page.locator('.story-page > :not(style)').first().waitFor();
  // Where a story presses what it knows by its English name, it ends there in another language.
  const phase = await page
    .waitForFunction(
      () => {
        const { phase } = globalThis.__STORYBOOK_PREVIEW__?.currentRender ?? {};
        return /^(completed|afterEach|finished|errored)$/.test(phase) && phase;
      },
      undefined,
      { polling: 100, timeout: 10_000 },
    )
    .then((handle) => handle.jsonValue())
    .catch(() => 'never ended');
  if (phase === 'errored' && !globals.startsWith('locale')) console.error(`${id}: ${phase}`);
  // What an exception needs is loaded when it is shown, and where all goes well when the page has
  // come to rest.
  if ((await page.locator('[data-status="awaiting_payment"], [data-status="paid"]').count()) > 0) {
    await page.waitForTimeout(1_600);
  }
  await page.waitForLoadState('networkidle');
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  if (print) {
    // As if the button had been pressed, and no window of the system were in the way.
    await page.evaluate(() => {
      window.print = () => window.dispatchEvent(new Event('beforeprint'));
    });
    await page.getByRole('button', { name: 'Print' }).click();
    await page.emulateMedia({ media: 'print' });
  }
  // An open dialog is pictured as the shopper sees it; a page grows to its whole height, since a
  // `fullPage` picture is taken without touch.
  const modal = (await page.locator('dialog[open]').count()) > 0;
  const { width, height } = page.viewportSize();
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  if (!modal) await page.setViewportSize({ width, height: Math.max(height, whole) });
  await page.waitForTimeout(100);
  await page.screenshot({ path: file });
  if (!modal) await page.setViewportSize({ width, height });
}

/** Four pictures on a page: as large as eyes need them. */
async function contactSheets(name, pictures, width) {
  const columns = width > 500 ? 2 : 4;
  const sheet = await browser.newPage({
    viewport: { width: columns * (width + 16) + 16, height: 400 },
  });
  for (let start = 0; start < pictures.length; start += 4) {
    const cells = pictures.slice(start, start + 4).map(({ id, file }) => {
      const data = readFileSync(file).toString('base64');
      return `<figure><figcaption>${id.replace('--', '<br>')}</figcaption><img width="${width}" src="data:image/png;base64,${data}"></figure>`;
    });
    await sheet.setContent(
      `<style>body{margin:16px;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:16px;align-items:start;background:#888;font:14px sans-serif}figure{margin:0}</style>${cells.join('')}`,
    );
    const number = String(start / 4 + 1).padStart(2, '0');
    writeFileSync(`${out}/${name}-${number}.png`, await sheet.screenshot({ fullPage: true }));
  }
  await sheet.close();
}
