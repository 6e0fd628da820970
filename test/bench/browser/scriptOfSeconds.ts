import type { Browser, Page } from 'playwright';
import { median } from '../median.ts';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** In µs: when, how long by the clock, and for how long of that the thread had the processor. */
  ts: number;
  dur?: number;
  tdur?: number;
}

/** What DevTools counts as scripting: callbacks and, apart from them, what they left to microtasks. */
const SCRIPT = new Set(['TimerFire', 'FunctionCall', 'RunMicrotasks', 'EvaluateScript']);
const NETWORK = new Set(['ResourceSendRequest', 'ResourceReceiveResponse', 'ResourceFinish']);
const MARK = 'bench-page';
const SECOND = 1_000_000;

/**
 * All script of each page in a second in which it fetches nothing, in ms of the processor's time:
 * the middle of so many seconds, the same for all of them.
 */
export async function scriptOfSeconds(
  browser: Browser,
  pages: readonly Page[],
  seconds: number,
): Promise<number[]> {
  await browser.startTracing(undefined, { categories: ['devtools.timeline', 'blink.user_timing'] });
  for (const [index, page] of pages.entries()) {
    await page.evaluate((name) => performance.mark(name), MARK + index);
  }
  await pages[0]?.waitForTimeout(seconds * 1000);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return pages.map((_, index) => scriptOf(eventsOf(trace.traceEvents, MARK + index)));
}

function scriptOf(events: TraceEvent[]): number {
  const scripts = outermost(events.filter(({ name, dur }) => SCRIPT.has(name) && dur));
  const border = quietMoment(scripts.map(({ ts }) => ts % SECOND));
  const secondOf = ({ ts }: TraceEvent) => Math.floor((ts - border) / SECOND);

  const busy = new Set(events.filter(({ name }) => NETWORK.has(name)).map(secondOf));
  const sums = new Map<number, number>();
  for (const event of scripts) {
    const second = secondOf(event);
    sums.set(second, (sums.get(second) ?? 0) + (event.tdur ?? Number.NaN) / 1000);
  }
  // The first and the last are not whole.
  const calm = [...sums].slice(1, -1).filter(([second]) => !busy.has(second));
  return median(calm.map(([, ms]) => ms));
}

/** Those of the page's own thread, where its mark is: other pages of the browser are not silent. */
function eventsOf(events: TraceEvent[], marked: string): TraceEvent[] {
  const mark = events.find(({ name }) => name === marked);
  return events
    .filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid)
    .sort((a, b) => a.ts - b.ts);
}

/** Without those inside of others. */
function outermost(events: TraceEvent[]): TraceEvent[] {
  let end = 0;
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/** Where in a second the least happens: the middle of the widest gap. */
function quietMoment(moments: number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let widest = { from: 0, width: 0 };
  for (const [index, from] of sorted.entries()) {
    const width = (sorted[index + 1] ?? (sorted[0] ?? 0) + SECOND) - from;
    if (width > widest.width) widest = { from, width };
  }
  return widest.from + widest.width / 2;
}
