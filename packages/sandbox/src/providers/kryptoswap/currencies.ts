import { type Decimal, decimal, ONE } from '../../decimal.ts';
import { type Network, networks } from '../../networks.ts';
import type { Random } from '../../random.ts';

/** What is shown to people, by language. */
export interface Text {
  readonly en: string;
  readonly ru: string;
}

/** What an order needs to know besides amounts. */
export interface FieldSpec {
  readonly name: Text;
  readonly placeholder: string;
  readonly regexp: string;
  readonly problem: Text;
  readonly required: boolean;
}

export interface Currency {
  /** The code of the notices, BestChange's: 'USDTTRC20'. */
  readonly xml: string;
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly usd: Decimal;
  readonly network: Network;
  /** The exchange's own code of the network. */
  readonly networkCode: string;
  /** Of who pays with it. */
  readonly fieldsIn: readonly FieldSpec[];
  /** Of who receives it. */
  readonly fieldsOut: readonly FieldSpec[];
}

const { bitcoin, ethereum, tron } = networks;

/** Card numbers of an issuer that does not exist. */
const card: Network = {
  name: 'Card',
  blockMs: 15_000,
  confirmations: 2,
  newAddress: newCardNumber,
  isAddress: (number) => /^\d{16}$/.test(number),
  newHash: (random) => random.hex(16),
};

const address = (regexp: string, placeholder: string): FieldSpec => ({
  name: { en: 'Wallet address', ru: 'Адрес кошелька' },
  placeholder,
  regexp,
  problem: { en: 'This is no address of this network.', ru: 'Это не адрес этой сети.' },
  required: true,
});

const cardNumber: FieldSpec = {
  name: { en: 'Card number', ru: 'Номер карты' },
  placeholder: '0000000000000000',
  regexp: '^\\d{16}$',
  problem: { en: 'A card number has 16 digits.', ru: 'Номер карты состоит из 16 цифр.' },
  required: true,
};

const cardHolder: FieldSpec = {
  name: { en: 'Name on the card', ru: 'Имя на карте' },
  placeholder: 'ADA LOVELACE',
  regexp: '^[A-Za-z][A-Za-z .\\-]{2,60}$',
  problem: { en: 'The name as it stands on the card.', ru: 'Имя, как указано на карте.' },
  required: true,
};

export const currencies = {
  BTC: {
    xml: 'BTC',
    name: 'Bitcoin',
    symbol: 'BTC',
    decimals: 8,
    usd: decimal('88621.06'),
    network: bitcoin,
    networkCode: 'BTC',
    fieldsIn: [],
    fieldsOut: [address('^(bc1[a-z0-9]{25,62}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$', 'bc1…')],
  },
  ETH: {
    xml: 'ETH',
    name: 'Ethereum',
    symbol: 'ETH',
    decimals: 8,
    usd: decimal('3120.5'),
    network: ethereum,
    networkCode: 'ETH',
    fieldsIn: [],
    fieldsOut: [address('^0x[0-9a-fA-F]{40}$', '0x…')],
  },
  USDTTRC20: {
    xml: 'USDTTRC20',
    name: 'Tether TRC20',
    symbol: 'USDT',
    decimals: 6,
    usd: ONE,
    network: tron,
    networkCode: 'TRC20',
    fieldsIn: [],
    fieldsOut: [address('^T[1-9A-HJ-NP-Za-km-z]{33}$', 'T…')],
  },
  CARDUAH: {
    xml: 'CARDUAH',
    name: 'Visa/MasterCard UAH',
    symbol: 'UAH',
    decimals: 2,
    usd: decimal('0.0241'),
    network: card,
    networkCode: 'CARD',
    fieldsIn: [cardNumber, cardHolder],
    fieldsOut: [cardNumber],
  },
} as const satisfies Record<string, Currency>;

/** The least amount of it: 0.00000001 BTC. */
export function unitOf({ decimals }: Currency): Decimal {
  return ONE / 10n ** BigInt(decimals);
}

/** Without a merchant's wallet: the shopper sends it to the card that the order names. */
export function isPaidByHand({ network }: Pick<Currency, 'network'>): boolean {
  return network === card;
}

/** No issuer has the prefix 9999; the check digit fits. */
function newCardNumber(random: Random): string {
  const digits = [...random.bytes(11)].map((byte) => byte % 10);
  const body = [9, 9, 9, 9, ...digits];
  const sum = body.reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return [...body, (10 - (sum % 10)) % 10].join('');
}
