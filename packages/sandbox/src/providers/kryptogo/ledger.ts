import { type Decimal, decimal, multiply, ONE } from '../../decimal.ts';
import type { Random } from '../../random.ts';
import type { KryptogoAccount } from './account.ts';
import {
  type Deposit,
  type IntentStatus,
  isUnderWay,
  type PaymentIntent,
  received,
} from './entities.ts';
import { notify } from './notice.ts';
import type { IntentRequest } from './readIntentRequest.ts';
import { network, priceInUsdt, type Token, USDT } from './tokens.ts';

/** "Intent valid 30 minutes." */
const VALID_MS = 30 * 60_000;
const REFUND_AFTER_MS = 10 * 60_000;
const AFTER_FEE = decimal('0.99');
const CENT: Decimal = ONE / 100n;
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** How intents come into being and move. Each move is told to the merchant by a callback. */
export function openIntent(account: KryptogoAccount, request: IntentRequest): PaymentIntent {
  const { clock, random } = account.context;
  const now = clock.now();
  const intent: PaymentIntent = {
    ...request,
    id: newId(random),
    due: priceInUsdt(request.fiatAmount, request.fiatCurrency),
    address: network.newAddress(random),
    createdAt: now,
    deadline: Math.floor((now + VALID_MS) / 1_000) * 1_000,
    status: 'pending',
    since: now,
    deposits: [],
    aggregation: null,
    refund: null,
    unknownWord: null,
    misreported: null,
  };
  account.intents.set(intent.id, intent);
  if (account.dialect.pendingCallback === 'sent') notify(account, intent);
  awaitNext(account, intent);
  return intent;
}

/** A transfer is seen at the address. */
export function deposit(
  account: KryptogoAccount,
  intent: PaymentIntent,
  amount: Decimal,
  token: Token,
): void {
  const { chain, random } = account.context;
  const payer = network.newAddress(random);
  const transfer = chain.transfer(network, () => settle(account, intent));
  const credited = token === USDT && takesMoney(account, intent);
  intent.deposits.push({ amount, token, transfer, payer, credited });
}

/** Confirms at once what would have waited for blocks. */
export function confirm(_: KryptogoAccount, intent: PaymentIntent): void {
  for (const { transfer } of intent.deposits) transfer.confirm();
}

/** Called as each transfer becomes final. */
export function settle(account: KryptogoAccount, intent: PaymentIntent): void {
  decide(account, intent, account.context.clock.now() >= intent.deadline);
}

/** The deadline is over, or is said to be. */
export function expire(account: KryptogoAccount, intent: PaymentIntent): void {
  decide(account, intent, true);
}

/** What was too little goes back to its payer. */
export function refund(account: KryptogoAccount, intent: PaymentIntent): void {
  intent.refund = { hash: network.newHash(account.context.random), amount: received(intent) };
  move(account, intent, 'insufficient_refunded');
}

/** Plans what the intent does by itself; once for each status, and after a restart. */
export function awaitNext(account: KryptogoAccount, intent: PaymentIntent): void {
  const { clock } = account.context;
  const { status, since, deadline } = intent;
  if (status === 'pending') clock.schedule(deadline - clock.now(), () => expire(account, intent));
  if (status !== 'insufficient_not_refunded') return;
  clock.schedule(since + REFUND_AFTER_MS - clock.now(), () => {
    const isStill = intent.status === status && account.dialect.refund === 'byItself';
    if (isStill) refund(account, intent);
  });
}

function decide(account: KryptogoAccount, intent: PaymentIntent, isOver: boolean): void {
  if (!takesMoney(account, intent)) return;
  const { dialect } = account;
  const paid = received(intent);
  const isEnough = dialect.overpayment === 'success' ? paid >= intent.due : paid === intent.due;
  if (isEnough) {
    intent.deposits = intent.deposits.map(dropUnlessFinal);
    aggregate(account, intent, paid);
    move(account, intent, 'success');
    return;
  }
  if (intent.status === 'expired' || isUnderWay(intent)) return;
  if (paid === 0n || paid > intent.due) {
    if (isOver) move(account, intent, 'expired');
    return;
  }
  if (isOver || dialect.insufficient === 'atOnce') {
    move(account, intent, 'insufficient_not_refunded');
  }
}

/** What is still under way when there is enough comes too late to count. */
function dropUnlessFinal(one: Deposit): Deposit {
  return one.transfer.isFinal ? one : { ...one, credited: false };
}

function aggregate({ context }: KryptogoAccount, intent: PaymentIntent, paid: Decimal): void {
  const net = multiply(paid, AFTER_FEE);
  intent.aggregation = { hash: network.newHash(context.random), amount: net - (net % CENT) };
}

/** Whether a transfer counts now. */
function takesMoney({ dialect }: KryptogoAccount, { status }: PaymentIntent): boolean {
  return status === 'pending' || (status === 'expired' && dialect.latePayment === 'success');
}

function move(account: KryptogoAccount, intent: PaymentIntent, status: IntentStatus): void {
  intent.status = status;
  intent.since = account.context.clock.now();
  notify(account, intent);
  awaitNext(account, intent);
}

/** 32 characters, as in the guide's sample. */
function newId(random: Random): string {
  const characters = [...random.bytes(32)].map((byte) =>
    ID_ALPHABET.charAt(byte % ID_ALPHABET.length),
  );
  return characters.join('');
}
