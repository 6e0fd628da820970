import { type Decimal, parseDecimal, toPlain } from '../../decimal.ts';
import type { KryptoswapAccount } from './account.ts';
import type { Currency } from './currencies.ts';
import { unitOf } from './currencies.ts';
import type { OrderTerms } from './entities.ts';
import { type ExchangeRoute, quoteIn, quoteOut, valueInUsd } from './exchange.ts';
import { CODES, Failure, wrongParameter } from './failure.ts';
import { readFieldValues } from './fieldValues.ts';
import type { Call, Fields } from './readCall.ts';

/**
 * What order/create is asked for, understood.
 *
 * @throws Failure with the code for the parameter that is wrong, or for what the amount needs.
 */
export function readCreateRequest(
  account: KryptoswapAccount,
  { body, isSigned }: Call,
): OrderTerms {
  const { exchange, dialect, context } = account;
  const route = exchange.routes.find(({ id }) => id === body['routeId']);
  if (route === undefined) throw wrongParameter('routeId', 'there is no such route.');
  const newId = () => context.random.hex(12);
  const captcha = readText(body, 'captcha', 5_000);
  if (body['agreement'] !== true) throw wrongParameter('agreement', 'must be true.');
  const amounts = readAmounts(route, body['amount']);
  readText(body, 'email', 100);
  readBoolean(body, 'disableEmailNotify');
  assertServices(body);
  const terms: OrderTerms = {
    route,
    ...amounts,
    partner: readText(body, 'partner', 100),
    fromValues: readFieldValues(body, 'from', route.from.fieldsIn, newId),
    toValues: readFieldValues(body, 'to', route.to.fieldsOut, newId),
    routeValues: readFieldValues(body, 'route', route.fields, newId),
    lang: readText(body, 'lang', 3),
    hideOutData: readBoolean(body, 'hideOutData'),
    skipPreview: readBoolean(body, 'skipPreview'),
    clientCallbackUrl: readUrl(body, 'clientCallbackUrl'),
    ipnUrl: readUrl(body, 'ipnUrl'),
    ipnSecret: readText(body, 'ipnSecret', 200),
    isOwn: isSigned,
  };
  if (dialect.captcha === 'anonymous' && !isSigned && captcha === null) {
    throw new Failure(CODES.captcha, 'The captcha was not solved.');
  }
  const value = valueInUsd(route.from, amounts.inAmount);
  if (route.verifiedFromUsd !== null && value >= route.verifiedFromUsd) {
    throw new Failure(CODES.verification, 'This amount needs a verified identity.');
  }
  return terms;
}

/** Above zero what comes in, below zero what is to go out. */
function readAmounts(
  route: ExchangeRoute,
  value: unknown,
): Pick<OrderTerms, 'inAmount' | 'outAmount' | 'asked'> {
  const { from, to, min, max, reserve } = route;
  const text = typeof value === 'number' ? writeNumber(value) : value;
  const [, sign, digits = ''] = typeof text === 'string' ? (/^(-?)(.*)$/.exec(text) ?? []) : [];
  const asked = sign === '-' ? 'out' : 'in';
  const amount = readAmount(digits, asked === 'in' ? from : to);
  const inAmount = asked === 'in' ? amount : quoteIn(route, amount);
  const outAmount = asked === 'in' ? quoteOut(route, amount) : amount;
  if (inAmount < min) throw wrongParameter('amount', `at least ${toPlain(min)} ${from.xml}.`);
  if (max > 0n && inAmount > max) {
    throw wrongParameter('amount', `at most ${toPlain(max)} ${from.xml}.`);
  }
  if (outAmount === null || outAmount > reserve) {
    throw wrongParameter('amount', `there are ${toPlain(reserve)} ${to.xml} to go out.`);
  }
  return { inAmount, outAmount, asked };
}

function readAmount(digits: string, currency: Currency): Decimal {
  const amount = parseDecimal(digits);
  if (amount === null || amount === 0n) throw wrongParameter('amount', 'is no amount.');
  if (amount % unitOf(currency) !== 0n) {
    throw wrongParameter('amount', `${currency.xml} has ${currency.decimals} places.`);
  }
  return amount;
}

/** `1e-7` with its zeros written out: JSON knows no other number, and a decimal no exponent. */
function writeNumber(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(String(value)) ?? [];
  if (exponent === '') return String(value);
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${whole}${fraction}`;
}

function readText(body: Fields, name: string, longest: number): string | null {
  const value = body[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw wrongParameter(name, 'must be a text.');
  if (value.length > longest) throw wrongParameter(name, `at most ${longest} characters.`);
  return value;
}

function readUrl(body: Fields, name: string): string | null {
  const text = readText(body, name, 200);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw wrongParameter(name, 'is no HTTP or HTTPS link.');
  }
  return text;
}

function readBoolean(body: Fields, name: string): boolean {
  const value = body[name] ?? false;
  if (typeof value !== 'boolean') throw wrongParameter(name, 'must be true or false.');
  return value;
}

/** No route offers a service, so that only an empty list can be right. */
function assertServices({ additionalServices = [], extraData = {} }: Fields): void {
  if (!Array.isArray(additionalServices) || additionalServices.length > 0) {
    throw wrongParameter('additionalServices', 'there is no such service.');
  }
  if (typeof extraData !== 'object' || extraData === null || Array.isArray(extraData)) {
    throw wrongParameter('extraData', 'must be an object.');
  }
}
