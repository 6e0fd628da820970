import fc from 'fast-check';
import type { Target } from './openTarget.ts';
import { pickOf } from './pickOf.ts';
import { spoilBytes } from './spoilBytes.ts';
import { spoilUrl } from './spoilUrl.ts';

const ROUTES = [
  "the victim's",
  'its own',
  "another provider's",
  "the victim's token at another provider",
  'the bare one',
  'a token with a changed letter',
  'a token of an unknown payment',
  'a token without its tag',
  'an unknown provider',
] as const;
const QUERIES = [
  '?status=success',
  '?transactionKey=',
  '?payment_intent_id=',
  '?orderUID=',
] as const;
const WORDS = {
  kryptogo: ['success', 'expired', 'insufficient_not_refunded', 'insufficient_refunded', 'SUCCESS'],
  kryptoswap: ['done', 'inProgressPayout', 'inProgress', 'returned', 'deleted', 'errorPayment'],
} as const;
const TYPES = {
  kryptogo: 'application/json',
  kryptoswap: 'application/x-www-form-urlencoded',
} as const;

/** A provider whose notices nobody signs. */
export type Unsigned = keyof typeof TYPES;

const often = <T>(usual: T, ...rare: T[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  );

/** How a forger makes a callback; numbers choose among what there is when it is built. */
export const hintPlan = (provider: Unsigned) =>
  fc.record({
    provider: fc.constant(provider),
    basis: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('claim' as const, 'genuine' as const) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('foreign' as const, 'json' as const, 'bytes' as const),
      },
    ),
    victim: fc.nat(2),
    /** Whose payment the body names. */
    named: fc.nat(11),
    pick: fc.nat(99),
    word: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom<string>(...WORDS[provider]) },
      { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
    ),
    amount: fc.constantFrom('100', '0.01', '1e9', 'NaN'),
    bytes: fc.uint8Array({ maxLength: 200 }),
    json: fc.json({ maxDepth: 3 }),
    changes: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(
          fc.record({ kind: fc.constantFrom('flip', 'cut', 'append', 'bom'), at: fc.nat(5000) }),
          { maxLength: 3 },
        ),
      },
    ),
    route: fc.oneof(
      { weight: 3, arbitrary: fc.constant("the victim's" as const) },
      { weight: 2, arbitrary: fc.constantFrom(...ROUTES) },
    ),
    query: often('', ...QUERIES),
    method: often('POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
    type: often<string | null>(
      TYPES[provider],
      null,
      'text/plain',
      'text/x-component',
      'multipart/form-data; boundary=x',
      ...Object.values(TYPES),
    ),
    padTo: often(0, 65_535, 65_536, 65_537),
  });

type HintPlan = ReturnType<typeof hintPlan> extends fc.Arbitrary<infer Plan> ? Plan : never;

export interface ForgedHint {
  request: Request;
  /** It names a payment to an address that its provider was given for it, or for all. */
  isOfPayment: boolean;
}

export function forgeHint(target: Target, plan: HintPlan): ForgedHint {
  const { type } = plan;
  const url = urlOf(target, plan);
  // The one provider whose callbacks have no body.
  const isFetched = plan.method === 'POST' && url.includes('callbacks/kanga?transactionKey=');
  const method = isFetched ? 'GET' : plan.method;
  const bodiless = method === 'GET' || method === 'HEAD';
  const body = bodyOf(target, plan);
  const request = new Request(url, {
    method,
    headers: type === null ? {} : { 'content-type': type },
    ...(bodiless ? {} : { body }),
  });
  const isTold = method === 'POST' || (method === 'GET' && url.includes('callbacks/kanga'));
  return { request, isOfPayment: isTold && isOfPayment(target, url, body) };
}

function isOfPayment(
  { open, lost, paid, strangers }: Target,
  url: string,
  body: Uint8Array,
): boolean {
  const [address = '', query] = url.split('?');
  const text = new TextDecoder().decode(body);
  const named = {
    kanga: () => new URLSearchParams(query).getAll('transactionKey'),
    kryptogo: () => [String(Object(readJson(text)).payment_intent_id)],
    kryptoswap: () => new URLSearchParams(text).getAll('orderUID'),
  };
  return [...open, lost, ...paid, ...strangers].some((payment) => {
    const { callbackUrl, provider, reference } = payment;
    const isHere = address === callbackUrl || address === bareOf(callbackUrl);
    const names = Object.hasOwn(named, provider) ? named[provider as keyof typeof named]() : [];
    // Which payment its creation made is not known yet: it may be any.
    if (payment === lost) return address === callbackUrl && names.length === 1;
    return isHere && names.length === 1 && names[0] === reference;
  });
}

const bareOf = (callbackUrl: string) => callbackUrl.replace(/(callbacks\/[a-z]+)\/.*/, '$1');

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const victimsOf = ({ open, lost }: Target) => [...open, lost];

/** What the lost creation made is nobody's to know: its answer was lost, and nothing told of it. */
function namedBy({ open, paid, strangers }: Target, named: number): string {
  const known = [...open, ...open, ...paid, ...strangers].flatMap(
    ({ reference }) => reference ?? [],
  );
  return pickOf([...known, 'x'.repeat(32), '..', ''], named);
}

function bodyOf(target: Target, plan: HintPlan): Uint8Array<ArrayBuffer> {
  const { basis, bytes, json, changes, padTo, pick } = plan;
  const genuine = pickOf(target.sent, pick).body;
  const foreign = pickOf(target.foreign, pick).body;
  const claim = plan.provider === 'kryptogo' ? claimedJson : claimedForm;
  const text = { claim: claim(target, genuine, plan), genuine, foreign, json, bytes: '' }[basis];
  let body: Buffer = basis === 'bytes' ? Buffer.from(bytes) : Buffer.from(text);
  for (const change of changes) body = spoilBytes(body, change);
  const padding = Buffer.alloc(Math.max(0, padTo - body.length), 0x20);
  return Uint8Array.from(Buffer.concat([body, padding]));
}

function claimedJson(target: Target, genuine: string, plan: HintPlan): string {
  const { victim, named, word, amount } = plan;
  return JSON.stringify({
    ...JSON.parse(genuine),
    payment_intent_id: namedBy(target, named),
    status: word,
    received_amount: amount,
    crypto_amount: amount,
    refund_tx_hash: '0xabc',
    callback_url: pickOf(victimsOf(target), victim).callbackUrl,
  });
}

function claimedForm(target: Target, genuine: string, plan: HintPlan): string {
  const { named, word, amount, pick } = plan;
  const form = new URLSearchParams(genuine);
  form.set('orderUID', namedBy(target, named));
  form.set('newStatus', word);
  form.set(pick % 2 === 0 ? 'inAmount' : 'outAmount', amount);
  if (pick % 7 === 0) form.append('orderUID', namedBy(target, named + 1));
  return form.toString();
}

function urlOf(target: Target, { route, query, pick, victim }: HintPlan): string {
  const { callbackUrl } = pickOf(victimsOf(target), victim);
  const stranger = pickOf(target.strangers, pick);
  const named = query.endsWith('=') ? `${query}${stranger.reference}` : query;
  switch (route) {
    case 'its own':
      return pickOf(target.sent, pick).url + named;
    case "another provider's":
      return stranger.callbackUrl + (named || `?transactionKey=${stranger.reference}`);
    case "the victim's token at another provider":
      return callbackUrl.replace(/callbacks\/[a-z]+/, `callbacks/${stranger.provider}`) + named;
    default:
      return spoilUrl(callbackUrl, route, pick) + named;
  }
}
