import { type Asset, CheckoutError, type PaymentStatus, type ProviderFact } from '@coinslot/core';
import { toHex } from '../crypto/encoding.ts';
import { hmac } from '../crypto/hmac.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { CreatedPayment, Provider } from '../provider.ts';

/** What the scripted provider says of a payment when it is asked. */
interface Said {
  word: string;
  received?: string | undefined;
}

export interface ScriptedProvider {
  provider: Provider;
  /** Every call that reached it, oldest first: `create pay_…`, `read ref_1`. */
  calls: string[];
  /** What it says of a payment from now on, by its own reference. */
  say(reference: string, said: Said): void;
  /** What its next calls do instead of working. */
  script: {
    create: (() => Promise<void>) | null;
    /** After the payment was made there. */
    answer: (() => Promise<void>) | null;
    read: (() => Promise<void>) | null;
  };
  /** A notice of it, signed unless it only hints. */
  notice(reference: string, said: Said, at?: string): Promise<RequestInit>;
  callbackUrls: Map<string, string>;
}

const SECRET = 'a secret that only the scripted provider knows';
const ASSET = { code: 'COIN', symbol: 'COIN', network: 'chain', contract: null, decimals: null };
const WORDS: Record<string, { claim: PaymentStatus }> = {
  waiting: { claim: 'awaiting_payment' },
  confirming: { claim: 'confirming' },
  completed: { claim: 'paid' },
  expired: { claim: 'expired' },
  failed: { claim: 'failed' },
};

/** A provider of the contract whose side a test plays. A price of 100 is due as 100 coins. */
export function scriptedProvider(
  options: {
    id?: string;
    noticeTrust?: 'signed' | 'hint';
    expiresInMs?: number;
    /** What it takes, checked before it is called. Default: it only finds out when it is called. */
    assets?: readonly string[];
    currencies?: readonly string[];
    /** Changes what it answers to a creation. */
    garble?: (created: CreatedPayment) => CreatedPayment;
  } = {},
): ScriptedProvider {
  const { id = 'acme', noticeTrust = 'signed', expiresInMs = 30 * 60_000, assets } = options;
  const { currencies = ['USD'], garble = (answer) => answer } = options;
  const states = new Map<string, Said & { paymentId: string; due: string }>();
  const calls: string[] = [];
  const callbackUrls = new Map<string, string>();
  const script: ScriptedProvider['script'] = { create: null, answer: null, read: null };

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
    watchMs: 24 * 60 * 60_000,
    problems: () => [],
    async quote({ price }) {
      calls.push('quote');
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
      throw new CheckoutError('asset_not_supported', 'Acme Pay does not take it.');
    },
    async create({ price }, { asset = ASSET.code }, ctx) {
      calls.push(`create ${ctx.paymentId}`);
      callbackUrls.set(ctx.paymentId, ctx.callbackUrl);
      await script.create?.();
      const reference = `ref_${states.size + 1}`;
      states.set(reference, { paymentId: ctx.paymentId, due: price.amount, word: 'waiting' });
      await script.answer?.();
      const expiresAt = new Date(ctx.now() + expiresInMs).toISOString();
      return garble(created(reference, price.amount, { ...ASSET, code: asset }, expiresAt));
    },
    async read({ reference, paymentId }) {
      calls.push(`read ${reference}`);
      await script.read?.();
      const found = [...states].find(([ref, state]) =>
        reference === null ? state.paymentId === paymentId : ref === reference,
      );
      return found ? factOf(found[0], found[1]) : null;
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
      if (state) states.set(reference, { paymentId: state.paymentId, due: state.due, ...said });
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

async function sign(text: string): Promise<string> {
  return toHex(await hmac('SHA-256', SECRET, text));
}
