import { type Decimal, multiply, roundUp } from '../../decimal.ts';
import type { MisreportOptions, OperationName, Operations, PayOptions } from '../../emulator.ts';
import { readPositive } from '../../readPositive.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { KryptogoAccount } from './account.ts';
import type { PaymentIntent } from './entities.ts';
import { confirm, deposit, expire, refund } from './ledger.ts';
import { notify } from './notice.ts';
import { possibleOperations } from './summary.ts';
import { findToken, fromUsd, network, type Token, USDT } from './tokens.ts';

/** No document knows of an intent that is cancelled or fails, or of money that its network takes back. */
export function createOperations(
  account: KryptogoAccount,
  find: (reference: string) => PaymentIntent,
): Operations {
  const take = (reference: string, operation: OperationName): PaymentIntent => {
    const intent = find(reference);
    if (!possibleOperations(intent).includes(operation)) {
      throw new SandboxError(409, `Cannot ${operation} a payment that is ${intent.status}.`);
    }
    return intent;
  };

  return {
    pay(reference, options = {}) {
      const intent = take(reference, 'pay');
      const token = readToken(options.asset);
      deposit(account, intent, amountToPay(intent, token, options), token);
    },
    confirm: (reference) => confirm(account, take(reference, 'confirm')),
    expire: (reference) => expire(account, take(reference, 'expire')),
    refund: (reference) => refund(account, take(reference, 'refund')),
    forge(reference) {
      const intent = take(reference, 'forge');
      notify(account, intent, claimOfSuccess(account, intent));
    },
    misreport: (reference, options = {}) => misreport(take(reference, 'misreport'), options),
    reword(reference) {
      const intent = take(reference, 'reword');
      intent.unknownWord = 'under_review';
      notify(account, intent);
    },
  };
}

function readToken(symbol: string | undefined): Token {
  if (symbol === undefined) return USDT;
  const token = findToken(symbol);
  if (token === undefined) throw new SandboxError(400, `There is no asset ${symbol}.`);
  return token;
}

/** Both tokens are worth the same. */
function amountToPay(
  intent: PaymentIntent,
  { decimals }: Token,
  { amount, share }: PayOptions,
): Decimal {
  if (amount !== undefined) return roundUp(readPositive('amount', amount), decimals);
  const { due } = intent;
  if (share !== undefined) return roundUp(multiply(due, readPositive('share', share)), decimals);
  const sent = intent.deposits.reduce((sum, one) => sum + (one.credited ? one.amount : 0n), 0n);
  return sent < due ? due - sent : due;
}

function misreport(intent: PaymentIntent, options: MisreportOptions): void {
  const { due, price, asset, orderId } = options;
  if (orderId !== undefined) {
    throw new SandboxError(409, 'An intent has no field of its own for an order.');
  }
  const isBare = [due, price, asset].every((told) => told === undefined);
  const { fiatCurrency } = intent;
  const hundredth = { due: intent.due / 100n, fiatAmount: intent.fiatAmount / 100n, token: USDT };
  intent.misreported = isBare
    ? hundredth
    : {
        due: due === undefined ? intent.due : readPositive('due', due),
        fiatAmount:
          price === undefined
            ? intent.fiatAmount
            : fromUsd(readPositive('price', price), fiatCurrency),
        token: readToken(asset),
      };
}

/** What a forger would like the merchant to believe. */
function claimOfSuccess({ context }: KryptogoAccount, intent: PaymentIntent): PaymentIntent {
  const { chain, random } = context;
  const transfer = chain.claim(network);
  const { due: amount } = intent;
  const payer = network.newAddress(random);
  return {
    ...intent,
    status: 'success',
    unknownWord: null,
    deposits: [{ amount, token: USDT, transfer, payer, credited: true }],
    aggregation: { hash: network.newHash(random), amount },
  };
}
