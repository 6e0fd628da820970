import type { SavedTransfer } from '../../chain.ts';
import { decimal, toPlain } from '../../decimal.ts';
import type { KryptoswapAccount } from './account.ts';
import type { KryptoswapDialect } from './document.ts';
import type { Deposit, KryptoswapOrder } from './entities.ts';
import { awaitNext, settle } from './ledger.ts';

type Changed = 'route' | 'inAmount' | 'outAmount' | 'deposits';

/** An order as plain JSON: amounts are decimals, the route is its id, currencies are codes. */
interface SavedOrder extends Omit<KryptoswapOrder, Changed> {
  readonly route: string;
  readonly inAmount: string;
  readonly outAmount: string;
  readonly deposits: readonly SavedDeposit[];
}

interface SavedDeposit extends SavedTransfer {
  readonly amount: string;
  readonly currency: string;
  readonly credited: boolean;
}

export interface SavedAccount {
  readonly dialect: KryptoswapDialect;
  readonly orders: readonly SavedOrder[];
}

export function saveAccount({ dialect, orders }: KryptoswapAccount): SavedAccount {
  return { dialect: { ...dialect }, orders: [...orders.values()].map(saveOrder) };
}

/** Puts what was saved into an empty account, and everything that awaits its moment. */
export function restoreAccount(account: KryptoswapAccount, saved: SavedAccount): void {
  account.dialect = { ...saved.dialect };
  for (const order of saved.orders) restoreOrder(account, order);
}

function saveOrder(order: KryptoswapOrder): SavedOrder {
  const { route, inAmount, outAmount, deposits } = order;
  return {
    ...order,
    route: route.id,
    inAmount: toPlain(inAmount),
    outAmount: toPlain(outAmount),
    deposits: deposits.map(({ amount, currency, credited, transfer }) => ({
      amount: toPlain(amount),
      currency: currency.xml,
      credited,
      hash: transfer.hash,
      seenAt: transfer.seenAt,
      isFinal: transfer.isFinal,
    })),
  };
}

function restoreOrder(account: KryptoswapAccount, saved: SavedOrder): void {
  const { context, exchange, orders } = account;
  const order: KryptoswapOrder = {
    ...saved,
    route: known(exchange.routes.find(({ id }) => id === saved.route)),
    inAmount: decimal(saved.inAmount),
    outAmount: decimal(saved.outAmount),
    deposits: [],
  };
  orders.set(String(order.uid), order);
  order.deposits = saved.deposits.map(({ amount, credited, currency: code, ...seen }): Deposit => {
    const currency = known(exchange.currencies.find(({ xml }) => xml === code));
    const onFinal = () => settle(account, order);
    const transfer = context.chain.restore(currency.network, seen, onFinal);
    return { amount: decimal(amount), currency, credited, transfer };
  });
  awaitNext(account, order);
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('The snapshot is of another exchange.');
  return value;
}
