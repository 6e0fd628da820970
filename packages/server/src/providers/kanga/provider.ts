/**
 * Kanga Payment Gateway: the shopper pays on Kanga's page, our calls are signed and numbered, and
 * callbacks are not signed at all.
 *
 * - Guide (November 2026): https://support.kanga.exchange/guide/kanga-payment-gateway-api/
 *
 * The payment comes to be when the shopper opens the page, whose address is not signed: what was
 * paid for is compared with the order. Neither the callback nor any answer tells what arrived.
 *
 * | call | endpoint |
 * |---|---|
 * | quote | GET PRICE ESTIMATE: `POST /api/tpg/price/estimate`, or `/tpg/price/estimate` of the site |
 * | create | START PAYMENT: `/tpg/payment/<apiKey>` of the site; `POST /api/v2/tpg/create/payment` |
 * | read | CHECK PAYMENT: `POST /api/v2/tpg/transaction` |
 */
import { CheckoutError, type Money, type Offer, type ProviderFact } from '@coinslot/core';
import { conceal } from '../../conceal.ts';
import { describeOrder } from '../../describeOrder.ts';
import { nullIfNotFound } from '../../http/nullIfNotFound.ts';
import type {
  Choice,
  CreateContext,
  CreatedPayment,
  Notice,
  ParsedNotice,
  PaymentReference,
  PricedOrder,
  Provider,
  ProviderContext,
} from '../../provider.ts';
import { withDeadline } from '../../withDeadline.ts';
import { bindClient, type KangaClient, type PaymentUrlInput } from './client.ts';
import { createNonceWatch } from './createNonceWatch.ts';
import { isCode, type KangaOptions, optionProblems } from './options.ts';
import { assetOf, quoteOrder } from './quote.ts';
import { refusals } from './refusals.ts';
import type { KangaPayment } from './schemas.ts';
import { docs } from './session.ts';
import { claimOf, statuses } from './statuses.ts';
import { storeSequence } from './storeSequence.ts';
import { transactionKeyOf } from './transactionKey.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long the shopper waits for what only saves them a question. */
const TOKEN_MS = 5000;

/**
 * Kanga as a provider of `createCheckout`. No I/O here and nothing thrown: what is wrong with the
 * options is told by `problems`, at the checkout's first use. Set the callback URL in Kanga's
 * dashboard to `<origin>/api/checkout/callbacks/kanga`.
 *
 * @example
 * kanga({
 *   apiKey: process.env.KANGA_API_KEY,
 *   apiSecret: process.env.KANGA_API_SECRET,
 *   settlement: { PLN: 'oPLN' },
 * });
 */
export function kanga(options: KangaOptions) {
  const { apiKey = '', settlement = {}, payCurrencies, skipEmail = false } = options;
  const watch = createNonceWatch();
  const client = (ctx: ProviderContext) =>
    bindClient(options, { ...ctx, sequence: watch(storeSequence(ctx.store, apiKey), ctx) });

  function settlementOf(currency: string): string {
    const code = Object.hasOwn(settlement, currency) ? settlement[currency] : undefined;
    if (code) return code;
    const message = `kanga() has no \`settlement\` for ${currency}.`;
    throw new CheckoutError('currency_not_supported', message, { provider: 'kanga' });
  }

  /** All that the shopper needs, and none of it from Kanga. */
  function offerOf(
    api: KangaClient,
    price: Money,
    details: Omit<PaymentUrlInput, 'currency' | 'amount'>,
  ): Offer {
    const { amount } = price;
    const currency = settlementOf(price.currency);
    return {
      due: { amount, asset: assetOf(currency) },
      action: { type: 'redirect', url: api.paymentUrl({ currency, amount, ...details }) },
      expiresAt: null,
    };
  }

  /** Undefined where it can not be had now: then the page asks for the e-mail address. */
  async function tokenOf(api: KangaClient, { log, paymentId }: CreateContext) {
    const asked = api.createPaymentToken().catch(undefinedIfPassing);
    const timed = await withDeadline(asked, TOKEN_MS);
    const token = timed.done ? timed.value?.paymentToken : undefined;
    if (!token) log.warn({ paymentId }, 'no payment token: the page will ask for the e-mail');
    return token;
  }

  const provider = {
    id: 'kanga',
    name: 'Kanga',
    docs: [docs],
    noticeTrust: 'hint',
    // Its page asks for what is missing.
    underpayment: 'hosted',
    priceCurrencies: Object.keys(settlement),
    // Anything but 200 is sent again.
    acknowledge: { status: 200, body: 'OK' },
    // On the chain it "may take up to several days".
    watchMs: 7 * DAY_MS,
    pace: { leastMs: 10_000, restMs: 30 * 60_000, atOnce: 1 },
    statuses,
    refusals,
    problems: (environment) => optionProblems(options, environment),

    quote: async (order, ctx) =>
      quoteOrder(order, settlementOf(order.price.currency), payCurrencies, client(ctx)),

    check(_order: PricedOrder, { asset }: Choice): void {
      chooseCurrency(payCurrencies, asset);
    },

    async create(order: PricedOrder, choice: Choice, ctx: CreateContext): Promise<CreatedPayment> {
      const forceCurrency = chooseCurrency(payCurrencies, choice.asset);
      // A shop's database may have null, or nothing, where it knows none.
      const email = order.email || undefined;
      const api = client(ctx);
      const transactionKey = await transactionKeyOf(ctx.paymentId);
      const paymentToken = skipEmail && email ? await tokenOf(api, ctx) : undefined;
      const name = describeOrder(order);
      const details = { transactionKey, name, email, paymentToken, forceCurrency };
      const offer = offerOf(api, order.price, details);
      return { ...offer, reference: transactionKey, word: null, private: {} };
    },

    async read(payment: PaymentReference, ctx: ProviderContext): Promise<ProviderFact | null> {
      let askedAt = ctx.now();
      const fetch: typeof ctx.fetch = (input, init) => {
        // Our turn may be long in coming, and the answers of others overtake us until then.
        askedAt = ctx.now();
        return ctx.fetch(input, init);
      };
      const api = client({ ...ctx, fetch });
      const { due, expected } = payment;
      const transactionKey =
        (due && payment.reference) ?? (await transactionKeyOf(payment.paymentId));
      const said = await api.checkPayment(transactionKey).catch(nullIfNotFound);
      const fact = said && { ...toFact(transactionKey, said), askedAt: isoOf(askedAt) };
      if (due) return fact;
      // The creation died half-way, and needs nothing of Kanga to be made whole.
      const forceCurrency = expected.assetCode ?? chooseCurrency(payCurrencies, undefined);
      const offer = offerOf(api, expected, { transactionKey, forceCurrency });
      return { ...(fact ?? unopened(transactionKey)), offer };
    },

    async parseNotice({ url }: Notice): Promise<ParsedNotice> {
      const [reference = '', ...others] = url.searchParams.getAll('transactionKey');
      if (others.length === 0 && /^[!-~]{1,128}$/.test(reference)) {
        return { reference, evidence: 'hint', dedupeKey: null };
      }
      const message = 'A callback of Kanga needs one transactionKey of 1 to 128 characters.';
      throw new CheckoutError('invalid_notice', message, { provider: 'kanga' });
    },
  } as const satisfies Provider;
  return conceal(provider, { id: provider.id, name: provider.name });
}

/** Undefined: the shopper chooses on Kanga's page. */
function chooseCurrency(
  payCurrencies: readonly string[] | undefined,
  chosen: string | undefined,
): string | undefined {
  const code = chosen ?? (payCurrencies?.length === 1 ? payCurrencies[0] : undefined);
  if (code === undefined || (payCurrencies?.includes(code) ?? isCode(code))) return code;
  const message = `kanga() does not take the currency ${JSON.stringify(code)}: see its \`payCurrencies\`.`;
  throw new CheckoutError('asset_not_supported', message, { provider: 'kanga' });
}

/** Kanga never tells what arrived: that it is done counts for the amount that was asked for. */
function toFact(reference: string, { state, amount, currency }: KangaPayment): ProviderFact {
  const word = state ?? null;
  const money = { kind: state === 'FINALIZED' ? 'agreed' : 'unknown' } as const;
  const fact = { reference, word, money, echo: {} };
  // With nothing to compare, a state proves nothing.
  if (!state || !amount || !currency) return { ...fact, claim: null, review: ['incomplete_pull'] };
  return { ...fact, claim: claimOf(state), echo: { due: amount, assetCode: currency } };
}

const isoOf = (ms: number) => new Date(ms).toISOString();

function unopened(reference: string): ProviderFact {
  return { reference, claim: 'created', word: null, money: { kind: 'unknown' }, echo: {} };
}

function undefinedIfPassing(error: unknown): undefined {
  if (error instanceof CheckoutError && error.retryable) return undefined;
  throw error;
}
