import { type Decimal, decimal } from '../../decimal.ts';
import { type Network, networks } from '../../networks.ts';
import { Refusal } from './errors.ts';

export interface Currency {
  /** 'USDTTRC20' */
  readonly code: string;
  readonly name: string;
  /** Upper case, as everywhere but in `/currencies/`. */
  readonly token: string;
  readonly blockchain: string;
  readonly network: Network;
  readonly decimals: number;
  readonly usd: Decimal;
  readonly min: Decimal;
  readonly max: Decimal;
  readonly isPopular: boolean;
  readonly isStable: boolean;
}

type Row = readonly [
  code: string,
  name: string,
  token: string,
  blockchain: string,
  network: Network,
  decimals: number,
  usd: string,
  min: string,
  max: string,
];

const { tron, ethereum, arbitrum, bitcoin } = networks;

// The first four are named in the documents, and the limits of the first one are the guide's.
const rows: readonly Row[] = [
  ['USDTTRC20', 'Tether USD', 'USDT', 'TRX', tron, 6, '1', '10', '100000'],
  ['USDTARB', 'Tether USD', 'USDT', 'ARB', arbitrum, 6, '1', '1', '100000'],
  ['BTC', 'Bitcoin', 'BTC', 'BTC', bitcoin, 8, '88621.06', '0.0001', '5'],
  ['ETH', 'Ethereum', 'ETH', 'ETH', ethereum, 8, '3120.5', '0.002', '100'],
  ['TRX', 'TRON', 'TRX', 'TRX', tron, 6, '0.2815', '20', '1000000'],
  ['USDTERC20', 'Tether USD', 'USDT', 'ETH', ethereum, 6, '1', '20', '100000'],
  ['USDCERC20', 'USD Coin', 'USDC', 'ETH', ethereum, 6, '1', '20', '100000'],
];

export const currencies: readonly Currency[] = rows.map(
  ([code, name, token, blockchain, network, decimals, usd, min, max]) => ({
    code,
    name,
    token,
    blockchain,
    network,
    decimals,
    usd: decimal(usd),
    min: decimal(min),
    max: decimal(max),
    isPopular: code === 'USDTTRC20' || code === 'BTC',
    isStable: usd === '1',
  }),
);

export function findCurrency(code: string): Currency | undefined {
  return currencies.find((currency) => currency.code === code);
}

/** The currency that a request's field names, or the documented refusal. */
export function readCurrency(code: unknown, field = 'currency'): Currency {
  const currency = typeof code === 'string' ? findCurrency(code) : undefined;
  if (currency !== undefined) return currency;
  throw new Refusal('invalid_currency', 'Currency not supported.', {
    [field]: [`${JSON.stringify(code)} is not available.`],
  });
}

/** The currency of a code that a snapshot holds. */
export function savedCurrency(code: string): Currency {
  const currency = findCurrency(code);
  if (currency === undefined) throw new TypeError(`The snapshot has an unknown asset, ${code}.`);
  return currency;
}

/** The word that names a blockchain here: the newest page on withdrawals writes 'TRON', others 'TRX' or 'trx'. */
export function blockchainOf(word: string): string {
  const name = word.toUpperCase();
  return name === 'TRON' ? 'TRX' : name;
}

/** Another currency that a wallet could send to the same address, or the nearest thing to it. */
export function otherThan(currency: Currency): Currency {
  const others = currencies.filter(({ code }) => code !== currency.code);
  const near = others.find(({ network }) => network === currency.network) ?? others[0];
  if (near === undefined) throw new Error('There is only one currency.');
  return near;
}
