import type { SavedTransfer } from '../../chain.ts';
import { decimal, toPlain } from '../../decimal.ts';
import type { KryptogoAccount } from './account.ts';
import type { KryptogoDialect } from './document.ts';
import type { Deposit, Misreport, Movement, PaymentIntent } from './entities.ts';
import { awaitNext, settle } from './ledger.ts';
import { findToken, network, type Token } from './tokens.ts';
import type { KryptogoTransfer } from './transfers/entities.ts';

type Amounts = 'fiatAmount' | 'due';

/** An intent as plain JSON: amounts are decimals, tokens are symbols. */
interface SavedIntent
  extends Omit<PaymentIntent, Amounts | 'deposits' | 'aggregation' | 'refund' | 'misreported'>,
    Readonly<Record<Amounts, string>> {
  readonly deposits: readonly SavedDeposit[];
  readonly aggregation: SavedMovement | null;
  readonly refund: SavedMovement | null;
  readonly misreported: Readonly<Record<keyof Misreport, string>> | null;
}

interface SavedDeposit extends SavedTransfer, Pick<Deposit, 'payer' | 'credited'> {
  readonly amount: string;
  readonly token: string;
}

type SavedMovement = Readonly<Record<keyof Movement, string>>;

interface SavedOutgoing extends Omit<KryptogoTransfer, 'token' | 'amount'> {
  readonly token: string;
  readonly amount: string;
}

export interface SavedAccount {
  readonly dialect: KryptogoDialect;
  readonly intents: readonly SavedIntent[];
  readonly transfers: readonly SavedOutgoing[];
}

export function saveAccount({ dialect, intents, transfers }: KryptogoAccount): SavedAccount {
  return {
    dialect: { ...dialect },
    intents: [...intents.values()].map(saveIntent),
    transfers: [...transfers.values()].map((transfer) => ({
      ...transfer,
      token: transfer.token.symbol,
      amount: toPlain(transfer.amount),
    })),
  };
}

/** Puts what was saved into an empty account, and everything that awaits its moment. */
export function restoreAccount(account: KryptogoAccount, saved: SavedAccount): void {
  account.dialect = { ...saved.dialect };
  for (const intent of saved.intents) restoreIntent(account, intent);
  for (const transfer of saved.transfers) {
    const { id, amount, token } = transfer;
    account.transfers.set(id, { ...transfer, token: tokenOf(token), amount: decimal(amount) });
  }
}

function saveIntent(intent: PaymentIntent): SavedIntent {
  const { misreported, aggregation, refund } = intent;
  return {
    ...intent,
    fiatAmount: toPlain(intent.fiatAmount),
    due: toPlain(intent.due),
    aggregation: aggregation && { ...aggregation, amount: toPlain(aggregation.amount) },
    refund: refund && { ...refund, amount: toPlain(refund.amount) },
    misreported: misreported && {
      due: toPlain(misreported.due),
      fiatAmount: toPlain(misreported.fiatAmount),
      token: misreported.token.symbol,
    },
    deposits: intent.deposits.map(({ amount, token, transfer, payer, credited }) => ({
      amount: toPlain(amount),
      token: token.symbol,
      payer,
      credited,
      hash: transfer.hash,
      seenAt: transfer.seenAt,
      isFinal: transfer.isFinal,
    })),
  };
}

function restoreIntent(account: KryptogoAccount, saved: SavedIntent): void {
  const { misreported } = saved;
  const intent: PaymentIntent = {
    ...saved,
    fiatAmount: decimal(saved.fiatAmount),
    due: decimal(saved.due),
    aggregation: restoreMovement(saved.aggregation),
    refund: restoreMovement(saved.refund),
    misreported: misreported && {
      due: decimal(misreported.due),
      fiatAmount: decimal(misreported.fiatAmount),
      token: tokenOf(misreported.token),
    },
    deposits: [],
  };
  account.intents.set(intent.id, intent);
  const { chain } = account.context;
  intent.deposits = saved.deposits.map(
    ({ amount, token, payer, credited, ...transfer }): Deposit => ({
      amount: decimal(amount),
      token: tokenOf(token),
      payer,
      credited,
      transfer: chain.restore(network, transfer, () => settle(account, intent)),
    }),
  );
  awaitNext(account, intent);
}

function restoreMovement(saved: SavedMovement | null): Movement | null {
  return saved && { ...saved, amount: decimal(saved.amount) };
}

function tokenOf(symbol: string): Token {
  const token = findToken(symbol);
  if (token === undefined) throw new TypeError(`The snapshot has an unknown token, ${symbol}.`);
  return token;
}
