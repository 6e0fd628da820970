import {
  type Decimal,
  decimal,
  divide,
  multiply,
  ONE,
  parseDecimal,
  roundUp,
} from '../../decimal.ts';
import { type Network, networks } from '../../networks.ts';

export interface Currency {
  /** 'oPLN' */
  readonly code: string;
  readonly name: string;
  readonly decimals: number;
  readonly usd: Decimal;
}

export interface PayCurrency extends Currency {
  /** Which network an on-chain payment goes over. */
  readonly network: Network;
}

const { bitcoin, ethereum, tron } = networks;

const oPLN = currency('oPLN', 'Zloty token', 2, '0.272');
const oUSD = currency('oUSD', 'Dollar token', 2, '1');
const oEUR = currency('oEUR', 'Euro token', 2, '1.16');
const EMT = currency('EMT', 'EMT', 4, '0.0036');
const BTC = currency('BTC', 'Bitcoin', 8, '88621.06');
const ETH = currency('ETH', 'Ethereum', 8, '3120.5');
const USDT = currency('USDT', 'Tether USD', 6, '1');

/** What a store can be paid out in. */
const settlementCurrencies: readonly Currency[] = [oPLN, oUSD, oEUR, EMT, BTC];

/** What a shopper can pay with. */
export const payCurrencies: readonly [PayCurrency, PayCurrency, ...PayCurrency[]] = [
  { ...BTC, network: bitcoin },
  { ...ETH, network: ethereum },
  { ...USDT, network: tron },
  { ...EMT, network: ethereum },
  { ...oPLN, network: ethereum },
];

/** 3000 EMT cost 3090 EMT in the guide's sample. */
const MARK_UP = decimal('1.03');

export function findSettlement(code: string): Currency | undefined {
  return settlementCurrencies.find((candidate) => candidate.code === code);
}

export function findPayCurrency(code: string): PayCurrency | undefined {
  return payCurrencies.find((candidate) => candidate.code === code);
}

/** How much of `to` pays an amount of `from`, in whole units of its last decimal place. */
export function priceIn(to: Currency, amount: Decimal, from: Currency): Decimal {
  const value = multiply(multiply(amount, MARK_UP), from.usd);
  return roundUp(divide(value, to.usd), to.decimals);
}

/** The least amount of it: 0.00000001 BTC. */
export function unitOf({ decimals }: Currency): Decimal {
  return ONE / 10n ** BigInt(decimals);
}

/** An amount as a URL or a body carries it; null unless it is above zero and fits the currency. */
export function readAmount(text: string, currency: Currency): Decimal | null {
  const amount = parseDecimal(text);
  if (amount === null || amount === 0n) return null;
  return amount % unitOf(currency) === 0n ? amount : null;
}

function currency(code: string, name: string, decimals: number, usd: string): Currency {
  return { code, name, decimals, usd: decimal(usd) };
}
