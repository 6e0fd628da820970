import { type Decimal, divide, multiply, roundUp, toPlain } from '../../decimal.ts';
import type { MisreportOptions, OperationName, Operations, PayOptions } from '../../emulator.ts';
import { readPositive } from '../../readPositive.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { KryptoswapAccount } from './account.ts';
import { unitOf } from './currencies.ts';
import { type KryptoswapOrder, missing } from './entities.ts';
import type { ExchangeCurrency } from './exchange.ts';
import { confirm, deposit, fail, giveBack, remove } from './ledger.ts';
import { notify } from './notice.ts';
import { possibleOperations } from './summary.ts';

/** No document knows of a network that takes its blocks back. */
export function createOperations(
  account: KryptoswapAccount,
  find: (reference: string) => KryptoswapOrder,
): Operations {
  const take = (reference: string, operation: OperationName): KryptoswapOrder => {
    const order = find(reference);
    if (!possibleOperations(order).includes(operation)) {
      throw new SandboxError(409, `Cannot ${operation} a payment that is ${order.status}.`);
    }
    return order;
  };

  return {
    pay(reference, options = {}) {
      const order = take(reference, 'pay');
      const currency = currencyToPay(account, order, options.asset);
      deposit(account, order, amountToPay(order, currency, options), currency);
    },
    confirm: (reference) => confirm(account, take(reference, 'confirm')),
    expire: (reference) => remove(account, take(reference, 'expire')),
    cancel: (reference) => remove(account, take(reference, 'cancel')),
    fail: (reference) => fail(account, take(reference, 'fail')),
    refund: (reference) => giveBack(account, take(reference, 'refund')),
    forge(reference) {
      notify(account, take(reference, 'forge'), { status: 'done', isClaim: true });
    },
    misreport(reference, options = {}) {
      misreport(account, take(reference, 'misreport'), options);
    },
    reword(reference) {
      const order = take(reference, 'reword');
      order.unknownWord = 'underReview';
      notify(account, order);
    },
  };
}

function currencyToPay(
  { exchange }: KryptoswapAccount,
  { route }: KryptoswapOrder,
  code: string | undefined,
): ExchangeCurrency {
  if (code === undefined) return route.from;
  const currency = exchange.currencies.find(({ xml }) => xml === code);
  if (currency === undefined) throw new SandboxError(400, `There is no asset ${code}.`);
  return currency;
}

function amountToPay(
  order: KryptoswapOrder,
  currency: ExchangeCurrency,
  { amount, share }: PayOptions,
): Decimal {
  if (amount !== undefined) return readPositive('amount', amount);
  const { inAmount: due, route } = order;
  const left = missing(order);
  const wanted = share === undefined ? left || due : multiply(due, readPositive('share', share));
  // Somebody who sends the wrong coin sends as much of it as it is worth.
  if (currency.xml !== route.from.xml) {
    return roundUp(divide(multiply(wanted, route.from.usd), currency.usd), currency.decimals);
  }
  const rounded = roundUp(wanted, currency.decimals);
  // Two shares that make a whole pay exactly what is due.
  const isRest = left > 0n && rounded > left && rounded - left <= unitOf(currency);
  return isRest ? left : rounded;
}

/** `due` is what comes in, `price` what goes out; without either, both are told as a hundredth. */
function misreport(
  account: KryptoswapAccount,
  order: KryptoswapOrder,
  { due, price, asset, orderId }: MisreportOptions,
): void {
  if (orderId !== undefined) {
    throw new SandboxError(409, 'An order carries no id of the merchant’s.');
  }
  const xmlFrom = asset === undefined ? {} : { xmlFrom: currencyToPay(account, order, asset).xml };
  const isBare = due === undefined && price === undefined && asset === undefined;
  const told = (name: string, text: string | undefined, agreed: Decimal) => {
    if (text !== undefined) return toPlain(readPositive(name, text));
    return isBare ? toPlain(roundUp(agreed / 100n, 8)) : toPlain(agreed);
  };
  order.misreported = {
    inAmount: told('due', due, order.inAmount),
    outAmount: told('price', price, order.outAmount),
    ...xmlFrom,
  };
}
