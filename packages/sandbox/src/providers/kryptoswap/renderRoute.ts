import { type Decimal, divide, toPlain } from '../../decimal.ts';
import { type Json, jsonNumber } from '../../json.ts';
import type { KryptoswapAccount } from './account.ts';
import { isPaidByHand, type Text } from './currencies.ts';
import type { ExchangeCurrency, ExchangeRoute, Field } from './exchange.ts';

const INSTRUCTIONS: readonly (readonly [step: string, content: Text])[] = [
  ['createOrder', { en: 'Enter the amount.', ru: 'Введите сумму.' }],
  ['confirmation', { en: 'Check the order.', ru: 'Проверьте заявку.' }],
  ['payment', { en: 'Send the exact amount.', ru: 'Отправьте точную сумму.' }],
  ['resultOrder', { en: 'The order is being processed.', ru: 'Заявка обрабатывается.' }],
  ['doneOrder', { en: 'The order is done.', ru: 'Заявка выполнена.' }],
];

/** A route as route/get and route/get/one give it; `lang` is the language that was asked for. */
export function renderRoute(account: KryptoswapAccount, route: ExchangeRoute, lang: string): Json {
  const { from, to, fields, verifiedFromUsd } = route;
  const number = (value: Decimal): Json =>
    account.dialect.limits === 'strings' ? toPlain(value) : jsonNumber(toPlain(value));
  const renderFields = (list: readonly Field[]) =>
    list.map((field) => renderField(account, field, lang));
  return {
    routeId: route.id,
    from: {
      ...renderSide(from),
      min: number(route.min),
      max: number(route.max),
      discounts: [],
      fields: renderFields(from.fieldsIn),
      paymentDetails: {
        merchantEnabled: !isPaidByHand(from),
        merchant: isPaidByHand(from) ? null : 'sandbox',
        amlEnabled: false,
      },
      verification: null,
    },
    to: {
      ...renderSide(to),
      fields: renderFields(to.fieldsOut),
      verificationPayout: null,
      payoutEnabled: true,
      usdRate: jsonNumber(toPlain(to.usd)),
      minFee: jsonNumber('0'),
    },
    fields: renderFields(fields),
    rate: {
      in: number(route.rateIn),
      out: number(route.rateOut),
      rateFullNumber: toPlain(divide(route.rateOut, route.rateIn)),
      typeCalculate: 'float',
      changePercentReCalculate: 0,
      amount: number(route.reserve),
      outFeeAmount: number(route.outFee),
    },
    instructions: renderInstructions(account, lang),
    requiredVerificationUser: {
      enable: verifiedFromUsd !== null,
      currency: 'USD',
      minAmount: number(verifiedFromUsd ?? 0n),
    },
    requiredVerificationPhone: { enable: false },
    requiredOnlyForAuthed: { enable: false },
    isAutoPayout: true,
    additionalServices: [],
    seo: { friendlyURL: route.friendlyUrl },
    orderTTL: route.ttlMinutes,
  };
}

/** What route-v2/get gives: currencies by id, and which go together. */
export function renderRoutesV2(
  { exchange }: KryptoswapAccount,
  routes: readonly ExchangeRoute[],
): Json {
  const reserveOf = ({ id }: ExchangeCurrency) =>
    exchange.routes.find(({ to }) => to.id === id)?.reserve ?? 0n;
  const entries = exchange.currencies.map((currency, index): [string, Json] => [
    currency.id,
    {
      id: currency.id,
      xml: currency.xml,
      name: currency.name,
      symbol: currency.symbol,
      image: '',
      positionIn: index,
      positionOut: index,
      reserveAmount: toPlain(reserveOf(currency)),
      isActive: true,
    },
  ]);
  return {
    isUpdated: true,
    currencies: Object.fromEntries(entries),
    routes: routes.map(({ id, from, to, friendlyUrl }) => ({
      routeId: id,
      from: from.id,
      to: to.id,
      isShowWeb: true,
      isShowBot: true,
      reserveAmountAdditional: 0,
      seoFriendlyURL: friendlyUrl,
    })),
  };
}

export function renderInstructions(account: KryptoswapAccount, lang: string): Json {
  return INSTRUCTIONS.map(([step, content]) => ({
    content: renderText(account, content, lang),
    lang,
    step,
  }));
}

function renderSide({ id, name, symbol, xml, decimals }: ExchangeCurrency) {
  return { _id: id, name, symbol, xml, decimal: decimals, image: '' };
}

function renderField(account: KryptoswapAccount, field: Field, lang: string): Json {
  const { id, placeholder, regexp, required } = field;
  const name = renderText(account, field.name, lang);
  if (account.dialect.fieldRule === 'regex') {
    return { _id: id, name, regex: regexp, type: 'text', min: 0, max: 200, options: [], required };
  }
  const regexp_error = renderText(account, field.problem, lang);
  return { _id: id, name, placeholder, regexp, regexp_error, required };
}

function renderText({ dialect }: KryptoswapAccount, { en, ru }: Text, lang: string): string {
  if (dialect.texts === 'packed') return `##en##${en}##ru##${ru}##`;
  return lang === 'ru' ? ru : en;
}
