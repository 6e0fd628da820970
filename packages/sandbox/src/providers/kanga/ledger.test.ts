import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKangaStore, type KangaStore } from '../../testing/kangaStore.ts';

/** Where each state may lead. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  NEW: ['ACTIVE', 'CANCELLING', 'FAILED'],
  ACTIVE: ['PROCESSING', 'CANCELLING', 'FAILED'],
  PROCESSING: ['FINALIZING', 'FAILED'],
  FINALIZING: ['FINALIZED', 'FAILED'],
  CANCELLING: ['CANCELED'],
  FINALIZED: [],
  CANCELED: [],
  FAILED: [],
};

type Step = (store: KangaStore) => Promise<unknown>;

const refusedOrDone = (work: Promise<unknown>) => work.catch(() => {});
const button = (label: string, filled = {}): Step =>
  async function press({ visit }) {
    const page = await visit();
    if (page.buttons.some((name) => name.startsWith(label))) await page.press(label, filled);
  };
const move =
  (name: 'confirm' | 'cancel' | 'expire' | 'fail'): Step =>
  ({ sandbox }) =>
    refusedOrDone(sandbox[name]('k1'));
const pay =
  (options: object): Step =>
  ({ sandbox }) =>
    refusedOrDone(sandbox.pay('k1', options));
const advance =
  (ms: number): Step =>
  ({ sandbox }) =>
    sandbox.advance(ms);

const steps: Readonly<Record<string, Step>> = {
  mail: button('Continue', { email: 'ada@example.com' }),
  bitcoin: button('Bitcoin'),
  ether: button('Ethereum'),
  chain: button('Pay on chain'),
  account: button('Pay with Kanga account'),
  rest: button('Send the rest'),
  half: button('Send half'),
  much: button('Send too much'),
  payAll: pay({}),
  payHalf: pay({ share: '0.5' }),
  payDust: pay({ amount: '0.00000001' }),
  payWrong: pay({ asset: 'EMT' }),
  confirm: move('confirm'),
  cancel: move('cancel'),
  expire: move('expire'),
  fail: move('fail'),
  aMoment: advance(400),
  aBlock: advance(600_000),
  aDay: advance(86_400_000),
};

describe('whatever a payer and an operator do', () => {
  it('the states follow each other, each is told once, and FINALIZED means paid', async () => {
    const walk = fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(walk, async (names) => {
        const store = createKangaStore();
        await store.visit();
        for (const name of names) await steps[name]?.(store);
        const [payment] = store.sandbox.payments();
        const history = ['NEW', ...store.labels()];
        for (const [index, state] of history.slice(1).entries()) {
          expect(NEXT[history[index] ?? '']).toContain(state);
        }
        expect(await store.state()).toBe(history.at(-1));
        expect(store.inbox).toHaveLength(history.length - 1);
        const isPaid = ['PROCESSING', 'FINALIZING', 'FINALIZED'].includes(payment?.status ?? '');
        if (isPaid)
          expect(Number(payment?.received)).toBeGreaterThanOrEqual(Number(payment?.due.amount));
        expect((await store.visit()).status).toBe(200);
      }),
      { numRuns: 60 },
    );
  });
});
