import { type Decimal, divide, roundUp } from '../../../decimal.ts';
import { blockchainOf, type Currency, currencies, readCurrency } from '../currencies.ts';
import type { CryptofuseDialect } from '../document.ts';
import { Refusal } from '../errors.ts';
import {
  assertUsd,
  type Fields,
  invalidField,
  isAbsent,
  missingFields,
  readAmount,
  readBoolean,
  readFields,
  readText,
  readUrl,
  requireFields,
} from '../fields.ts';
import { assertWithinLimits } from '../limits.ts';
import type { CryptofuseWithdrawal, WithdrawalTerms } from './entities.ts';
import { termsFor } from './terms.ts';

type Told = 'address' | 'memo' | 'customId' | 'accountId' | 'callbackUrl';

/** A request to create a withdrawal, understood. */
export interface WithdrawalRequest extends WithdrawalTerms, Pick<CryptofuseWithdrawal, Told> {}

/** Reads the body of `POST /withdrawal/`, or throws the documented refusal. */
export function readWithdrawal(body: string, dialect: CryptofuseDialect): WithdrawalRequest {
  const fields = readFields(body);
  requireFields(fields, ['address']);
  // An older page has the fees on top of the amount; the newest asks for that with `final_amount`.
  const terms = readTerms(fields, dialect.withdrawalAnswer === 'older');
  return {
    ...terms,
    address: readAddress(fields, terms.currency) ?? '',
    memo: readText(fields, 'memo', 255),
    customId: readText(fields, 'custom_id', 64),
    accountId: readText(fields, 'account_id', 255),
    callbackUrl: readUrl(fields, 'callback_url'),
  };
}

/** Reads the body of `POST /withdrawal/estimate/`, whose address may be missing. */
export function readEstimate(body: string): WithdrawalTerms {
  const fields = readFields(body);
  const terms = readTerms(fields, false);
  readAddress(fields, terms.currency);
  return terms;
}

/** By `currency`, or by `blockchain` and `token`. */
function readWithdrawalCurrency(fields: Fields): Currency {
  if (!isAbsent(fields['currency'])) return readCurrency(fields['currency']);
  const blockchain = readText(fields, 'blockchain', 20);
  const token = readText(fields, 'token', 20);
  if (blockchain === null || token === null) throw missingFields(['currency']);
  const wanted = { blockchain: blockchainOf(blockchain), token: token.toUpperCase() };
  const currency = currencies.find(
    (candidate) => candidate.blockchain === wanted.blockchain && candidate.token === wanted.token,
  );
  if (currency !== undefined) return currency;
  throw new Refusal('invalid_currency', 'Currency not supported.', {
    token: [`There is no ${token} on ${blockchain}.`],
  });
}

function readTerms(fields: Fields, isFinal: boolean): WithdrawalTerms {
  const currency = readWithdrawalCurrency(fields);
  const requested = readRequested(fields, currency);
  assertWithinLimits(requested, currency);
  return termsFor(currency, requested, readBoolean(fields, 'final_amount', isFinal));
}

/** Either the amount itself, or a price that is converted into it. */
function readRequested(fields: Fields, currency: Currency): Decimal {
  const isPriced = !isAbsent(fields['price_amount']);
  if (!isPriced && isAbsent(fields['amount'])) throw missingFields(['amount']);
  if (!isPriced) return readAmount(fields, 'amount');
  if (!isAbsent(fields['amount'])) {
    throw invalidField('price_amount', 'Either amount or price_amount, but not both.');
  }
  assertUsd(fields);
  return roundUp(divide(readAmount(fields, 'price_amount'), currency.usd), currency.decimals);
}

function readAddress(fields: Fields, { network, blockchain }: Currency): string | null {
  const address = readText(fields, 'address', 255);
  if (address === null || network.isAddress(address)) return address;
  throw invalidField('address', `Not an address of ${blockchain}.`);
}
