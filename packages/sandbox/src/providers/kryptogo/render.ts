import { type Decimal, toPlain } from '../../decimal.ts';
import type { Json } from '../../json.ts';
import type { KryptogoAccount } from './account.ts';
import type { KryptogoDialect } from './document.ts';
import { type Misreport, type PaymentIntent, received, wordFor } from './entities.ts';
import { CHAIN_ID, USDT } from './tokens.ts';

type JsonObject = { readonly [key: string]: Json | undefined };

/** Unix seconds. */
export const seconds = (at: number) => Math.floor(at / 1_000);

/** `data` of a creation and of a read, in the order of the reference. */
export function intentBody(account: KryptogoAccount, intent: PaymentIntent): JsonObject {
  const { dialect, credentials, orgId } = account;
  const { due, fiatAmount, token } = termsOf(intent);
  const money = moneyOf(intent);
  return {
    payment_intent_id: intent.id,
    client_id: credentials.clientId,
    org_id: orgId,
    payment_chain_id: CHAIN_ID,
    payment_address: intent.address,
    ...orUnset(dialect, { payer_address: money.last?.payer }, ''),
    token_address: token.contract,
    symbol: token.symbol,
    decimals: token.decimals,
    crypto_amount: crypto(dialect, due),
    fiat_amount: fiat(dialect, fiatAmount),
    fiat_currency: intent.fiatCurrency,
    payment_deadline: seconds(intent.deadline),
    status: wordFor(intent),
    ...orUnset(dialect, { payment_tx_hash: money.last?.transfer.hash }, ''),
    ...orUnset(dialect, { payment_tx_timestamp: money.paidAt }, 0),
    ...orUnset(dialect, { aggregation_tx_hash: intent.aggregation?.hash }, ''),
    ...orUnset(dialect, { refund_tx_hash: intent.refund?.hash }, ''),
    ...(dialect.intentRest === 'present'
      ? {
          ...amountsOf(dialect, intent),
          ...orUnset(dialect, { refund_amount: money.refunded(dialect) }, '0'),
          ...merchantFields(dialect, intent),
        }
      : {}),
  };
}

/** The body of a callback, in the order of the guide's sample. */
export function callbackBody(account: KryptogoAccount, intent: PaymentIntent): JsonObject {
  const { dialect, credentials } = account;
  const { due, fiatAmount, token } = termsOf(intent);
  const { last, refunded } = moneyOf(intent);
  return {
    payment_intent_id: intent.id,
    client_id: credentials.clientId,
    fiat_amount: fiat(dialect, fiatAmount),
    fiat_currency: intent.fiatCurrency,
    payment_deadline: seconds(intent.deadline),
    status: wordFor(intent),
    payment_chain_id: CHAIN_ID,
    symbol: token.symbol,
    crypto_amount: crypto(dialect, due),
    ...orUnset(dialect, { payment_tx_hash: last?.transfer.hash }, ''),
    ...amountsOf(dialect, intent),
    ...merchantFields(dialect, intent),
    ...(intent.refund
      ? { refund_tx_hash: intent.refund.hash, refund_amount: refunded(dialect) }
      : {}),
  };
}

/** What was agreed, or what is told instead. */
function termsOf({ misreported, due, fiatAmount }: PaymentIntent): Misreport {
  return misreported ?? { due, fiatAmount, token: USDT };
}

/** What the intent's status lets be known of its transfers. */
function moneyOf({ status, deposits, refund }: PaymentIntent) {
  const isTold = status !== 'pending' && status !== 'expired';
  const last = isTold ? deposits.findLast(({ credited }) => credited) : undefined;
  return {
    last,
    paidAt: last && seconds(last.transfer.seenAt),
    refunded: (dialect: KryptogoDialect) => refund && crypto(dialect, refund.amount),
  };
}

/** The guide's names, or the skill's. */
function amountsOf(dialect: KryptogoDialect, intent: PaymentIntent): JsonObject {
  const { last } = moneyOf(intent);
  const { aggregation } = intent;
  const arrived = last && crypto(dialect, received(intent));
  const aggregated = aggregation && crypto(dialect, aggregation.amount);
  return orUnset(
    dialect,
    dialect.amountFields === 'received_amount'
      ? { received_amount: arrived, aggregated_amount: aggregated }
      : { received_crypto_amount: arrived, aggregated_crypto_amount: aggregated },
    '0',
  );
}

/** What the merchant gave, unaltered. */
function merchantFields(dialect: KryptogoDialect, intent: PaymentIntent): JsonObject {
  const { orderData, callbackUrl, groupKey } = intent;
  return {
    ...orUnset(dialect, { order_data: orderData }, {}),
    ...orUnset(dialect, { callback_url: callbackUrl, group_key: groupKey }, ''),
  };
}

function orUnset(
  { unset }: KryptogoDialect,
  fields: Readonly<Record<string, Json | undefined>>,
  zero: Json,
): JsonObject {
  const empty = { null: null, absent: undefined, zero } as const;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value ?? empty[unset]]),
  );
}

const fiat = (dialect: KryptogoDialect, amount: Decimal) => print(dialect, amount, 1, 2);
const crypto = (dialect: KryptogoDialect, amount: Decimal) => print(dialect, amount, 2, 6);

function print({ amounts }: KryptogoDialect, amount: Decimal, usual: number, all: number): string {
  if (amounts === 'shortest') return toPlain(amount);
  const [whole, fraction = ''] = toPlain(amount).split('.');
  return `${whole}.${fraction.padEnd(amounts === 'samples' ? usual : all, '0')}`;
}
