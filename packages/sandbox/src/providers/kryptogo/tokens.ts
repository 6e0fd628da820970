import { type Decimal, decimal, divide, multiply, roundUp } from '../../decimal.ts';
import { networks } from '../../networks.ts';

/** A token on Arbitrum, worth a dollar. */
export interface Token {
  readonly symbol: string;
  readonly contract: string;
  readonly decimals: number;
}

/** `payment_chain_id` and `chain_id` */
export const CHAIN_ID = 'arb';

/** "Status updates within 8 s": the eighth block, seven seconds after the first. */
export const network = { ...networks.arbitrum, confirmations: 8 };

export const USDT: Token = {
  symbol: 'USDT',
  contract: '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9',
  decimals: 6,
};

export const USDC: Token = {
  symbol: 'USDC',
  contract: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
  decimals: 6,
};

const tokens: readonly Token[] = [USDT, USDC];

/** How much of it is worth a dollar. */
const FIAT = { USD: decimal('1'), TWD: decimal('32.51') } as const;

export type FiatCurrency = keyof typeof FIAT;

export function isFiatCurrency(code: unknown): code is FiatCurrency {
  return typeof code === 'string' && Object.hasOwn(FIAT, code);
}

export function findToken(symbol: string): Token | undefined {
  return tokens.find((token) => token.symbol === symbol);
}

/** In any letters: the documents write the one address in both cases, the other in small ones. */
export function findContract(contract: string): Token | undefined {
  const wanted = contract.toLowerCase();
  return tokens.find((token) => token.contract.toLowerCase() === wanted);
}

/** What an amount of money costs in USDT. */
export function priceInUsdt(amount: Decimal, currency: FiatCurrency): Decimal {
  return roundUp(divide(amount, FIAT[currency]), 2);
}

/** How much of the currency an amount of dollars is. */
export function fromUsd(amount: Decimal, currency: FiatCurrency): Decimal {
  return multiply(amount, FIAT[currency]);
}
