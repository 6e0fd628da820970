import { type Decimal, toPlain } from '../../../decimal.ts';
import type { Operations } from '../../../emulator.ts';
import { SandboxError } from '../../../SandboxError.ts';
import type { KangaAccount } from '../account.ts';
import { findPayCurrency, unitOf } from '../currencies.ts';
import { type KangaTransaction, missing, received } from '../entities.ts';
import { choose, confirmEmail, payFromAccount, payOnChain } from '../ledger.ts';
import type { Action } from './form.ts';

/** A form that was filled in wrong; the message is shown beside it. */
export class BadForm extends Error {
  override readonly name = 'BadForm';
}

/**
 * Does what a button of the page does.
 *
 * @throws SandboxError where the payment no longer stands as the page showed it.
 */
export function playAction(
  account: KangaAccount,
  operations: Operations,
  transaction: KangaTransaction,
  action: Action,
  fields: URLSearchParams,
): void {
  const { key, state } = transaction;
  switch (action) {
    case 'email': {
      need(state === 'NEW' && !transaction.emailConfirmed);
      const email = fields.get('email')?.trim() ?? '';
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new BadForm('This is no e-mail address.');
      confirmEmail(account, transaction, email);
      return;
    }
    case 'currency': {
      const currency = findPayCurrency(fields.get('currency') ?? '');
      const isOpen = state === 'ACTIVE' || (state === 'NEW' && transaction.emailConfirmed);
      need(isOpen && transaction.forceCurrency === null && received(transaction) === 0n);
      if (currency === undefined) throw new BadForm('Kanga does not take this currency.');
      choose(account, transaction, currency);
      return;
    }
    case 'account':
      need(state === 'ACTIVE');
      payFromAccount(account, transaction);
      return;
    case 'chain':
      need(state === 'ACTIVE');
      payOnChain(account, transaction);
      return;
    case 'send':
      need(state === 'ACTIVE' && transaction.onChain !== null);
      operations.pay(key, { amount: toPlain(amountToSend(transaction, fields.get('share'))) });
      return;
    case 'confirm':
      operations.confirm?.(key);
      return;
    case 'cancel':
      operations.cancel?.(key);
      return;
    case 'fail':
      operations.fail?.(key);
      return;
    default:
      action satisfies never;
  }
}

function amountToSend(transaction: KangaTransaction, share: string | null): Decimal {
  const left = missing(transaction);
  switch (share) {
    case 'exact':
      return left;
    case 'half':
      return halfOf(transaction, left);
    case 'more':
      return left + halfOf(transaction, left);
    default:
      throw new BadForm('The wallet sends exact, half or more.');
  }
}

/** In whole units of the currency's last decimal place, at least one. */
function halfOf({ choice }: KangaTransaction, amount: Decimal): Decimal {
  if (choice === null) return amount / 2n;
  const unit = unitOf(choice.currency);
  return (amount / 2n / unit) * unit || unit;
}

function need(possible: boolean): void {
  if (!possible) throw new SandboxError(409, 'The payment no longer stands as the page showed it.');
}
