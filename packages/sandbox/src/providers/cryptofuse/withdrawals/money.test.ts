import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, decimal, toPlain } from '../../../decimal.ts';
import { WITHDRAWAL_MOVES, type WithdrawalMove } from '../../../emulator.ts';
import { createMerchant, type Merchant } from '../../../testing/merchant.ts';
import { bodyOf, GUIDE_WITHDRAWAL } from '../../../testing/payee.ts';

const FLOW = 'pending approved processing submitted confirmed completed'.split(' ');
const ENDS = ['rejected', 'failed', 'cancelled'];
// A word that nobody knows is told elsewhere; here it would hide the state.
const MOVES = WITHDRAWAL_MOVES.filter((move) => move !== 'reword');

type Step =
  | readonly ['payment', number]
  | readonly ['withdrawal', number]
  | readonly ['move', WithdrawalMove, number]
  | readonly ['advance', number];

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constant('payment' as const), fc.integer({ min: 10, max: 500 })),
  fc.tuple(fc.constant('withdrawal' as const), fc.integer({ min: 10, max: 300 })),
  fc.tuple(fc.constant('move' as const), fc.constantFrom(...MOVES), fc.nat(5)),
  fc.tuple(fc.constant('advance' as const), fc.constantFrom(1_000, 60_000, 300_000)),
);

async function available({ get }: Merchant): Promise<Decimal> {
  const { account } = (await bodyOf(get('/user/balances/'))) as {
    account: Record<string, { amount: string }>;
  };
  return decimal(account['USDTTRC20']?.amount ?? '0');
}

/** What the balance has to be: what was paid in, less a hundredth, less what is on its way out. */
function expected({ sandbox }: Merchant): Decimal {
  const paid = sandbox.payments().reduce((sum, { received }) => sum + decimal(received), 0n);
  const out = sandbox
    .withdrawals()
    .filter(({ status }) => !ENDS.includes(status))
    .reduce((sum, { amount, fee }) => sum + decimal(amount) + decimal(fee), 0n);
  return paid - paid / 100n - out;
}

async function play(merchant: Merchant, [name, ...options]: Step): Promise<void> {
  const { sandbox, create, post } = merchant;
  const [first, index = 0] = options;
  switch (name) {
    case 'payment': {
      const id = await create({ amount: first });
      await sandbox.pay(id);
      await sandbox.confirm(id);
      return;
    }
    case 'withdrawal': {
      const before = await available(merchant);
      const { status } = await post('/withdrawal/', { ...GUIDE_WITHDRAWAL, amount: first });
      expect(status).toBe(before >= decimal(String(first)) ? 201 : 400);
      return;
    }
    case 'move': {
      const reference = sandbox.withdrawals()[index]?.reference ?? 'none';
      // A move that the withdrawal cannot make now is refused, and changes nothing.
      await sandbox.moveWithdrawal(reference, first as WithdrawalMove).catch(() => {});
      return;
    }
    default:
      await sandbox.advance(Number(first));
  }
}

describe('whatever a merchant and an operator do', () => {
  it.each(['guide', 'reference'])(
    'no money is made or lost, and a withdrawal only goes on (%s)',
    async (withdrawalStatuses) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
          const merchant = await createMerchant();
          merchant.sandbox.dialect('cryptofuse', { withdrawalStatuses });
          for (const one of steps) {
            await play(merchant, one);
            expect(toPlain(await available(merchant))).toBe(toPlain(expected(merchant)));
          }
          for (const { reference } of merchant.sandbox.withdrawals()) {
            const told = merchant.sandbox
              .notices()
              .filter((notice) => notice.reference === reference && !notice.forged)
              .map(({ label }) => label.replace('withdrawal ', ''));
            const way = told.filter((word) => !ENDS.includes(word));
            expect(way).toEqual(FLOW.filter((word) => way.includes(word)));
            expect(told.slice(0, -1)).not.toEqual(
              expect.arrayContaining([
                expect.stringMatching(/completed|rejected|failed|cancelled/),
              ]),
            );
          }
        }),
        { numRuns: 60 },
      );
    },
    30_000,
  );
});
