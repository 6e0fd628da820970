import {
  type Asset,
  CheckoutError,
  type Money,
  type PaymentStatus,
  type ProviderFact,
} from '@coinslot/core';
import { toHex } from '../crypto/encoding.ts';
import { hmac } from '../crypto/hmac.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { CreatedPayment, Pace, Provider } from '../provider.ts';

/** What the scripted provider says of a payment when it is asked. */
interface Said {
  word: string;
  received?: string | undefined;
}

interface State {
  paymentId: string;
  answer: CreatedPayment;
  /** Null until its page was opened. */
  said: Said | null;
}

export interface ScriptedProvider {
  provider: Provider;
  /** Every call that reached it, oldest first: `create pay_…`, `read ref_1`. */
  calls: string[];
  /** What it says of a payment from now on, by its own reference. */
  say(reference: string, said: Said): void;
  /** It knows the payment no more. */
  forget(reference: string): void;
  /** What its next calls do instead of working. */
  script: {
    create: (() => Promise<void>) | null;
    /** After the payment was made there. */
    answer: (() => Promise<void>) | null;
    read: (() => Promise<void>) | null;
    quote: (() => Promise<void>) | null;
  };
  /** A notice of it, signed unless it only hints. */
  notice(reference: string, said: Said, at?: string): Promise<RequestInit>;
  callbackUrls: Map<string, string>;
}

const SECRET = 'a secret that only the scripted provider knows';
const ASSET = { code: 'COIN', symbol: 'COIN', network: 'chain', contract: null, decimals: null };
const WORDS: Record<string, { claim: PaymentStatus }> = {
  new: { claim: 'created' },
  waiting: { claim: 'awaiting_payment' },
  confirming: { claim: 'confirming' },
  completed: { claim: 'paid' },
  expired: { claim: 'expired' },
  cancelled: { claim: 'cancelled' },
  failed: { claim: 'failed' },
};

const DAY_MS = 24 * 60 * 60_000;

/** A provider of the contract whose side a test plays. A price of 100 is due as 100 coins. */
export function scriptedProvider(
  options: {
    id?: string;
    noticeTrust?: 'signed' | 'hint';
    expiresInMs?: number;
    /** What it takes, checked before it is called. Default: it only finds out when it is called. */
    assets?: readonly string[];
    currencies?: readonly string[];
    /** It has a page of its own, without a deadline, and knows no payment before it is {@link ScriptedProvider.say said}. */
    hosted?: boolean;
    pace?: Pace;
    watchMs?: number;
    /** A look-up finds all that the answer to the creation said. */
    tellsOffer?: boolean;
    /** Changes what it answers to a creation. */
    garble?: (created: CreatedPayment) => CreatedPayment;
  } = {},
): ScriptedProvider {
  const { id = 'acme', noticeTrust = 'signed', expiresInMs = 30 * 60_000, assets } = options;
  const { currencies = ['USD'], garble = (answer) => answer, hosted = false } = options;
  const { pace, watchMs = DAY_MS, tellsOffer = false } = options;
  const states = new Map<string, State>();
  const calls: string[] = [];
  const callbackUrls = new Map<string, string>();
  const script: ScriptedProvider['script'] = {
    create: null,
    answer: null,
    read: null,
    quote: null,
  };

  const factOf = (reference: string, said: Said): ProviderFact => ({
    reference,
    claim: WORDS[said.word]?.claim ?? null,
    word: said.word,
    money: said.received === undefined ? UNKNOWN : { kind: 'received', amount: said.received },
    echo: { paymentId: states.get(reference)?.paymentId },
  });

  const provider: Provider = {
    id,
    name: 'Acme Pay',
    docs: [],
    noticeTrust,
    underpayment: 'top_up',
    priceCurrencies: currencies,
    acknowledge: { status: 200, body: 'taken' },
    watchMs,
    pace,
    problems: () => [],
    async quote({ price }) {
      calls.push('quote');
      await script.quote?.();
      return [
        {
          provider: id,
          providerName: 'Acme Pay',
          asset: ASSET,
          price,
          approximate: price.amount,
          minimum: null,
          maximum: null,
          fields: [],
          termsUrl: null,
          unavailable: null,
        },
      ];
    },
    check(_order, { asset }) {
      if (!assets || (asset !== undefined && assets.includes(asset))) return;
      const code = asset === undefined ? 'choice_required' : 'asset_not_supported';
      throw new CheckoutError(code, 'Acme Pay does not take it.');
    },
    async create({ price }, { asset = ASSET.code }, ctx) {
      calls.push(`create ${ctx.paymentId}`);
      callbackUrls.set(ctx.paymentId, ctx.callbackUrl);
      await script.create?.();
      const reference = `ref_${states.size + 1}`;
      const expiresAt = new Date(ctx.now() + expiresInMs).toISOString();
      const answer = garble(
        hosted
          ? createdPage(reference, price)
          : created(reference, price.amount, { ...ASSET, code: asset }, expiresAt),
      );
      const said = hosted ? null : { word: 'waiting' };
      states.set(reference, { paymentId: ctx.paymentId, answer, said });
      await script.answer?.();
      return answer;
    },
    async read({ reference, paymentId }) {
      calls.push(`read ${reference}`);
      await script.read?.();
      const found = [...states].find(([ref, state]) =>
        reference === null ? state.paymentId === paymentId : ref === reference,
      );
      if (!found) return null;
      const [ref, { answer, said }] = found;
      const offer = tellsOffer ? answer : undefined;
      if (said) return { ...factOf(ref, said), offer };
      const unopened = { reference: ref, claim: 'created', word: null, money: UNKNOWN } as const;
      return reference === null && offer ? { ...unopened, echo: {}, offer } : null;
    },
    async parseNotice({ headers, body }) {
      const text = new TextDecoder().decode(body);
      const { reference, ...said } = JSON.parse(text);
      if (noticeTrust === 'hint') return { reference, evidence: 'hint', dedupeKey: null };
      if (headers.get('Acme-Signature') !== (await sign(text))) {
        throw new CheckoutError('invalid_signature', 'The notice was not signed by Acme Pay.');
      }
      const dedupeKey = toHex(await sha256(body));
      return { reference, evidence: 'signed', fact: factOf(reference, said), dedupeKey };
    },
    statuses: WORDS,
    refusals: {},
  };

  return {
    provider,
    calls,
    script,
    callbackUrls,
    say(reference, said) {
      const state = states.get(reference);
      if (state) state.said = said;
    },
    forget(reference) {
      const state = states.get(reference);
      if (state) state.said = null;
    },
    async notice(reference, said, at = '2026-11-01T12:00:00Z') {
      const body = JSON.stringify({ reference, ...said, at });
      return { method: 'POST', body, headers: { 'Acme-Signature': await sign(body) } };
    },
  };
}

const UNKNOWN = { kind: 'unknown' } as const;

function created(
  reference: string,
  amount: string,
  asset: Asset,
  expiresAt: string,
): CreatedPayment {
  const address = `address-of-${reference}`;
  return {
    reference,
    due: { amount, asset },
    action: { type: 'transfer', address, amount, asset },
    expiresAt,
    word: 'waiting',
    private: { account: 'private-canary' },
  };
}

/** Whatever the shopper chose, it is the price that the merchant gets. */
function createdPage(reference: string, { amount, currency }: Money): CreatedPayment {
  const code = `o${currency}`;
  const asset = { code, symbol: code, network: null, contract: null, decimals: null };
  return {
    reference,
    due: { amount, asset },
    action: { type: 'redirect', url: `https://acme.example/pay/${reference}` },
    expiresAt: null,
    word: null,
    private: {},
  };
}

async function sign(text: string): Promise<string> {
  return toHex(await hmac('SHA-256', SECRET, text));
}
