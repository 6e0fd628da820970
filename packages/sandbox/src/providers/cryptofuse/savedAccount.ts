import type { SavedTransfer } from '../../chain.ts';
import { decimal, toPlain } from '../../decimal.ts';
import type { AccessToken, CryptofuseAccount } from './account.ts';
import { savedCurrency } from './currencies.ts';
import type { CryptofuseDialect } from './document.ts';
import type { CryptofusePayment, Deposit } from './entities.ts';
import { awaitExpiry, settle } from './ledger.ts';
import { awaitSteps } from './testAmounts.ts';
import { restoreWithdrawal, type SavedWithdrawal, saveWithdrawal } from './withdrawals/saved.ts';

type Changed = 'currency' | 'amountUsd' | 'amountCrypto' | 'deposits';

/** A payment as plain JSON: amounts are decimals, currencies are codes. */
interface SavedPayment extends Omit<CryptofusePayment, Changed> {
  readonly currency: string;
  readonly amountUsd: string;
  readonly amountCrypto: string;
  readonly deposits: readonly SavedDeposit[];
}

interface SavedDeposit extends SavedTransfer {
  readonly depositId: string;
  readonly amount: string;
  readonly currency: string;
}

export interface SavedAccount {
  readonly dialect: CryptofuseDialect;
  readonly tokens: readonly (AccessToken & { readonly token: string })[];
  readonly webhookUrl: string | null;
  readonly payments: readonly SavedPayment[];
  readonly withdrawals: readonly SavedWithdrawal[];
}

export function saveAccount(account: CryptofuseAccount): SavedAccount {
  const { dialect, tokens, payments, withdrawals, webhookUrl } = account;
  return {
    webhookUrl,
    dialect: { ...dialect },
    tokens: [...tokens].map(([token, grant]) => ({ token, ...grant })),
    payments: [...payments.values()].map(savePayment),
    withdrawals: [...withdrawals.values()].map(saveWithdrawal),
  };
}

/** Puts the saved payments and tokens into an empty account, and everything that awaits its moment. */
export function restoreAccount(account: CryptofuseAccount, saved: SavedAccount): void {
  account.dialect = { ...saved.dialect };
  for (const { token, ...grant } of saved.tokens) account.tokens.set(token, grant);
  account.webhookUrl = saved.webhookUrl;
  for (const payment of saved.payments) restorePayment(account, payment);
  for (const withdrawal of saved.withdrawals) restoreWithdrawal(account, withdrawal);
}

function savePayment(payment: CryptofusePayment): SavedPayment {
  return {
    ...payment,
    play: payment.play && { ...payment.play },
    currency: payment.currency.code,
    amountUsd: toPlain(payment.amountUsd),
    amountCrypto: toPlain(payment.amountCrypto),
    deposits: payment.deposits.map(({ depositId, amount, currency, transfer }) => ({
      depositId,
      amount: toPlain(amount),
      currency: currency.code,
      hash: transfer.hash,
      seenAt: transfer.seenAt,
      isFinal: transfer.isFinal,
    })),
  };
}

function restorePayment(account: CryptofuseAccount, saved: SavedPayment): void {
  const payment: CryptofusePayment = {
    ...saved,
    play: saved.play && { ...saved.play },
    currency: savedCurrency(saved.currency),
    amountUsd: decimal(saved.amountUsd),
    amountCrypto: decimal(saved.amountCrypto),
    deposits: [],
  };
  account.payments.set(payment.transactionId, payment);
  payment.deposits = saved.deposits.map(({ depositId, amount, ...transfer }): Deposit => {
    const currency = savedCurrency(transfer.currency);
    const onFinal = () => settle(account, payment);
    return {
      depositId,
      amount: decimal(amount),
      currency,
      transfer: account.context.chain.restore(currency.network, transfer, onFinal),
    };
  });
  // Another state can expire only once its transfers are taken back, and only while there is time.
  const mayExpire = ['waiting', 'confirming', 'partial'].includes(payment.state);
  const isInTime = payment.expiryTime > account.context.clock.now();
  if (mayExpire || isInTime) awaitExpiry(account, payment);
  awaitSteps(account, payment);
}
