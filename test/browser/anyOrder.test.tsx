import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { MOVES, type MoveName } from './anyOrder/moves.ts';
import { pressKey } from './anyOrder/press.ts';
import { faultsAtRest, faultsNow } from './anyOrder/rules.ts';
import { openWorld, type World } from './anyOrder/World.tsx';

// VITE_COINSLOT_DEEP_RUNS=500 VITE_COINSLOT_SEED=7 npx vitest run --project browser anyOrder
// plays more, and others. What is printed of a fault is played again with VITE_COINSLOT_PLAY, the
// counterexample as JSON; with VITE_COINSLOT_SEED and VITE_COINSLOT_PATH it is made shorter, too.
const { VITE_COINSLOT_DEEP_RUNS, VITE_COINSLOT_SEED, VITE_COINSLOT_PATH, VITE_COINSLOT_PLAY } =
  import.meta.env;
const numRuns = Number(VITE_COINSLOT_DEEP_RUNS ?? 12);
const seed = Number(VITE_COINSLOT_SEED ?? 20_261_122);
/** Far above what any of it takes, for a machine that is busy; shorter where somebody shrinks. */
const PATIENCE = VITE_COINSLOT_PATH ? 3_000 : 15_000;

const PAUSES = ['none', 'microtask', 'task', 'frame', 'short', 'long', 'rest'] as const;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const step = fc.tuple(
  fc.constantFrom(...(Object.keys(MOVES) as MoveName[])),
  fc.nat(11),
  fc.constantFrom(...PAUSES),
);
type Step = [move: MoveName, pick: number, pause: (typeof PAUSES)[number]];

const plays = fc.record({
  strict: fc.boolean(),
  kind: fc.constantFrom('modal', 'modal', 'hosted', 'inline'),
  steps: fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }),
});

async function pause(world: World, how: Step[2]) {
  if (how === 'microtask') await null;
  else if (how === 'task') await sleep(0);
  else if (how === 'frame') await frame();
  else if (how === 'short') await sleep(25);
  else if (how === 'long') await sleep(120);
  else if (how === 'rest') await rest(world);
}

/** Until nothing is wrong, and still nothing a little later. */
async function rest(world: World) {
  await Promise.all(world.pending);
  const end = performance.now() + PATIENCE;
  for (;;) {
    const faults = faultsAtRest(world);
    if (faults.length === 0) {
      await frame();
      await sleep(30);
      if (faultsAtRest(world).length === 0) return;
    } else if (performance.now() > end) throw new Error([...faults, ...world.log].join('\n'));
    else await sleep(10);
  }
}

async function until(is: () => boolean, says: string) {
  const end = performance.now() + PATIENCE;
  while (!is()) {
    if (performance.now() > end) throw new Error(says);
    await sleep(10);
  }
}

function move(world: World, name: MoveName, pick = 0) {
  world.log.push(`${name} ${pick}`);
  const sent = Promise.resolve(MOVES[name](world, pick));
  world.pending.add(sent);
  void sent.finally(() => world.pending.delete(sent));
}

async function play(world: World, steps: Step[]) {
  for (const [name, pick, how] of steps) {
    move(world, name, pick);
    await pause(world, how);
  }
  await Promise.all(world.pending);
}

/** Whatever was done, the shop still works. */
async function proveThatItWorks(world: World) {
  world.eager.abort();
  move(world, 'page is shown');
  move(world, 'server recovers');
  world.latency = null;
  world.change({ opener: true, locale: 'en' });
  await rest(world);

  if (world.payment.data) {
    const { checkout } = world;
    // What the client follows may be busy with a failure of before.
    await until(() => {
      void world.payment.refresh();
      const { data } = world.payment;
      const there = checkout.payments().find(({ id }) => id === data?.id);
      return there?.version === data?.version;
    }, 'what is shown is not what the server says');
    await rest(world);
  }
  if (world.open) {
    world.log.push('Escape');
    // The shopper may have left the page by Tab.
    if (world.astray) document.querySelector<HTMLElement>('dialog h2')?.focus();
    await pressKey('Escape');
    await until(() => !world.open, 'Escape does not close the dialog');
    await rest(world);
  }
  const opener = document.querySelector<HTMLElement>('[data-order="1042"]');
  world.log.push('Enter on the button');
  opener?.focus();
  await pressKey('Enter');
  if (world.kind === 'inline') {
    await until(() => document.querySelector('main ~ section') !== null, 'no card comes');
    await rest(world);
    return;
  }
  await until(() => world.open, 'Enter on the button does not open the dialog');
  await rest(world);
  world.log.push('Escape');
  await pressKey('Escape');
  await until(() => !world.open, 'Escape does not close the dialog');
  await rest(world);
  expect(document.activeElement).toBe(opener);
}

it(`shows one payment, in one dialog, in any order of what happens: ${numRuns} times`, async () => {
  const property = fc.asyncProperty(plays, async ({ strict, kind, steps }) => {
    const world = openWorld({ strict, kind });
    const watched = new MutationObserver((changes) => {
      const removed = changes.flatMap(({ removedNodes }) => [...removedNodes]);
      // Which gives the focus back, wherever it was.
      if (removed.some(({ nodeName }) => nodeName === 'DIALOG')) world.astray = false;
      world.faults.push(...faultsNow(world));
    });
    watched.observe(document.body, { childList: true, subtree: true });
    await until(() => world.payment.status !== undefined, 'nothing was rendered');
    try {
      await play(world, steps);
      await proveThatItWorks(world);
    } finally {
      watched.disconnect();
      await world.leave();
    }
    expect(world.faults).toEqual([]);
    expect(document.querySelector('dialog, [data-coinslot]')).toBeNull();
    expect(document.documentElement.style.overflow).toBe('');
    const { length } = world.checkout.requests;
    await sleep(0);
    expect(world.checkout.requests.length, 'asks after it is gone').toBe(length);
  });
  await fc.assert(property, {
    ...(VITE_COINSLOT_PLAY && { examples: Array(numRuns).fill([JSON.parse(VITE_COINSLOT_PLAY)]) }),
    seed,
    numRuns,
    endOnFailure: VITE_COINSLOT_PATH === undefined,
    ...(VITE_COINSLOT_PATH && { path: VITE_COINSLOT_PATH }),
  });
}, 3_600_000);

it('leaves no clock, no listener and no element behind', async () => {
  const visit = async (strict: boolean) => {
    const world = openWorld({ strict, kind: 'modal' });
    await until(() => world.payment.status !== undefined, 'nothing was rendered');
    await proveThatItWorks(world);
    move(world, 'page opens', 1);
    await rest(world);
    await world.leave();
    expect(world.faults).toEqual([]);
  };
  await visit(false);
  await visit(true);
  const before = await countObjects();
  for (let times = 0; times < 4; times++) await visit(times % 2 === 0);
  const { listeners, elements } = await countObjects();
  // One page has 145 of them, and 60 elements.
  expect(listeners - before.listeners).toBeLessThan(145);
  expect(elements - before.elements).toBeLessThan(60);
});

/** Those of the browser's, after what nobody holds is gone. */
async function countObjects() {
  await cdp().send('Performance.enable');
  await cdp().send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp().send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return { listeners: of('JSEventListeners'), elements: of('Nodes') };
}
