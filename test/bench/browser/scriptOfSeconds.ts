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
 * All script of a page in a second in which nothing is fetched, in ms of the processor's time: the
 * middle of so many seconds.
 */
export async function scriptOfSeconds(
  browser: Browser,
  page: Page,
  seconds: number,
): Promise<number> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing'] });
  await page.evaluate((name) => performance.mark(name), MARK);
  await page.waitForTimeout(seconds * 1000);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const own = eventsOf(trace.traceEvents);
  const scripts = outermost(own.filter(({ name, dur }) => SCRIPT.has(name) && dur));
  const border = quietMoment(scripts.map(({ ts }) => ts % SECOND));
  const secondOf = ({ ts }: TraceEvent) => Math.floor((ts - border) / SECOND);

  const busy = new Set(own.filter(({ name }) => NETWORK.has(name)).map(secondOf));
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
function eventsOf(events: TraceEvent[]): TraceEvent[] {
  const mark = events.find(({ name }) => name === MARK);
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
