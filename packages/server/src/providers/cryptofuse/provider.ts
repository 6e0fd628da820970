/**
 * Cryptofuse: address and amount are shown by the merchant, notices are signed.
 *
 * - Guide (November 2026): https://docs.cryptofuse.io/pl/guides/integration-guide
 * - Reference: https://docs.cryptofuse.io/api-reference
 * - Notices: https://docs.cryptofuse.io/webhook-flow-guide
 *
 * Its documents describe several generations of one interface. This speaks the guide's (`amount`,
 * `currency`, OAuth 2, paths that end in a slash) and reads the words and fields of all of them.
 *
 * | call | endpoint |
 * |---|---|
 * | token | `POST /o/token/` |
 * | quote | `GET /currencies/`, `GET /rates/` |
 * | create | `POST /payments/` |
 * | read | `POST /payments/status/`, `GET /payments/?order_id=` |
 */
import { CheckoutError, type Offer, type ProviderFact } from '@coinslot/core';
import { conceal } from '../../conceal.ts';
import { toHex } from '../../crypto/encoding.ts';
import { sha256 } from '../../crypto/sha256.ts';
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
import { acceptCreated, asCreated, checkCreated } from './createdPayment.ts';
import { tellsMoney, toFact } from './dialect.ts';
import { type CryptofuseOptions, isCode, optionProblems } from './options.ts';
import { bindPaymentCalls, type PaymentCalls } from './paymentCalls.ts';
import { quoteOrder } from './quote.ts';
import { refusals } from './refusals.ts';
import type { CryptofusePayment, CryptofusePaymentPage } from './schemas.ts';
import { createSession } from './session.ts';
import { SIGNATURE_HEADER } from './signWebhook.ts';
import { statuses } from './statuses.ts';
import { verifyCryptofuseWebhook } from './verifyWebhook.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Cryptofuse as a provider of `createCheckout`. No I/O here and nothing thrown: what is wrong with
 * the options is told by `problems`, at the checkout's first use.
 *
 * @example
 * cryptofuse({
 *   clientId: process.env.CRYPTOFUSE_CLIENT_ID,
 *   clientSecret: process.env.CRYPTOFUSE_CLIENT_SECRET,
 *   webhookSecret: process.env.CRYPTOFUSE_WEBHOOK_SECRET,
 *   assets: ['USDTTRC20', 'BTC'],
 * });
 */
export function cryptofuse(options: CryptofuseOptions) {
  const { assets, fixedRate = true, feePaidByUser = false, expiryMinutes, webhookSecret } = options;
  const session = createSession(options);
  const client = (ctx: ProviderContext) => bindPaymentCalls(session(ctx));

  /** What the lost answer to the creation said, as the status tells it again. */
  async function offerOf(
    { paymentId, expected }: PaymentReference,
    status: CryptofusePayment,
    { log }: ProviderContext,
  ): Promise<Offer | undefined> {
    const created = asCreated(status);
    if (created === null) return undefined;
    const { isValidAddress } = await import('@coinslot/core/addresses');
    const currency = expected.assetCode ?? (assets?.length === 1 ? assets[0] : undefined);
    const asked = { currency, price: expected.amount, feePaidByUser, isValidAddress };
    const checked = checkCreated(created, asked);
    if (typeof checked !== 'string') {
      const { due, action, expiresAt } = checked;
      return { due, action, expiresAt };
    }
    log.warn({ paymentId }, `a look-up found a payment with ${checked}: it is not shown`);
    return undefined;
  }

  const provider = {
    id: 'cryptofuse',
    name: 'Cryptofuse',
    docs: ['https://docs.cryptofuse.io/pl/guides/integration-guide'],
    noticeTrust: 'signed',
    // Several deposits add up until the deadline (`payment_history`).
    underpayment: 'top_up',
    priceCurrencies: ['USD'],
    acknowledge: { status: 200, body: null },
    noticeTypes: ['application/json'],
    watchMs: DAY_MS,
    statuses,
    refusals,
    problems: (environment) => optionProblems(options, environment),

    quote: (order, ctx) => quoteOrder(order, assets, client(ctx)),

    check(_order: PricedOrder, choice: Choice): void {
      chooseAsset(assets, choice.asset);
    },

    async create(order: PricedOrder, choice: Choice, ctx: CreateContext): Promise<CreatedPayment> {
      const currency = chooseAsset(assets, choice.asset);
      // Its hashes are more than a cold start should load. Here and not after the call, so that no
      // payment comes to be whose address could not be checked.
      const { isValidAddress } = await import('@coinslot/core/addresses');
      const { amount: price, currency: price_currency } = order.price;
      const created = await client(ctx).createPayment({
        amount: price,
        currency,
        price_currency,
        callback_url: ctx.callbackUrl,
        // Ours, not the order's number: a lost answer is looked for by it.
        order_id: ctx.paymentId,
        order_description: describeOrder(order),
        is_fixed_rate: fixedRate,
        is_fee_paid_by_user: feePaidByUser,
        expiry_minutes: expiryMinutes,
      });
      return acceptCreated(created, { currency, price, feePaidByUser, isValidAddress });
    },

    async read(payment: PaymentReference, ctx: ProviderContext): Promise<ProviderFact | null> {
      const { paymentId } = payment;
      const api = client(ctx);
      const listed = payment.reference === null ? await findListed(api, paymentId) : null;
      const reference = payment.reference ?? listed?.transaction_id;
      if (!reference) return null;
      const status = await api.getPayment(reference).catch(nullIfNotFound);
      if (status === null) return null;
      const said = { reference: status.transaction_id, word: status.status };
      const offer = payment.due === null ? await offerOf(payment, status, ctx) : undefined;
      // The newest status answer has no amounts; the list has the deposits.
      const isUntold = mayHoldMoney(status) && !tellsMoney(status);
      const entry = isUntold ? (listed ?? (await findListed(api, paymentId))) : undefined;
      const isSame = entry?.transaction_id === status.transaction_id;
      const { payment_history, total_paid_amount, payment_type } = isSame ? entry : status;
      const money = { payment_history, total_paid_amount, payment_type };
      return { ...toFact(said, { ...status, ...money }), offer };
    },

    async parseNotice(notice: Notice): Promise<ParsedNotice> {
      const { body, headers } = notice;
      const signature = headers.get(SIGNATURE_HEADER);
      const event = await verifyCryptofuseWebhook({ body, signature, secret: webhookSecret });
      const dedupeKey = toHex(await sha256(body));
      const status = event.status ?? event.event;
      if (event.kind === 'withdrawal') {
        const withdrawalId = identified(event.withdrawal_id);
        const payout = { withdrawalId, status, raw: { ...event } };
        return { reference: withdrawalId, evidence: 'signed', dedupeKey, payout };
      }
      const reference = identified(event.transaction_id);
      // The guide's own sample names one payment at the top and another in `data`, and nothing says
      // whose amounts those are: then it proves only that there is something to ask for.
      const isTwofold = reference !== (event.data.transaction_id ?? reference);
      const fact = isTwofold ? undefined : toFact({ reference, word: status }, event.data);
      return { reference, evidence: 'signed', dedupeKey, fact };
    },
  } as const satisfies Provider;
  return conceal(provider, { id: provider.id, name: provider.name });
}

function chooseAsset(assets: readonly string[] | undefined, chosen: string | undefined): string {
  const asset = chosen ?? (assets?.length === 1 ? assets[0] : undefined);
  if (asset !== undefined && (assets?.includes(asset) ?? isCode(asset))) return asset;
  const message =
    asset === undefined
      ? 'No asset was chosen, and Cryptofuse takes several. Pass `asset`, such as "USDTTRC20".'
      : `cryptofuse() does not take the asset ${JSON.stringify(asset)}: see its \`assets\`.`;
  const code = asset === undefined ? 'choice_required' : 'asset_not_supported';
  throw new CheckoutError(code, message, { provider: 'cryptofuse' });
}

type Listed = CryptofusePaymentPage['results'][number];

/**
 * Compared again here: the newest reference has no such filter, and lists everybody's. Then it is
 * looked for among as many as one page takes in either generation.
 */
async function findListed(api: PaymentCalls, paymentId: string): Promise<Listed | undefined> {
  const { results } = await api.listPayments({ order_id: paymentId, page_size: 100, limit: 100 });
  return results.find(({ order_id }) => order_id === paymentId);
}

/** Before anything was seen there is nothing to ask the list for. */
function mayHoldMoney({
  status,
  transaction_hash,
}: {
  status: string;
  transaction_hash?: string | null | undefined;
}) {
  return Boolean(transaction_hash) || !['waiting', 'pending', 'expired'].includes(status);
}

function identified(id: string | null): string {
  if (id) return id;
  throw new CheckoutError('invalid_notice', 'A notice of Cryptofuse names no payment.', {
    provider: 'cryptofuse',
  });
}
