import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { launchOptions } from '../chromium.ts';
import { clickRows } from './browser/clickRows.ts';
import { secondRows } from './browser/secondRows.ts';
import { startServer } from './startServer.ts';

/*
 * The browser rows of the speed goals: production bundles over real HTTP, ours and the bare pages
 * in turns within one run, so that a busy machine slows both; the middle of the rounds counts.
 */

const server = await startServer('shop', fileURLToPath(new URL('./pages', import.meta.url)));
const browser = await chromium.launch(launchOptions);
try {
  for (const slower of [1, 4]) await clickRows(browser, server.url, slower);
  await secondRows(browser, server.url);
} finally {
  await browser.close();
  await server.stop();
}
