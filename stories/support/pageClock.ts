/** Those of the browser. */
const browser = {
  wall: Date.now.bind(Date),
  elapsed: performance.now.bind(performance),
  setTimeout: window.setTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clear: window.clearTimeout.bind(window),
};

interface Timer {
  /** By the page's `performance.now()`. */
  due: number;
  /** In ms, of one that is repeated. */
  every: number | null;
  run(): void;
}

/** In ms. What waits for less than a frame only lets others have their turn. */
const FRAME = 16;

let speed = 1;
/** How many answers the page computes for itself at the moment. */
let answering = 0;
/** Since when the page's time has passed as it does: by the browser, and by the page. */
let since = { browser: 0, wall: 0, elapsed: 0, speed: 1 };
let isOurs = false;

/**
 * Lets the time of this page pass so many times as fast, for the card and for the shop and the
 * providers in the page alike: what waits for a timer comes sooner, and finds that it is later.
 * What has passed has passed: slower again, the page's clock stays ahead.
 */
export function setClockSpeed(next: number): void {
  speed = next;
  // Nothing is replaced on a page whose time never was another.
  if (speed !== 1 && !isOurs) takeOver();
  mark();
}

/** Answers at the speed of this machine, so that nobody gives up too soon. */
export async function atTrueSpeed<Result>(answer: () => Promise<Result>): Promise<Result> {
  answering += 1;
  mark();
  try {
    return await answer();
  } finally {
    answering -= 1;
    mark();
  }
}

/** From now on by the present speed. */
function mark(): void {
  const present = answering > 0 ? 1 : speed;
  if (!isOurs || since.speed === present) return;
  since = {
    browser: browser.elapsed(),
    wall: Date.now(),
    elapsed: performance.now(),
    speed: present,
  };
}

function takeOver(): void {
  isOurs = true;
  since = {
    browser: browser.elapsed(),
    wall: browser.wall(),
    elapsed: browser.elapsed(),
    speed: 1,
  };
  const passed = () => (browser.elapsed() - since.browser) * since.speed;
  Date.now = () => Math.floor(since.wall + passed());
  performance.now = () => since.elapsed + passed();

  const timers = new Map<number, Timer>();
  // Above those that the browser gives.
  let lastId = 2 ** 30;
  type Run = (...values: unknown[]) => void;
  const set = (repeated: boolean) => {
    const short = repeated ? browser.setInterval : browser.setTimeout;
    return (run: Run, ms = 0, ...values: unknown[]) => {
      if (ms < FRAME) return short(run, ms, ...values);
      lastId += 1;
      const due = performance.now() + ms;
      timers.set(lastId, { due, every: repeated ? ms : null, run: () => run(...values) });
      return lastId;
    };
  };
  const clear = (id?: number) => {
    if (!timers.delete(id ?? 0)) browser.clear(id);
  };
  const ours = { setTimeout: set(false), setInterval: set(true) };
  Object.assign(window, ours, { clearTimeout: clear, clearInterval: clear });
  browser.setInterval(() => ring(timers), FRAME);
}

function ring(timers: Map<number, Timer>): void {
  const now = performance.now();
  const due = [...timers].filter(([, timer]) => timer.due <= now);
  for (const [id, timer] of due.sort(([, a], [, b]) => a.due - b.due)) {
    // An earlier one may have called it off.
    if (!timers.has(id)) continue;
    if (timer.every === null) timers.delete(id);
    else timer.due = now + timer.every;
    try {
      timer.run();
    } catch (error) {
      reportError(error);
    }
  }
}
