import { type Decimal, divide, multiply, roundUp } from '../../decimal.ts';
import type { MisreportOptions, OperationName, Operations, PayOptions } from '../../emulator.ts';
import { readPositive } from '../../readPositive.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { CryptofuseAccount } from './account.ts';
import { type Currency, findCurrency } from './currencies.ts';
import { type CryptofusePayment, totalPaid } from './entities.ts';
import { confirm, deposit, expire, fail, notify, revert } from './ledger.ts';
import { possibleOperations } from './summary.ts';

/** No document knows of a cancellation or a refund, so neither exists here. */
export function createOperations(
  account: CryptofuseAccount,
  find: (reference: string) => CryptofusePayment,
): Operations {
  const take = (reference: string, operation: OperationName): CryptofusePayment => {
    const payment = find(reference);
    if (!possibleOperations(account, payment).includes(operation)) {
      throw new SandboxError(409, `Cannot ${operation} a payment that is ${payment.state}.`);
    }
    return payment;
  };

  return {
    pay(reference, options = {}) {
      const payment = take(reference, 'pay');
      const currency = currencyToPay(payment, options);
      deposit(account, payment, amountToPay(payment, currency, options), currency);
    },
    confirm: (reference) => confirm(take(reference, 'confirm')),
    expire: (reference) => expire(account, take(reference, 'expire')),
    fail: (reference) => fail(account, take(reference, 'fail')),
    forge(reference) {
      const payment = take(reference, 'forge');
      notify(account, payment, claimOfSuccess(account, payment));
    },
    misreport: (reference, options = {}) => misreport(take(reference, 'misreport'), options),
    revert: (reference) => revert(account, take(reference, 'revert')),
    reword(reference) {
      const payment = take(reference, 'reword');
      payment.unknownWord = 'under_review';
      notify(account, payment);
    },
  };
}

function misreport(payment: CryptofusePayment, options: MisreportOptions): void {
  const { due, price, asset, orderId } = options;
  const currency = currencyToPay(payment, asset === undefined ? {} : { asset });
  if ([due, price, asset, orderId].every((told) => told === undefined)) {
    payment.amountUsd /= 100n;
    payment.amountCrypto /= 100n;
    return;
  }
  if (due !== undefined) payment.amountCrypto = readPositive('due', due);
  if (price !== undefined) payment.amountUsd = readPositive('price', price);
  payment.currency = currency;
  payment.orderId = orderId ?? payment.orderId;
}

function currencyToPay(payment: CryptofusePayment, { asset }: PayOptions): Currency {
  if (asset === undefined) return payment.currency;
  const currency = findCurrency(asset);
  if (currency === undefined) throw new SandboxError(400, `There is no asset ${asset}.`);
  return currency;
}

function amountToPay(
  payment: CryptofusePayment,
  currency: Currency,
  { amount, share }: PayOptions,
): Decimal {
  if (amount !== undefined) return readPositive('amount', amount);
  const due = payment.amountCrypto;
  const paid = totalPaid(payment);
  const missing = paid < due ? due - paid : due;
  const wanted = share === undefined ? missing : multiply(due, readPositive('share', share));
  if (currency === payment.currency) return wanted;
  // Somebody who sends the wrong coin sends as much of it as it is worth.
  const converted = divide(multiply(wanted, payment.currency.usd), currency.usd);
  return roundUp(converted, currency.decimals);
}

/** What a forger would like the merchant to believe. */
function claimOfSuccess(account: CryptofuseAccount, payment: CryptofusePayment): CryptofusePayment {
  const { chain, random } = account.context;
  const { network } = payment.currency;
  const transfer = chain.claim(network);
  const { currency, amountCrypto: amount } = payment;
  const depositId = `dep_${random.hex(6)}`;
  return {
    ...payment,
    state: 'completed',
    deposits: [{ depositId, amount, currency, transfer }],
  };
}
