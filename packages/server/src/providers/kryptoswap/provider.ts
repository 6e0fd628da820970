/**
 * Kryptoswap: an exchange. The shopper pays in one currency, the merchant gets another, on the
 * exchange's page or on the shop's own; calls may be signed, and a notice's hash has no known place.
 *
 * - Guide (November 2026): https://www.kryptoswap.io/merchant-docs/
 *
 * A notice is sent once, and may not come at all: the order is asked for. Nothing tells what
 * arrived, and without the order's secret, which only the answer to the creation has, nothing finds
 * an order again.
 *
 * | call | endpoint, below `public/exchanger/` |
 * |---|---|
 * | quote | `GET route/get/one` |
 * | create | `GET route/get/one`, `POST order/create`, `GET order/get` |
 * | read | `GET order/get` |
 * | claimPaid | `PUT order/update-status` |
 */
import { CheckoutError, type ProviderFact } from '@coinslot/core';
import { conceal } from '../../conceal.ts';
import { describeError } from '../../describeError.ts';
import type {
  Choice,
  CreateContext,
  CreatedPayment,
  Notice,
  NoticeContext,
  ParsedNotice,
  PaymentReference,
  PricedOrder,
  Provider,
  ProviderContext,
} from '../../provider.ts';
import { withDeadline } from '../../withDeadline.ts';
import { chooseRoute } from './chooseRoute.ts';
import { bindClient, type KryptoswapClient, type OrderQuery } from './client.ts';
import { isOrdered, keptOf, type Terms, toFact, toldBy } from './dialect.ts';
import { fieldsOf, fieldsRequired, readValues, type ShopperFields } from './fieldValues.ts';
import { offerOf } from './offer.ts';
import { DEFAULT_SITE_URL, type KryptoswapOptions, optionProblems } from './options.ts';
import { askRoute, optionOf, refusalOf } from './quote.ts';
import { INVALID_PARAMETER, refusals } from './refusals.ts';
import type { KryptoswapOrder } from './schemas.ts';
import { docs } from './session.ts';
import { statuses } from './statuses.ts';
import { readIpnForm, verifyKryptoswapIpn } from './verifyIpn.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** What the creation is waited for beyond its own answer. */
const READ_MS = 4000;

/**
 * Kryptoswap as a provider of `createCheckout`. No I/O here and nothing thrown: what is wrong with
 * the options is told by `problems`, at the checkout's first use.
 *
 * @example
 * kryptoswap({
 *   apiKey: process.env.KRYPTOSWAP_API_KEY,
 *   apiSecret: process.env.KRYPTOSWAP_API_SECRET,
 *   routes: [
 *     {
 *       id: '5d8e6002b80b7b4cd75a6400',
 *       from: 'BTC',
 *       to: 'USDTTRC20',
 *       priceCurrency: 'USD', // a price of 100.00 USD pays out 100 USDT
 *       amountIs: 'out',
 *       toValues: { '5d8e6002b80b7b4cd75a64a1': 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8' },
 *     },
 *   ],
 * });
 */
export function kryptoswap(options: KryptoswapOptions) {
  const { routes = [], lang = 'en', hideOutData = true, display = 'hosted', hashField } = options;
  const { siteUrl = DEFAULT_SITE_URL, termsUrl = siteUrl } = options;
  const client = (ctx: ProviderContext) => bindClient(options, ctx);
  /** What each route asked of shoppers when it was last seen, so that most is known beforehand. */
  const asked = new Map<string, ShopperFields>();

  const provider = {
    id: 'kryptoswap',
    name: 'Kryptoswap',
    docs: [docs],
    noticeTrust: hashField ? 'signed' : 'hint',
    // Its page says what becomes of too little, which no document does.
    underpayment: display === 'inline' ? 'review' : 'hosted',
    priceCurrencies: [...new Set(routes.map(({ priceCurrency }) => priceCurrency))],
    acknowledge: { status: 200, body: null },
    noticeTypes: ['application/x-www-form-urlencoded'],
    watchMs: DAY_MS,
    lookUp: 'none',
    statuses,
    refusals,
    problems: (environment) => optionProblems(options, environment),

    async quote(order, ctx) {
      const api = client(ctx);
      const settling = routes.filter(({ priceCurrency }) => priceCurrency === order.price.currency);
      return Promise.all(
        settling.map(async (route) => {
          const info = await askRoute(api, route, lang).catch((error: unknown) => {
            const facts = { provider: 'kryptoswap', route: route.id, error: describeError(error) };
            ctx.log.warn(facts, 'a route is not offered');
            return error instanceof CheckoutError ? error.code : 'internal_error';
          });
          if (typeof info !== 'string') asked.set(route.id, fieldsOf(info));
          return optionOf(order, route, info, { lang, termsUrl });
        }),
      );
    },

    check({ price }: PricedOrder, choice: Choice): void {
      readValues(asked.get(chooseRoute(routes, price, choice).id), choice);
    },

    async create(order: PricedOrder, choice: Choice, ctx: CreateContext): Promise<CreatedPayment> {
      const { price } = order;
      const route = chooseRoute(routes, price, choice);
      const api = client(ctx);
      const info = await askRoute(api, route, lang);
      const fields = fieldsOf(info);
      asked.set(route.id, fields);
      const refusal = refusalOf(route, price.amount, info);
      if (refusal) throw failed(refusal, `can not make an order of ${price.amount} by ${route.id}`);
      const values = readValues(fields, choice);
      const created = await api
        .createOrder({
          ...values,
          routeId: route.id,
          amount: route.amountIs === 'out' ? `-${price.amount}` : price.amount,
          toValues: Object.entries(route.toValues).map(([key, value]) => ({ key, value })),
          agreement: true,
          hideOutData,
          // Without the exchange's page nobody confirms the order there, from `new` to `waitPayment`.
          skipPreview: display === 'inline' || undefined,
          clientCallbackUrl: ctx.returnUrl,
          ipnUrl: ctx.callbackUrl,
          ipnSecret: await ctx.noticeSecret(),
        })
        .catch(asFieldError([...values.fromValues, ...values.routeValues]));
      const { uid, secret } = created;
      const first = toldBy(created);
      const isWhole = first.inAmount && first.outAmount && first.expiresAt && display === 'hosted';
      // It exists: what can not be read now is on its page, and is read later.
      const found = isWhole ? null : await readNow(api, { orderUID: uid, orderSecret: secret });
      const told = found ? toldBy(found) : first;
      if (!isOrdered(told, route, price.amount) || (found?.uid ?? uid) !== uid) {
        throw failed('invalid_payment', 'made another order than the one asked for');
      }
      const { from, to, amountIs } = route;
      const terms: Terms = {
        from,
        to,
        amountIs,
        outAmount: told.outAmount ?? null,
        isInline: display === 'inline',
      };
      const page = api.paymentUrl({ uid, secret });
      const offer = offerOf(told, found, terms, { page, symbol: info.from?.symbol });
      const isInline = offer.action.type === 'transfer';
      return {
        ...offer,
        reference: uid,
        word: told.word ?? null,
        private: { orderSecret: secret, terms: { ...terms, isInline } },
      };
    },

    async read(payment: PaymentReference, ctx: ProviderContext): Promise<ProviderFact | null> {
      const { reference, due, expected } = payment;
      const kept = keptOf(payment.private);
      if (!reference || !kept) return null;
      const api = client(ctx);
      const { orderSecret, terms } = kept;
      const { order } = await api.getOrder({ orderUID: reference, orderSecret });
      const told = toldBy(order);
      const fact = toFact(order.uid ?? reference, told, terms, expected);
      if (due !== null || !isOrdered(told, terms, expected.amount)) return fact;
      const page = api.paymentUrl({ uid: reference, secret: orderSecret });
      return { ...fact, offer: offerOf(told, order, terms, { page }) };
    },

    async parseNotice({ body, headers }: Notice, ctx: NoticeContext): Promise<ParsedNotice> {
      const text = new TextDecoder().decode(body);
      const form = readIpnForm(text);
      if (!hashField) {
        const uid = form.get('orderUID');
        if (typeof uid === 'string' && /^[!-~]{1,128}$/.test(uid)) {
          return { reference: uid, evidence: 'hint', dedupeKey: null };
        }
        throw failed('invalid_notice', 'sends an IPN as a form with one orderUID');
      }
      const { payment } = ctx;
      if (!payment) throw failed('invalid_notice', 'sends an IPN to the URL of its payment');
      const { in: place, name } = hashField;
      const hash = place === 'header' ? headers.get(name) : `${form.get(name) ?? ''}`;
      const secret = await ctx.noticeSecrets();
      const ipn = await verifyKryptoswapIpn({ body: text, hash, secret });
      const { newStatus: word, inAmount, outAmount, xml_from: from, xml_to: to } = ipn;
      // Without what is due there is nothing to compare it with: then it is a reason to ask.
      const kept = payment.due && keptOf(payment.private);
      // The secret is this payment's alone. The order's number is not covered by the hash.
      const reference = payment.reference ?? '';
      const told = { word, inAmount, outAmount, from, to };
      const fact = kept ? toFact(reference, told, kept.terms, payment.expected) : undefined;
      // What the hash does not cover makes no other notice of it.
      return { reference, evidence: 'signed', fact, dedupeKey: `${hash}`.toLowerCase() };
    },

    async claimPaid({ reference, private: kept }: PaymentReference, ctx: ProviderContext) {
      const { orderSecret, terms } = keptOf(kept) ?? {};
      // On its own page the exchange asks for it itself.
      if (!reference || !orderSecret || !terms?.isInline) return;
      const status = 'inProgress';
      await client(ctx).updateOrderStatus({ orderUID: reference, orderSecret, status });
    },
  } as const satisfies Provider;
  return conceal(provider, { id: provider.id, name: provider.name });
}

function failed(code: CheckoutError['code'], what: string): CheckoutError {
  return new CheckoutError(code, `Kryptoswap ${what}.`, { provider: 'kryptoswap' });
}

/** Null where it takes too long: the shopper waits. */
async function readNow(api: KryptoswapClient, query: OrderQuery): Promise<KryptoswapOrder | null> {
  const asking = api.getOrder(query).catch(() => null);
  const timed = await withDeadline(asking, READ_MS);
  return timed.done ? (timed.value?.order ?? null) : null;
}

/** A parameter that is refused is the shopper's to mend where the shopper entered it. */
function asFieldError(entered: readonly { key: string }[]) {
  return (error: unknown): never => {
    const { providerCode, details } = error instanceof CheckoutError ? error : {};
    const field = entered.find(({ key }) => key === details?.fieldId);
    throw field && providerCode === INVALID_PARAMETER ? fieldsRequired([field.key]) : error;
  };
}
