import { createHash, createHmac } from 'node:crypto';
import {
  CheckoutError,
  defineProvider,
  type ProviderContext,
  type StatusMeaning,
} from '@coinslot/server';

export interface ToyOptions {
  key: string | undefined;
  secret: string | undefined;
  url?: string | undefined;
}

interface Answer {
  result?: string;
  code?: number;
  state?: string;
  amount?: string;
  currency?: string;
}

// Shorter than a real one's: the suite waits for the end of it.
const PATIENCE_MS = 3000;
const MAX_LENGTH = 100_000;
const asset = { code: 'oPLN', symbol: 'oPLN', network: null, contract: null, decimals: null };
const statuses: Record<string, StatusMeaning> = {
  NEW: { claim: 'created' },
  ACTIVE: { claim: 'awaiting_payment' },
  PROCESSING: { claim: 'confirming' },
  FINALIZING: { claim: 'settling' },
  FINALIZED: { claim: 'paid' },
  CANCELLING: { claim: 'cancelled' },
  CANCELED: { claim: 'cancelled' },
  FAILED: { claim: 'failed' },
};

/**
 * A provider of somebody else: written with what `@coinslot/server` exports, and registered nowhere.
 * Its interface is Kanga's, so that the sandbox can play it.
 */
export function toy({ key = '', secret = '', url = 'https://api.toypay.example' }: ToyOptions) {
  /** Ours, so that a payment is found again whatever becomes of an answer. */
  const referenceOf = (paymentId: string) =>
    createHash('sha256').update(paymentId).digest('hex').slice(0, 32);

  function offerOf(reference: string, amount: string) {
    const query = new URLSearchParams({ currency: asset.code, amount, transactionKey: reference });
    const action = { type: 'redirect' as const, url: `${url}/tpg/payment/${key}?${query}` };
    return { due: { amount, asset }, action, expiresAt: null };
  }

  async function ask(path: string, asked: object, ctx: ProviderContext): Promise<Answer> {
    const body = JSON.stringify(asked);
    const sig = createHmac('sha512', secret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'api-sig': sig };
    const { ok, text } = await withPatience(ctx.signal, async (signal) => {
      const init = { method: 'POST', headers, body, signal, redirect: 'manual' } as const;
      const response = await ctx.fetch(url + path, init);
      return { ok: response.ok, text: await readText(response) };
    });
    if (!ok) throw failed('provider_unavailable');
    try {
      return Object(JSON.parse(text));
    } catch {
      throw failed('provider_invalid_response');
    }
  }

  /** One at a time over all processes, each with a greater nonce than the one before. */
  const askInTurn = (id: string, ctx: ProviderContext) =>
    ctx.store.withLease('toypay', { ttlMs: 15_000, waitMs: 60_000 }, async () => {
      const nonce = await ctx.store.nextSequence('toypay', ctx.now());
      return ask('/api/v2/tpg/transaction', { id, appId: key, nonce }, ctx);
    });

  /** Null where nobody has opened the payment's page yet. */
  async function find(id: string, ctx: ProviderContext): Promise<Answer | null> {
    let said = await askInTurn(id, ctx);
    if (said.code === 9000) said = await askInTurn(id, ctx);
    if (said.code === 9000) throw failed('credentials_or_nonce');
    if (said.code === 9001) return null;
    if (said.result !== 'ok') throw failed('provider_invalid_response');
    return said;
  }

  return defineProvider({
    id: 'toypay',
    name: 'Toypay',
    docs: ['https://toypay.example/docs'],
    noticeTrust: 'hint',
    underpayment: 'hosted',
    priceCurrencies: ['PLN'],
    acknowledge: { status: 200, body: 'thanks' },
    watchMs: 7 * 86_400_000,
    statuses,
    refusals: { 9000: 'credentials_or_nonce', 9001: 'not_found' },

    problems: (environment) => [
      ...(key ? [] : ['`key` is missing.']),
      ...(secret ? [] : ['`secret` is missing.']),
      ...(environment === 'production' && !/^https:(?!.*(sandbox|127\.0\.0\.1))/.test(url)
        ? ['`url` is of a sandbox.']
        : []),
    ],

    quote: async ({ price }) => [
      {
        provider: 'toypay',
        providerName: 'Toypay',
        asset: null,
        price,
        approximate: null,
        minimum: null,
        maximum: null,
        fields: [],
        termsUrl: null,
        unavailable: null,
      },
    ],

    async create({ price }, _choice, { paymentId }) {
      const reference = referenceOf(paymentId);
      return { ...offerOf(reference, price.amount), reference, word: null, private: {} };
    },

    async read({ paymentId, due, expected }, ctx) {
      const reference = referenceOf(paymentId);
      const said = await find(reference, ctx);
      if (said === null && due) return null;
      const { state, amount, currency } = said ?? { state: 'NEW' };
      return {
        reference,
        word: state ?? null,
        claim: statuses[state ?? '']?.claim ?? null,
        // It never tells what arrived.
        money: { kind: state === 'FINALIZED' ? 'agreed' : 'unknown' },
        echo: { due: amount, assetCode: currency },
        // A creation that was cut off half-way is made whole.
        offer: due ? undefined : offerOf(reference, expected.amount),
      };
    },

    async parseNotice({ url: { searchParams } }) {
      const reference = searchParams.get('transactionKey');
      if (reference) return { reference, evidence: 'hint', dedupeKey: null };
      throw failed('invalid_notice');
    },
  });
}

/** Ends by itself, because a `fetch` from outside need not listen to the signal. */
function withPatience<T>(
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(failed('provider_timeout'));
      inner.abort();
    };
    const timer = setTimeout(stop, PATIENCE_MS);
    outer?.addEventListener('abort', stop, { once: true });
    work(inner.signal)
      .then(resolve, () => reject(failed('provider_unavailable')))
      .finally(() => {
        clearTimeout(timer);
        outer?.removeEventListener('abort', stop);
      });
  });
}

/** As much as an answer may have, and not a byte more of one that never ends. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_LENGTH) throw new RangeError('The answer has no end.');
  }
  return text;
}

function failed(code: CheckoutError['code']): CheckoutError {
  return new CheckoutError(code, `Toypay: ${code}.`, { provider: 'toypay' });
}
