import type { Decimal } from '../../decimal.ts';
import type { KryptoswapAccount } from './account.ts';
import {
  isOpen,
  isSettled,
  type KryptoswapOrder,
  type OrderStatus,
  type OrderTerms,
} from './entities.ts';
import type { ExchangeCurrency } from './exchange.ts';
import { notify } from './notice.ts';

/** How long a payout takes. */
const PAYOUT_MS = 5_000;
const MINUTE = 60_000;
const SECRET_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** How orders come into being and move. Each move is told to the merchant by a notice. */
export function openOrder(account: KryptoswapAccount, terms: OrderTerms): KryptoswapOrder {
  const { context, dialect, orders } = account;
  const { clock, random } = context;
  const createdAt = clock.now();
  const isPreviewed = !terms.skipPreview && dialect.firstStatus === 'new';
  const order: KryptoswapOrder = {
    ...terms,
    uid: newUid(account),
    id: random.hex(12),
    rid: newText(account, 11),
    secret: newText(account, 24),
    address: terms.route.from.network.newAddress(random),
    createdAt,
    expiresAt: createdAt + terms.route.ttlMinutes * MINUTE,
    status: isPreviewed ? 'new' : 'waitPayment',
    since: createdAt,
    deposits: [],
    unknownWord: null,
    misreported: null,
  };
  orders.set(String(order.uid), order);
  awaitNext(account, order);
  return order;
}

/** What whoever has the secret says of an open order; the same status again is no change. */
export function updateStatus(
  account: KryptoswapAccount,
  order: KryptoswapOrder,
  status: OrderStatus,
): void {
  if (order.status !== status) move(account, order, status);
}

/** A transfer is seen at the address. */
export function deposit(
  account: KryptoswapAccount,
  order: KryptoswapOrder,
  amount: Decimal,
  currency: ExchangeCurrency,
): void {
  const isOver = order.status === 'done' || order.status === 'returned';
  const credited = currency.xml === order.route.from.xml && !isOver;
  const transfer = account.context.chain.transfer(currency.network, () => settle(account, order));
  order.deposits.push({ amount, currency, transfer, credited });
  const takesLate = order.status === 'deleted' && account.dialect.lateDeposit === 'accepted';
  if (credited && (isOpen(order) || takesLate)) move(account, order, 'inProgress');
}

/** What is under way comes to its end now. */
export function confirm(account: KryptoswapAccount, order: KryptoswapOrder): void {
  for (const { transfer } of order.deposits) transfer.confirm();
  const { status } = order;
  if (status === 'inProgressPayout' || status === 'errorPayout') move(account, order, 'done');
}

export function remove(account: KryptoswapAccount, order: KryptoswapOrder): void {
  move(account, order, 'deleted');
}

/** The payment fails, or once it was accepted, the payout. */
export function fail(account: KryptoswapAccount, order: KryptoswapOrder): void {
  const isAccepted = order.status === 'inProgressPayout';
  move(account, order, isAccepted ? 'errorPayout' : 'errorPayment');
}

export function giveBack(account: KryptoswapAccount, order: KryptoswapOrder): void {
  move(account, order, 'returned');
}

/** Called as each transfer becomes final; the last one decides. */
export function settle(account: KryptoswapAccount, order: KryptoswapOrder): void {
  const { status, deposits } = order;
  if (status === 'deleted') {
    if (deposits.some(({ credited }) => credited)) giveBack(account, order);
    return;
  }
  if (!isOpen(order) && status !== 'inProgress' && status !== 'hold') return;
  if (isSettled(order)) {
    move(account, order, 'inProgressPayout');
    return;
  }
  const isAllFinal = deposits.every(({ transfer }) => transfer.isFinal);
  const holds = account.dialect.underpayment === 'hold' && status !== 'hold';
  if (isAllFinal && holds) move(account, order, 'hold');
}

/** Plans what the order does by itself; once for each status, and after a restart. */
export function awaitNext(account: KryptoswapAccount, order: KryptoswapOrder): void {
  const next = nextOf(order);
  if (next === null) return;
  const { clock } = account.context;
  const { status, since } = order;
  clock.schedule(next.at - clock.now(), () => {
    const isStill = order.status === status && order.since === since;
    if (isStill) move(account, order, next.to);
  });
}

function nextOf(order: KryptoswapOrder): { at: number; to: OrderStatus } | null {
  const { status, since, expiresAt } = order;
  switch (status) {
    case 'new':
    case 'waitPayment':
      return { at: expiresAt, to: 'deleted' };
    case 'inProgressPayout':
      return { at: since + PAYOUT_MS, to: 'done' };
    case 'inProgress':
    case 'hold':
    case 'errorPayment':
    case 'errorPayout':
    case 'done':
    case 'returned':
    case 'deleted':
      return null;
    default:
      return status satisfies never;
  }
}

function move(account: KryptoswapAccount, order: KryptoswapOrder, status: OrderStatus): void {
  order.status = status;
  order.since = account.context.clock.now();
  notify(account, order);
  awaitNext(account, order);
}

/** Ten digits; the guide's clients take up to eleven. */
function newUid({ context, orders }: KryptoswapAccount): number {
  for (;;) {
    const digits = [...context.random.bytes(9)].map((byte) => byte % 10).join('');
    const uid = Number(`1${digits}`);
    if (!orders.has(String(uid))) return uid;
  }
}

function newText({ context }: KryptoswapAccount, length: number): string {
  return [...context.random.bytes(length)]
    .map((byte) => SECRET_ALPHABET.charAt(byte % SECRET_ALPHABET.length))
    .join('');
}
