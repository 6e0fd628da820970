import { decimal } from '../../decimal.ts';
import type { CryptofuseAccount } from './account.ts';
import type { CryptofusePayment } from './entities.ts';
import { confirm, deposit, expire, fail } from './ledger.ts';

type Step = readonly [
  afterMs: number,
  run: (account: CryptofuseAccount, payment: CryptofusePayment) => void,
];

const AT_ONCE = 1_000;
const A_FEW_SECONDS = 5_000;

const confirmIt: Step[1] = (_, payment) => confirm(payment);

/** Guide, "Payment Test Amounts (USD)". */
const plays: Readonly<Record<string, readonly Step[]>> = {
  '123.45': [
    [AT_ONCE, arrive('1')],
    [A_FEW_SECONDS, confirmIt],
  ],
  '234.56': [
    [10_000, arrive('1')],
    [20_000, confirmIt],
  ],
  '345.67': [
    [AT_ONCE, arrive('0.5')],
    [A_FEW_SECONDS, confirmIt],
  ],
  '456.78': [
    [AT_ONCE, arrive('1.5')],
    [A_FEW_SECONDS, confirmIt],
  ],
  '567.89': [[AT_ONCE + A_FEW_SECONDS, expire]],
  '678.90': [
    [AT_ONCE, arrive('1')],
    [A_FEW_SECONDS, fail],
  ],
};

const amounts = Object.keys(plays);

/** Lets a payment over a test amount play by itself; true if it was one. */
export function playTestAmount(account: CryptofuseAccount, payment: CryptofusePayment): boolean {
  const amount = amounts.find((usd) => decimal(usd) === payment.amountUsd);
  if (amount === undefined || account.dialect.testAmounts === 'off') return false;
  payment.play = { amount, played: 0 };
  awaitSteps(account, payment);
  return true;
}

/** Each step that is still to come has its moment, counted from the payment's creation. */
export function awaitSteps(account: CryptofuseAccount, payment: CryptofusePayment): void {
  const { play } = payment;
  if (play === null) return;
  const { clock } = account.context;
  let due = payment.createdAt;
  for (const [index, [wait, run]] of (plays[play.amount] ?? []).entries()) {
    due += wait;
    if (index < play.played) continue;
    clock.schedule(due - clock.now(), () => {
      play.played = index + 1;
      // Somebody at the control page may have been faster.
      if (payment.state === 'waiting' || payment.state === 'confirming') run(account, payment);
    });
  }
}

function arrive(share: string): Step[1] {
  const fraction = decimal(share);
  return (account, payment) => {
    const amount = (payment.amountCrypto * fraction) / decimal('1');
    deposit(account, payment, amount, payment.currency);
  };
}
