import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Created,
  createKryptoswapMerchant,
  type KryptoswapMerchant,
} from '../../testing/kryptoswapMerchant.ts';
import { STATUSES } from './entities.ts';

const ENDS = ['errorPayment', 'errorPayout', 'returned', 'deleted'];

/** Where each status may lead. Whoever has the secret can say almost anything of an open order. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  new: ['waitPayment', 'inProgress', 'hold', 'inProgressPayout', ...ENDS],
  waitPayment: ['new', 'inProgress', 'hold', 'inProgressPayout', ...ENDS],
  inProgress: ['inProgressPayout', 'hold', 'errorPayment', 'returned'],
  hold: ['inProgressPayout', 'errorPayment', 'returned'],
  inProgressPayout: ['done', 'errorPayout', 'returned'],
  errorPayout: ['done', 'returned'],
  errorPayment: ['returned'],
  deleted: ['returned'],
  done: ['returned'],
  returned: [],
};

type Step = (merchant: KryptoswapMerchant, created: Created) => Promise<unknown>;

const move =
  (name: 'confirm' | 'cancel' | 'expire' | 'fail' | 'refund'): Step =>
  ({ sandbox }, { uid }) =>
    sandbox[name](String(uid)).catch(() => {});
const pay =
  (options: object): Step =>
  ({ sandbox }, { uid }) =>
    sandbox.pay(String(uid), options);
const advance =
  (ms: number): Step =>
  ({ sandbox }) =>
    sandbox.advance(ms);
const press = (label: string): Step =>
  async function press(merchant, created) {
    const page = await merchant.visit(created, 'order');
    if (page.buttons.some((name) => name.startsWith(label))) await page.press(label);
  };

const steps: Readonly<Record<string, Step>> = {
  ...Object.fromEntries(
    STATUSES.map((status): [string, Step] => [
      `say ${status}`,
      (merchant, created) => merchant.updateStatus(created, status),
    ]),
  ),
  look: (merchant, created) => merchant.visit(created),
  accept: press('Confirm the order'),
  claim: press('I have paid'),
  half: press('Send half'),
  rest: press('Send the rest'),
  payAll: pay({}),
  payDust: pay({ amount: '0.00000001' }),
  payWrong: pay({ asset: 'ETH' }),
  confirm: move('confirm'),
  cancel: move('cancel'),
  expire: move('expire'),
  fail: move('fail'),
  refund: move('refund'),
  aMoment: advance(2_000),
  aBlock: advance(600_000),
  anHour: advance(3_600_000),
};

describe('whatever a payer and an operator do', () => {
  it('the statuses follow each other, each is told once, and a payout means paid', async () => {
    const walk = fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(walk, async (names) => {
        const merchant = createKryptoswapMerchant();
        const created = await merchant.create();
        for (const name of names) await steps[name]?.(merchant, created);
        const [payment] = merchant.sandbox.payments();
        const history = ['new', ...merchant.labels()];
        for (const [index, status] of history.slice(1).entries()) {
          expect(NEXT[history[index] ?? '']).toContain(status);
        }
        expect((await merchant.order(created))['status']).toBe(history.at(-1));
        expect(merchant.inbox).toHaveLength(history.length - 1);
        if (history.includes('inProgressPayout')) {
          expect(Number(payment?.received)).toBeGreaterThanOrEqual(Number(payment?.due.amount));
        }
        expect((await merchant.visit(created, 'order')).status).toBe(200);
      }),
      { numRuns: 100 },
    );
  });
});
