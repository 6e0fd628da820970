import type { SavedTransfer } from '../../../chain.ts';
import { decimal, toPlain } from '../../../decimal.ts';
import type { CryptofuseAccount } from '../account.ts';
import { savedCurrency } from '../currencies.ts';
import type { CryptofuseWithdrawal } from './entities.ts';
import { awaitStep, settle } from './ledger.ts';

type Amount = 'requested' | 'amount' | 'platformFee' | 'networkFee';

/** A withdrawal as plain JSON: amounts are decimals, the currency is a code. */
export interface SavedWithdrawal
  extends Omit<CryptofuseWithdrawal, Amount | 'currency' | 'transfer'>,
    Readonly<Record<Amount | 'currency', string>> {
  readonly transfer: SavedTransfer | null;
}

export function saveWithdrawal(withdrawal: CryptofuseWithdrawal): SavedWithdrawal {
  const { transfer } = withdrawal;
  return {
    ...withdrawal,
    currency: withdrawal.currency.code,
    requested: toPlain(withdrawal.requested),
    amount: toPlain(withdrawal.amount),
    platformFee: toPlain(withdrawal.platformFee),
    networkFee: toPlain(withdrawal.networkFee),
    transfer: transfer && {
      hash: transfer.hash,
      seenAt: transfer.seenAt,
      isFinal: transfer.isFinal,
    },
  };
}

/** Puts it back into the account, with what it still waits for. */
export function restoreWithdrawal(account: CryptofuseAccount, saved: SavedWithdrawal): void {
  const currency = savedCurrency(saved.currency);
  const withdrawal: CryptofuseWithdrawal = {
    ...saved,
    currency,
    requested: decimal(saved.requested),
    amount: decimal(saved.amount),
    platformFee: decimal(saved.platformFee),
    networkFee: decimal(saved.networkFee),
    transfer: null,
  };
  account.withdrawals.set(withdrawal.withdrawalId, withdrawal);
  if (saved.transfer !== null) {
    const onFinal = () => settle(account, withdrawal);
    withdrawal.transfer = account.context.chain.restore(currency.network, saved.transfer, onFinal);
  }
  awaitStep(account, withdrawal);
}
