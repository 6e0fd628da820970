import type { Browser } from 'playwright';
import { median } from '../median.ts';
import { report } from '../report.ts';
import { openPage } from './openPage.ts';
import type { Painted } from './watchPaint.ts';

/** The pages of `../pages`: ours, and the floors. */
const PAGES = ['checkout', 'dialog', 'post'] as const;
type Figures = Record<(typeof PAGES)[number], Painted>;

/** Rounds: as many as fit into the time, in ms, and never fewer than the least. */
const WARM_UP = 5;
const WARM = { least: 11, most: 41, time: 12_000 };
const COLD = { least: 5, most: 11, time: 14_000 };

/** Click → painted, ours beside the bare pages, in turns. */
export async function clickRows(browser: Browser, url: string, slower: number): Promise<void> {
  const warm = await clickWarm(browser, url, slower);
  const cold = await clickCold(browser, url, slower);
  const at = `${slower}×`;
  const row = (what: string, ours: number, reference: number, goal: number) =>
    report({ what: `${what}, ${at}`, ours, reference, goal, atLeast: false });
  const aside = (what: string, ours: number, reference: number) =>
    console.log(
      `     ${what}: ${ours.toFixed(1)} ÷ ${reference.toFixed(1)} = ${(ours / reference).toFixed(2)}`,
    );

  row('click → dialog painted, warm ÷ bare dialog', warm.checkout.dialog, warm.dialog.dialog, 1.3);
  aside('cold', cold.checkout.dialog, cold.dialog.dialog);
  row('click → QR painted, warm ÷ bare POST, parse, QR', warm.checkout.code, warm.post.code, 1.5);
  aside('cold', cold.checkout.code, cold.post.code);
  row('first click ÷ warm, dialog painted', cold.checkout.dialog, warm.checkout.dialog, 2);
  aside('the bare dialog', cold.dialog.dialog, warm.dialog.dialog);
  aside('QR painted', cold.checkout.code, warm.checkout.code);
  aside('QR painted, the bare POST, parse, QR', cold.post.code, warm.post.code);
}

/** On pages that stay, after some clicks that do not count. */
async function clickWarm(browser: Browser, url: string, slower: number): Promise<Figures> {
  const pages = await Promise.all(
    PAGES.map((name) => openPage(browser, `${url}/${name}/`, { slower })),
  );
  const click = async (index: number) => {
    const painted = await pages[index]?.click();
    await pages[index]?.next();
    return painted;
  };
  await inTurns({ least: WARM_UP, most: WARM_UP, time: 0 }, click);
  const figures = await inTurns(WARM, click);
  await Promise.all(pages.map((page) => page.close()));
  return medians(figures);
}

/** The first click of a page, each time in a new process with nothing in its cache. */
async function clickCold(browser: Browser, url: string, slower: number): Promise<Figures> {
  const figures = await inTurns(COLD, async (index) => {
    const page = await openPage(browser, `${url}/${PAGES[index]}/`, { slower });
    const painted = await page.click();
    await page.close();
    return painted;
  });
  return medians(figures);
}

/** Rounds of one click on each page. */
async function inTurns(
  { least, most, time }: typeof WARM,
  click: (index: number) => Promise<Painted | undefined>,
): Promise<Painted[][]> {
  const figures: Painted[][] = [];
  const end = performance.now() + time;
  while (figures.length < least || (figures.length < most && performance.now() < end)) {
    const painted: Painted[] = [];
    for (const index of PAGES.keys()) painted.push((await click(index)) as Painted);
    figures.push(painted);
  }
  return figures;
}

function medians(rounds: readonly Painted[][]): Figures {
  const of = (index: number): Painted => ({
    dialog: median(rounds.map((round) => round[index]?.dialog ?? Number.NaN)),
    code: median(rounds.map((round) => round[index]?.code ?? Number.NaN)),
  });
  return { checkout: of(0), dialog: of(1), post: of(2) };
}
