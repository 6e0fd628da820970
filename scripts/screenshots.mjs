// node scripts/screenshots.mjs [state…]   Pictures of every state of the card, to be looked at:
// light, dark, on a phone, and from right to left, into test-results/screenshots, with one contact
// sheet for each. Names of stories (`Paid`) take pictures of those only.
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
const wanted = process.argv.slice(2);
const looks = [
  { name: 'light', colorScheme: 'light', width: 448, columns: 5 },
  { name: 'dark', colorScheme: 'dark', width: 448, columns: 5 },
  { name: 'phone', colorScheme: 'light', width: 360, columns: 6 },
  { name: 'narrow', colorScheme: 'dark', width: 280, columns: 8 },
  { name: 'desktop', colorScheme: 'light', width: 1280, columns: 2, only: 'modal' },
  // In Arabic; where a story presses what it knows by its English name, it stops there.
  { name: 'rtl', colorScheme: 'light', width: 448, columns: 5, globals: 'locale:ar' },
];

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
rmSync(out, { recursive: true, force: true });
for (const { name, colorScheme, width, columns, globals = '', only = '' } of looks) {
  mkdirSync(`${out}/${name}`, { recursive: true });
  const context = await browser.newContext({
    colorScheme,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    viewport: { width, height: 844 },
  });
  const page = await context.newPage();
  const pictures = [];
  for (const { id, name: state } of stories.filter(({ id }) => id.includes(only))) {
    await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=${globals}`);
    await page.locator('.story-page > *').first().waitFor();
    // What an exception needs is loaded when it is shown, and where all goes well when the page has
    // come to rest.
    if (
      (await page.locator('[data-status="awaiting_payment"], [data-status="paid"]').count()) > 0
    ) {
      await page.waitForTimeout(1_600);
    }
    await page.waitForLoadState('networkidle');
    await page.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    );
    const file = `${out}/${name}/${id}.png`;
    // The card is all that is to be seen: an open dialog is pictured as the shopper sees it.
    const modal = (await page.locator('dialog[open]').count()) > 0;
    await page.screenshot({ path: file, fullPage: !modal });
    pictures.push({ state, file });
  }
  await contactSheet(name, pictures, columns, width);
  await context.close();
  console.log(`${out}/${name}.png  ${pictures.length} pictures`);
}
await browser.close();
server.close();

/** All pictures of one look on one page. */
async function contactSheet(name, pictures, columns, width) {
  const cells = pictures.map(({ state, file }) => {
    const data = readFileSync(file).toString('base64');
    return `<figure><figcaption>${state}</figcaption><img width="${width}" src="data:image/png;base64,${data}"></figure>`;
  });
  const sheet = await browser.newPage({
    viewport: { width: columns * (width + 16) + 16, height: 800 },
  });
  await sheet.setContent(
    `<style>body{margin:16px;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:16px;align-items:start;background:#888;font:14px sans-serif}figure{margin:0}</style>${cells.join('')}`,
  );
  writeFileSync(`${out}/${name}.png`, await sheet.screenshot({ fullPage: true }));
  await sheet.close();
}
