import { divide, toPlain } from '../../decimal.ts';
import { type Json, jsonNumber } from '../../json.ts';
import type { KryptoswapAccount } from './account.ts';
import { isPaidByHand } from './currencies.ts';
import { type FieldValue, type KryptoswapOrder, wordFor } from './entities.ts';
import type { ExchangeCurrency, ExchangeRoute } from './exchange.ts';
import { nameOf } from './nameOf.ts';
import { toldTerms } from './notice.ts';
import { renderInstructions } from './renderRoute.ts';

/**
 * Values as the vendor's own page wants them: texts of functions, which that page evaluates. Nobody
 * else may; whoever does sets this mark.
 */
const TEMPLATE = JSON.stringify({
  walletAddr: '(data) => { globalThis.evaluatedTemplate = true; return data.walletAddr; }',
  amount: 'function (data) { globalThis.evaluatedTemplate = true; return data.amount; }',
  title: 'Pay by wallet',
});

/** The answer of order/create. `uid` and `secret` are the only fields that all clients agree on. */
export function renderCreated(account: KryptoswapAccount, order: KryptoswapOrder): Json {
  const { uid, secret, id, rid } = order;
  const { inAmount, outAmount } = toldTerms(order);
  const amounts = {
    inAmount: amountOf(account, inAmount),
    outAmount: amountOf(account, outAmount),
    status: wordFor(order),
    expiresAt: iso(order.expiresAt),
  };
  const inRoute = account.dialect.createAmounts === 'route';
  return { uid, secret, _id: id, rid, ...(inRoute ? { route: amounts } : amounts) };
}

/** The answer of order/get. */
export function renderOrder(account: KryptoswapAccount, order: KryptoswapOrder): Json {
  const { route, hideOutData } = order;
  const { inAmount, outAmount } = toldTerms(order);
  const { dialect } = account;
  return {
    order: {
      TYPE: 'order',
      _id: order.id,
      rid: order.rid,
      uid: order.uid,
      partner: order.partner,
      inAmount: amountOf(account, inAmount),
      outAmount: amountOf(account, outAmount),
      fromValues: renderValues(route, order.fromValues),
      toValues: hideOutData ? [] : renderValues(route, order.toValues),
      routeValues: renderValues(route, order.routeValues),
      status: wordFor(order),
      createdAt: iso(order.createdAt),
      expiresAt: iso(order.expiresAt),
      clientCallbackUrl: order.clientCallbackUrl,
      comment: '',
      rate: jsonNumber(rateOf(route)),
      rateTypeCalculate: 'float',
      feeToAmount: jsonNumber(toPlain(route.outFee)),
      route: {
        routeId: route.id,
        instructions: renderInstructions(account, order.lang ?? 'en'),
        requiredDocuments: [],
        from: {
          ...renderCurrency(route.from),
          xml: toldTerms(order).xmlFrom,
          paymentDetails: renderPaymentDetails(order),
        },
        to: renderCurrency(route.to),
      },
    },
    verifications:
      dialect.verifications === 'array'
        ? []
        : { verificationCurrency: null, verificationCurrencyPayout: null, verificationUser: null },
  };
}

/** One entry of order/get-lasts. */
export function renderLast(account: KryptoswapAccount, order: KryptoswapOrder): Json {
  const { from, to } = order.route;
  return {
    inAmount: amountOf(account, toPlain(order.inAmount)),
    outAmount: amountOf(account, toPlain(order.outAmount)),
    createdAt: iso(order.createdAt),
    from: renderCurrency(from),
    to: renderCurrency(to),
  };
}

/** What the shopper has to know to pay; a card is paid by hand, everything else by wallet. */
function renderPaymentDetails(order: KryptoswapOrder): Json {
  const { route, address } = order;
  const { from } = route;
  const { inAmount, xmlFrom } = toldTerms(order);
  if (isPaidByHand(from)) {
    return {
      merchantEnabled: false,
      merchant: null,
      manualPaymentText: `Send ${inAmount} ${from.symbol} to the card ${address}.`,
      account: address,
      linkPS: '',
      showIPaidBtn: true,
      amlEnabled: false,
    };
  }
  const merchantData = {
    walletAddr: address,
    amount: inAmount,
    currency: from.symbol,
    network: from.networkCode,
    showQR: true,
    commentTemplate: '',
    tradeRate: rateOf(route),
    currency_xml: xmlFrom,
  };
  return {
    merchantEnabled: true,
    merchant: { template: TEMPLATE, data: { hasError: false, merchantData } },
    manualPaymentText: '',
    account: '',
    linkPS: '',
    showIPaidBtn: true,
    amlEnabled: false,
  };
}

function renderCurrency({ id, name, symbol, xml, decimals }: ExchangeCurrency) {
  return { _id: id, name, symbol, xml, decimal: decimals };
}

function renderValues(route: ExchangeRoute, values: readonly FieldValue[]): Json {
  return values.map(({ id, field, value }) => ({
    field,
    name: nameOf(route, field),
    value,
    _id: id,
  }));
}

function amountOf({ dialect }: KryptoswapAccount, text: string): Json {
  return dialect.orderAmounts === 'strings' ? text : jsonNumber(text);
}

/** How much goes out for one that comes in. */
function rateOf({ rateIn, rateOut }: ExchangeRoute): string {
  return toPlain(divide(rateOut, rateIn));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
