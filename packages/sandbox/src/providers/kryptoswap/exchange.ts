import { type Decimal, decimal, divide, multiply, roundUp } from '../../decimal.ts';
import type { Random } from '../../random.ts';
import { type Currency, currencies, type FieldSpec, unitOf } from './currencies.ts';

export interface Field extends FieldSpec {
  /** The `key` that order/create wants. */
  readonly id: string;
}

export interface ExchangeCurrency extends Omit<Currency, 'fieldsIn' | 'fieldsOut'> {
  readonly id: string;
  readonly fieldsIn: readonly Field[];
  readonly fieldsOut: readonly Field[];
}

/** A direction of exchange: what is paid, and what the merchant receives. */
export interface ExchangeRoute extends RouteTerms {
  readonly id: string;
  readonly from: ExchangeCurrency;
  readonly to: ExchangeCurrency;
  readonly fields: readonly Field[];
}

interface RouteTerms {
  /** `rate.in` of one for `rate.out` of the other. */
  readonly rateIn: Decimal;
  readonly rateOut: Decimal;
  /** Kept of what goes out. */
  readonly outFee: Decimal;
  /** Of what comes in; a `max` of 0 is none. */
  readonly min: Decimal;
  readonly max: Decimal;
  /** All that there is to go out. */
  readonly reserve: Decimal;
  readonly ttlMinutes: number;
  readonly friendlyUrl: string;
  /** From which value on somebody has to show who they are; null where nobody has. */
  readonly verifiedFromUsd: Decimal | null;
}

/** What the exchange trades; ids differ from sandbox to sandbox, as those of two sites do. */
export interface Exchange {
  readonly currencies: readonly ExchangeCurrency[];
  readonly routes: readonly ExchangeRoute[];
}

const telegram: FieldSpec = {
  name: { en: 'Telegram', ru: 'Телеграм' },
  placeholder: '@ada',
  regexp: '^@?[A-Za-z0-9_]{5,32}$',
  problem: { en: 'This is no name at Telegram.', ru: 'Это не имя в Телеграме.' },
  required: false,
};

const phone: FieldSpec = {
  name: { en: 'Phone', ru: 'Телефон' },
  placeholder: '+380441234567',
  regexp: '^\\+?\\d{10,15}$',
  problem: { en: 'A phone number has 10 to 15 digits.', ru: 'В номере от 10 до 15 цифр.' },
  required: true,
};

type Code = keyof typeof currencies;

const OFFERED: readonly (RouteTerms & { from: Code; to: Code; fields: readonly FieldSpec[] })[] = [
  {
    from: 'BTC',
    to: 'USDTTRC20',
    fields: [telegram],
    ...terms({ in: '1', out: '86848.6', fee: '1', min: '0.00001', max: '2', reserve: '250000' }),
    friendlyUrl: 'bitcoin-to-tether-trc20',
  },
  {
    from: 'ETH',
    to: 'USDTTRC20',
    fields: [telegram],
    ...terms({ in: '1', out: '3058', fee: '1', min: '0.0005', max: '60', reserve: '250000' }),
    friendlyUrl: 'ethereum-to-tether-trc20',
  },
  {
    from: 'USDTTRC20',
    to: 'BTC',
    fields: [telegram],
    ...terms({ in: '90428', out: '1', fee: '0.00002', min: '5', max: '0', reserve: '3.5' }),
    friendlyUrl: 'tether-trc20-to-bitcoin',
  },
  {
    from: 'CARDUAH',
    to: 'USDTTRC20',
    fields: [phone],
    ...terms({ in: '42.6', out: '1', fee: '1', min: '50', max: '150000', reserve: '250000' }),
    friendlyUrl: 'visa-mastercard-uah-to-tether-trc20',
    verifiedFromUsd: decimal('1000'),
  },
];

export function createExchange(random: Random): Exchange {
  const newField = (spec: FieldSpec): Field => ({ ...spec, id: random.hex(12) });
  const list = Object.values(currencies).map(
    (currency): ExchangeCurrency => ({
      ...currency,
      id: random.hex(12),
      fieldsIn: currency.fieldsIn.map(newField),
      fieldsOut: currency.fieldsOut.map(newField),
    }),
  );
  const find = (code: Code) => list.find(({ xml }) => xml === code) as ExchangeCurrency;
  return {
    currencies: list,
    routes: OFFERED.map(({ from, to, fields, ...offered }) => ({
      ...offered,
      id: random.hex(12),
      from: find(from),
      to: find(to),
      fields: fields.map(newField),
    })),
  };
}

/** `out = in × rate.out ÷ rate.in − rate.outFeeAmount`, in whole units; null where nothing is left. */
export function quoteOut({ rateIn, rateOut, outFee, to }: ExchangeRoute, paid: Decimal) {
  const out = divide(multiply(paid, rateOut), rateIn) - outFee;
  const whole = out - (out % unitOf(to));
  return whole > 0n ? whole : null;
}

/** What has to be paid so that as much goes out. */
export function quoteIn({ rateIn, rateOut, outFee, from }: ExchangeRoute, wanted: Decimal) {
  return roundUp(divide(multiply(wanted + outFee, rateIn), rateOut), from.decimals);
}

export function valueInUsd({ usd }: ExchangeCurrency, amount: Decimal): Decimal {
  return multiply(amount, usd);
}

function terms(texts: Record<'in' | 'out' | 'fee' | 'min' | 'max' | 'reserve', string>) {
  return {
    rateIn: decimal(texts.in),
    rateOut: decimal(texts.out),
    outFee: decimal(texts.fee),
    min: decimal(texts.min),
    max: decimal(texts.max),
    reserve: decimal(texts.reserve),
    ttlMinutes: 60,
    verifiedFromUsd: null,
  };
}
