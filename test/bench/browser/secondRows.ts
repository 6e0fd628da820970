import type { Browser, CDPSession } from 'playwright';
import { report } from '../report.ts';
import { openPage } from './openPage.ts';
import { scriptOfSeconds } from './scriptOfSeconds.ts';
import { watchCommits } from './watchCommits.ts';

/** Until what is fetched without need is there, in ms. */
const REST = 3_000;
/** From when, by the time left, and for how long the card is watched, in ms. */
const FROM = '15:07';
const WATCHED = 12_000;
/** Seconds of which the script is measured. */
const TRACED = 10;
/** The encoder of `qrcode.react`: a method, which no minifier renames. */
const ENCODER = 'encodeSegments';
/** The two that may render on an open card to which nothing happens. */
const OWN = new Set(['PaymentCountdown', 'LastChecked']);

/** What an open card does in a second, and with a poll that brings nothing new. */
export async function secondRows(browser: Browser, url: string): Promise<void> {
  await renderRows(browser, url);
  await scriptRows(browser, url);
}

/** Beside a page that React writes one text on each second: the rest is ours. */
async function scriptRows(browser: Browser, url: string): Promise<void> {
  const ours = await openPage(browser, `${url}/checkout/`);
  const bare = await openPage(browser, `${url}/countdown/`);
  await ours.click();
  await ours.page.waitForTimeout(REST);
  for (const rate of [1, 4]) {
    for (const { devtools } of [ours, bare]) {
      await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    }
    const figures = await scriptOfSeconds(browser, [ours.page, bare.page], TRACED);
    const [all = Number.NaN, floor = Number.NaN] = figures;
    // Slowed down, the same script takes as many times longer.
    row(`a countdown second: ms of script, net, ${rate}×`, all - floor, 0.3 * rate);
    console.log(`     all of it ${all.toFixed(2)}, on the bare page ${floor.toFixed(2)}`);
  }
  await ours.close();
  await bare.close();
}

async function renderRows(browser: Browser, url: string): Promise<void> {
  const { page, devtools, click, quiet, close } = await openPage(browser, `${url}/checkout/`, {
    watch: [watchCommits],
  });
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await click();
  await page.waitForTimeout(REST);
  await quiet();
  if ((await callsOf(ENCODER, devtools)) === 0) throw new Error(`${ENCODER} is called otherwise.`);

  const timer = page.getByRole('timer');
  // Shortly before it is spoken.
  await page.waitForFunction((time) => {
    const shown = document.querySelector('[role="timer"]')?.textContent;
    return shown !== undefined && shown !== null && shown <= time;
  }, FROM);
  const from = await timer.innerText();
  await page.evaluate(() => globalThis.watchPage());
  await page.waitForTimeout(WATCHED);
  const { commits, spoken } = await page.evaluate(() => globalThis.takeWatched());
  const to = await timer.innerText();
  const encodings = await callsOf(ENCODER, devtools);
  const polls = await page.evaluate(unchangedPolls);
  await close();

  const ticks = commits.filter(({ rendered }) => rendered.includes('PaymentCountdown'));
  const calm = ticks.filter(({ rendered }) => !rendered.includes('LastChecked'));
  if (calm.length < 5 || polls.length < 2) throw new Error('The card was not seen at work.');
  // The server lets a payment end so that the step at a quarter of an hour is in between.
  const due = from > '15:00' && to <= '15:00' ? 1 : 0;
  const others = commits.flatMap(({ rendered }) => rendered.filter((name) => !OWN.has(name)));

  row('a countdown second: components', most(calm.map(({ rendered }) => rendered.length)), 1);
  row('a countdown second: parents', most(ticks.map(({ parents }) => parents)), 0);
  row(`${ticks.length} seconds: QR encodings`, encodings, 0);
  row(
    `${ticks.length} seconds: announcements beside the ${due} due`,
    Math.abs(spoken.length - due),
    0,
  );
  row(`${polls.length} unchanged polls: components beside LastChecked`, others.length, 0);
  row(`${polls.length} unchanged polls: bytes of body`, most(polls), 0);
  if (others.length > 0) console.log(`     ${[...new Set(others)].join(', ')}`);
}

const most = (figures: number[]) => Math.max(0, ...figures);
const row = (what: string, ours: number, goal: number) =>
  report({ what, ours, goal, atLeast: false });

async function callsOf(name: string, devtools: CDPSession): Promise<number> {
  const { result } = await devtools.send('Profiler.takePreciseCoverage');
  return result
    .flatMap(({ functions }) => functions)
    .filter(({ functionName }) => functionName === name)
    .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}

/** Runs in the page: the bytes of the bodies that came with 304. */
function unchangedPolls(): number[] {
  return (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ responseStatus }) => responseStatus === 304)
    .map(({ encodedBodySize }) => encodedBodySize);
}
