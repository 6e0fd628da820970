import type { Browser, CDPSession, Page } from 'playwright';
import { type Painted, watchPaint } from './watchPaint.ts';

export interface BenchPage {
  page: Page;
  devtools: CDPSession;
  /** Presses the button: with the pointer on it already, as a shopper's is. */
  click(): Promise<Painted>;
  /** Shuts the dialog and waits for it. */
  next(): Promise<void>;
  /** Until nothing is fetched any more. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** How long a page has to be quiet, in ms. */
const QUIET = 150;
const PATIENCE = 20_000;
const FRAME = 1000 / 60;

/**
 * A page in a context of its own: its process, its cache. Loaded, with the pointer on the button,
 * and with everything fetched that this is a reason for.
 *
 * @param slower by how much the processor is slowed down, from the first byte on.
 * @param watch further scripts that run before the page's own.
 */
export async function openPage(
  browser: Browser,
  url: string,
  { slower = 1, watch = [] }: { slower?: number; watch?: (() => void)[] } = {},
): Promise<BenchPage> {
  // Without motion: the first frame of the dialog is the one that stays.
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });

  let tell: (painted: Painted) => void = () => {};
  await page.exposeFunction('tellPainted', (painted: Painted) => tell(painted));
  for (const script of [watchPaint, ...watch]) await page.addInitScript(script);

  let asked = 0;
  let answered = 0;
  page.on('request', () => (asked += 1));
  page.on('requestfinished', () => (answered += 1));
  page.on('requestfailed', () => (answered += 1));
  const quiet = async () => {
    for (let before = -1; before !== asked || answered < asked; ) {
      before = asked;
      await page.waitForTimeout(QUIET);
    }
  };

  await page.goto(url);
  const box = await page.locator('button').boundingBox();
  if (box === null) throw new Error(`${url} shows no button.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await quiet();

  return {
    page,
    devtools,
    async click() {
      const painted = new Promise<Painted>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${url} painted nothing.`)), PATIENCE);
        tell = (figures) => {
          clearTimeout(late);
          resolve(figures);
        };
      });
      // At any moment between two frames, for what was waited for before came with one.
      await page.waitForTimeout(Math.random() * FRAME);
      await page.mouse.down();
      await page.mouse.up();
      return painted;
    },
    async next() {
      await page.evaluate(() => globalThis.nextRound());
      await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
    },
    quiet,
    close: () => context.close(),
  };
}
