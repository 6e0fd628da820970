import { findPayCurrency, findSettlement, type PayCurrency, readAmount } from './currencies.ts';

/** The parameters of START PAYMENT, read. */
export interface StartPayment {
  readonly transactionKey: string;
  readonly currency: string;
  readonly amount: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly paymentToken: string | null;
  readonly forceCurrency: PayCurrency | null;
}

/** A URL that no payment can be started from; the message is shown to the shopper. */
export class BadStart extends Error {
  override readonly name = 'BadStart';
}

/** @throws BadStart for a parameter that is missing or that Kanga does not know. */
export function readStartPayment(query: URLSearchParams): StartPayment {
  const [transactionKey, currency, amount] = (
    ['transactionKey', 'currency', 'amount'] as const
  ).map((name) => {
    const value = query.get(name);
    if (value === null || value === '') throw new BadStart(`The link has no ${name}.`);
    return value;
  }) as [string, string, string];
  const settlement = findSettlement(currency);
  if (settlement === undefined) throw new BadStart(`Kanga settles nothing in ${currency}.`);
  if (readAmount(amount, settlement) === null) {
    throw new BadStart(`${amount} is no amount of ${currency}.`);
  }
  return {
    transactionKey,
    currency,
    amount,
    name: query.get('name'),
    email: query.get('email'),
    paymentToken: query.get('paymentToken'),
    forceCurrency: readForced(query.get('forceCurrency')),
  };
}

function readForced(code: string | null): PayCurrency | null {
  if (code === null || code === '') return null;
  const currency = findPayCurrency(code);
  if (currency === undefined) throw new BadStart(`Kanga takes no payment in ${code}.`);
  return currency;
}
