import { type Decimal, decimal, divide, multiply, ONE, roundUp, toFixed } from '../../decimal.ts';
import type { Json } from '../../json.ts';
import type { CryptofuseAccount } from './account.ts';
import { type Currency, currencies } from './currencies.ts';
import { type CryptofusePayment, type Deposit, overpaymentLimit } from './entities.ts';
import { crypto8, isoSeconds, usd2 } from './render.ts';
import { isReturned, movedAt, totalDeducted, totalFee } from './withdrawals/entities.ts';

/** What the account holds of a currency. */
interface Balance {
  readonly currency: Currency;
  available: Decimal;
  /** Has arrived and waits for its confirmations. */
  pending: Decimal;
  deposited: Decimal;
  withdrawn: Decimal;
  fees: Decimal;
  lastAt: number | null;
}

const WITH_FEE: Decimal = (ONE * 101n) / 100n;
const SAMPLE = { code: 'USDTTRC20', amount: decimal('1000') };

/** `GET /user/balances/`, in one of the three shapes that the documents have. */
export function balancesBody(account: CryptofuseAccount): Json {
  const found = readBalances(account);
  const { dialect } = account;
  switch (dialect.balances) {
    case 'guide':
      return { account: Object.fromEntries(found.map(guideEntry)) };
    case 'reference':
      return {
        account: Object.fromEntries(
          found.map(({ currency, available }) => [currency.code, inUnits(available, currency)]),
        ),
        sub_accounts: {},
        statistics: {
          total_deposits: countDeposits(account),
          total_withdrawals: account.withdrawals.size,
        },
      };
    case 'older':
      return { balances: found.map((balance) => olderEntry(balance, account.walletId)) };
    default:
      return dialect.balances satisfies never;
  }
}

export function availableOf(account: CryptofuseAccount, currency: Currency): Decimal {
  return readBalances(account).find((balance) => balance.currency === currency)?.available ?? 0n;
}

/** Worked out from the payments and withdrawals each time: nothing is kept that could disagree with them. */
function readBalances(account: CryptofuseAccount): Balance[] {
  const balances = new Map(currencies.map((currency) => [currency, emptyBalance(currency)]));
  const of = (currency: Currency) => balances.get(currency) ?? emptyBalance(currency);
  for (const payment of account.payments.values()) {
    for (const { deposit, accepted } of acceptedDeposits(account, payment)) {
      credit(of(deposit.currency), deposit, accepted, payment.isFeePaidByUser);
    }
  }
  for (const withdrawal of account.withdrawals.values()) {
    const balance = of(withdrawal.currency);
    balance.lastAt = Math.max(balance.lastAt ?? 0, movedAt(withdrawal));
    if (isReturned(withdrawal)) continue;
    balance.available -= totalDeducted(withdrawal);
    balance.withdrawn += withdrawal.amount;
    balance.fees += totalFee(withdrawal);
  }
  for (const balance of balances.values()) {
    const { code } = balance.currency;
    if (code === SAMPLE.code && account.dialect.openingBalance === 'sample') {
      balance.available += SAMPLE.amount;
    }
    // A payment may be taken back by its network after it was withdrawn.
    if (balance.available < 0n) balance.available = 0n;
  }
  return [...balances.values()].filter(
    ({ available, lastAt }) => available > 0n || lastAt !== null,
  );
}

function emptyBalance(currency: Currency): Balance {
  return {
    currency,
    available: 0n,
    pending: 0n,
    deposited: 0n,
    withdrawn: 0n,
    fees: 0n,
    lastAt: null,
  };
}

/** As much of each deposit as is not rejected as too much. */
function acceptedDeposits({ dialect }: CryptofuseAccount, payment: CryptofusePayment) {
  let room = dialect.overpayment === 'capped' ? overpaymentLimit(payment) : null;
  return payment.deposits.map((deposit) => {
    const { amount } = deposit;
    if (room === null || deposit.currency !== payment.currency)
      return { deposit, accepted: amount };
    const accepted = amount < room ? amount : room;
    room -= accepted;
    return { deposit, accepted };
  });
}

function credit(
  balance: Balance,
  { transfer }: Deposit,
  gross: Decimal,
  isFeePaidByUser: boolean,
): void {
  const { decimals } = balance.currency;
  const share = isFeePaidByUser ? gross - divide(gross, WITH_FEE) : gross / 100n;
  const net = gross - roundUp(share, decimals);
  balance.lastAt = Math.max(balance.lastAt ?? 0, transfer.seenAt);
  if (!transfer.isFinal) {
    balance.pending += net;
    return;
  }
  balance.available += net;
  balance.deposited += gross;
  balance.fees += gross - net;
}

function countDeposits({ payments }: CryptofuseAccount): number {
  return [...payments.values()].flatMap(({ deposits }) => deposits).length;
}

function guideEntry({ currency, available, pending }: Balance): [string, Json] {
  const { code, blockchain, token } = currency;
  return [
    code,
    {
      amount: crypto8(available),
      pending_amount: crypto8(pending),
      currency: { currency: code, blockchain, token },
    },
  ];
}

function olderEntry(balance: Balance, walletId: string): Json {
  const { currency, available, pending, deposited, withdrawn, fees, lastAt } = balance;
  const units = (amount: Decimal) => inUnits(amount, currency);
  return {
    currency: currency.code,
    currency_name: currency.name,
    network: currency.blockchain,
    total_balance: units(available + pending),
    available_balance: units(available),
    pending_balance: units(pending),
    total_deposited: units(deposited),
    total_withdrawn: units(withdrawn),
    total_fees_paid: units(fees),
    usd_value: usd2(multiply(available + pending, currency.usd)),
    last_transaction: lastAt === null ? null : isoSeconds(lastAt),
    wallets: [
      {
        wallet_id: walletId,
        wallet_name: 'Default Wallet',
        balance: units(available),
        pending: units(pending),
      },
    ],
  };
}

/** '5000.000000': as many places as the currency has, where the guide always writes eight. */
function inUnits(amount: Decimal, { decimals }: Currency): string {
  return toFixed(amount, decimals);
}
