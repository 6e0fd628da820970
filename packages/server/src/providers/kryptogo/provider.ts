/**
 * KryptoGO Payment: address and amount are shown by the merchant, the token is on Arbitrum, and
 * callbacks are not signed at all.
 *
 * - Guide (November 2026): https://payment.kryptogo.com/docs/payment/implementation
 * - Reference: https://kryptogo.com/docs/api/payment
 *
 * No document tells how to look for an intent whose id was lost. Our callback URL names the payment,
 * so its first callback gives the id.
 *
 * | call | endpoint |
 * |---|---|
 * | create | `POST /v1/studio/api/payment/intent` |
 * | read | `GET /v1/studio/api/payment/intent/{id}` |
 */
import { CheckoutError, type ProviderFact } from '@coinslot/core';
import { conceal } from '../../conceal.ts';
import { parseExactJson } from '../../http/exactJson.ts';
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
import { askedPrice } from './askedPrice.ts';
import { checkIntent, isTooSmall } from './checkIntent.ts';
import { bindClient, type CreatePaymentIntentInput, isIntentId } from './client.ts';
import { checkCreated } from './createdPayment.ts';
import { toFact } from './dialect.ts';
import { type KryptogoOptions, type KryptogoOrder, optionProblems } from './options.ts';
import { refusals } from './refusals.ts';
import { docs } from './session.ts';
import { statuses } from './statuses.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * KryptoGO as a provider of `createCheckout`. No I/O here and nothing thrown: what is wrong with the
 * options is told by `problems`, at the checkout's first use. An order's `provider.kryptogo` may
 * have `orderData` and `groupKey` ({@link KryptogoOrder}).
 *
 * @example
 * kryptogo({
 *   clientId: process.env.KRYPTOGO_CLIENT_ID,
 *   apiKey: process.env.KRYPTOGO_API_KEY,
 *   siteOrigin: 'https://shop.example',
 * });
 */
export function kryptogo(options: KryptogoOptions) {
  const { token = 'USDT' } = options;

  function intentOf(order: PricedOrder, callback_url?: string): CreatePaymentIntentInput {
    const { orderData, groupKey }: KryptogoOrder = Object(order.provider?.kryptogo);
    return {
      fiat_amount: order.price.amount,
      fiat_currency: order.price.currency as CreatePaymentIntentInput['fiat_currency'],
      callback_url,
      // A shop's database may have null where it knows none.
      order_data: orderData ?? undefined,
      group_key: groupKey ?? options.groupKey,
    };
  }

  const provider = {
    id: 'kryptogo',
    name: 'KryptoGO',
    docs: [docs, 'https://kryptogo.com/docs/api/payment'],
    noticeTrust: 'hint',
    // Too little is sent back.
    underpayment: 'refund',
    priceCurrencies: ['USD', 'TWD'],
    acknowledge: { status: 200, body: null },
    noticeTypes: ['application/json'],
    watchMs: DAY_MS,
    lookUp: 'none',
    statuses,
    refusals,
    problems: (environment) => optionProblems(options, environment),

    quote: async ({ price }) => [
      {
        provider: 'kryptogo',
        providerName: 'KryptoGO',
        asset: { code: token, symbol: token, network: 'arbitrum', contract: null, decimals: null },
        price,
        approximate: null,
        minimum: null,
        maximum: null,
        fields: [],
        termsUrl: null,
        unavailable: isTooSmall(price.amount) ? 'amount_too_small' : null,
      },
    ],

    askedPrice,

    check(order: PricedOrder, { asset = token }: Choice): void {
      if (asset !== token) {
        const message = `kryptogo() does not take the asset ${JSON.stringify(asset)}: see its \`token\`.`;
        throw new CheckoutError('asset_not_supported', message, { provider: 'kryptogo' });
      }
      // The data is what resolveOrder returned.
      checkIntent(intentOf(order), 'invalid_configuration');
    },

    async create(order: PricedOrder, _choice: Choice, ctx: CreateContext): Promise<CreatedPayment> {
      // Its hashes are more than a cold start should load. Here and not after the call, so that no
      // payment comes to be whose address could not be checked.
      const { isValidAddress } = await import('@coinslot/core/addresses');
      const api = bindClient(options, ctx);
      const intent = await api.createPaymentIntent(intentOf(order, ctx.callbackUrl));
      const created = checkCreated(intent, order.price, isValidAddress);
      if (typeof created !== 'string') return created;
      const message = `KryptoGO created a payment with ${created}. It is not shown to the shopper; ask KryptoGO.`;
      throw new CheckoutError('invalid_payment', message, { provider: 'kryptogo' });
    },

    async read(payment: PaymentReference, ctx: ProviderContext): Promise<ProviderFact | null> {
      const { reference, paymentId, due, expected } = payment;
      if (reference === null) return null;
      const intent = await bindClient(options, ctx)
        .getPaymentIntent(reference)
        .catch(nullIfNotFound);
      if (intent === null) return null;
      const fact = toFact(intent, paymentId);
      if (due !== null) return fact;
      // Of a lost creation too little is known for another intent to contradict it.
      if (fact.reference !== reference || fact.echo.paymentId !== undefined) return null;
      const { isValidAddress } = await import('@coinslot/core/addresses');
      const offer = checkCreated(intent, expected, isValidAddress);
      if (typeof offer !== 'string') return { ...fact, offer };
      ctx.log.warn({ paymentId }, `a callback led to a payment with ${offer}: it is not shown`);
      return fact;
    },

    async parseNotice({ body }: Notice): Promise<ParsedNotice> {
      const { payment_intent_id } = Object(parseExactJson(new TextDecoder().decode(body)));
      if (isIntentId(payment_intent_id)) {
        return { reference: payment_intent_id, evidence: 'hint', dedupeKey: null };
      }
      const message = 'A callback of KryptoGO is JSON with a payment_intent_id.';
      throw new CheckoutError('invalid_notice', message, { provider: 'kryptogo' });
    },
  } as const satisfies Provider;
  return conceal(provider, { id: provider.id, name: provider.name });
}
