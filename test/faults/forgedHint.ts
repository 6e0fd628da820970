import fc from 'fast-check';
import type { Hints } from './openHints.ts';

const ROUTES = [
  "the victim's",
  'its own',
  'the bare one',
  'a token with a changed letter',
  'a token of an unknown payment',
  'a token without its tag',
  'an unknown provider',
] as const;
const WORDS = [
  'success',
  'expired',
  'insufficient_not_refunded',
  'insufficient_refunded',
  'completed',
];

const often = <T>(usual: T, ...rare: T[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  );

/** How a forger makes a callback; numbers choose among what there is when it is built. */
export const hintPlan = fc.record({
  basis: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('claim' as const, 'genuine' as const) },
    { weight: 1, arbitrary: fc.constantFrom('json' as const, 'bytes' as const) },
  ),
  victim: fc.nat(2),
  /** Whose intent the body names. */
  named: fc.nat(9),
  pick: fc.nat(99),
  word: fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 12 })),
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
  method: often('POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  type: often<string | null>('application/json', null, 'text/plain', 'text/x-component'),
  padTo: often(0, 65_535, 65_536, 65_537),
});

type HintPlan = typeof hintPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

export function forgeHint(shop: Hints, plan: HintPlan): Request {
  const { method, type } = plan;
  const bodiless = method === 'GET' || method === 'HEAD';
  return new Request(urlOf(shop, plan), {
    method,
    headers: type === null ? {} : { 'content-type': type },
    ...(bodiless ? {} : { body: bodyOf(shop, plan) }),
  });
}

function pickOf<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}

/** The intent of the lost creation is nobody's to know: its answer was lost, and nothing told of it. */
function namedBy({ open, sent }: Hints, named: number): string {
  const told = sent.map(({ body }) => String(JSON.parse(body).payment_intent_id));
  const known = open.flatMap(({ reference }) => reference ?? []);
  return pickOf([...known, ...told, 'x'.repeat(32), '..', ''], named);
}

function bodyOf(shop: Hints, plan: HintPlan): Uint8Array<ArrayBuffer> {
  const { basis, bytes, json, word, amount, changes, padTo, named, pick } = plan;
  const genuine = pickOf(shop.sent, pick).body;
  const claim = {
    ...JSON.parse(genuine),
    payment_intent_id: namedBy(shop, named),
    status: word,
    received_amount: amount,
    crypto_amount: amount,
    refund_tx_hash: '0xabc',
    callback_url: pickOf(shop.open, plan.victim).callbackUrl,
  };
  const text = { claim: JSON.stringify(claim), genuine, json, bytes: '' }[basis];
  let body: Buffer = basis === 'bytes' ? Buffer.from(bytes) : Buffer.from(text);
  for (const { kind, at } of changes) {
    const here = body.length === 0 ? 0 : at % body.length;
    if (kind === 'flip' && body.length > 0) body[here] = (body[here] ?? 0) ^ (1 << (at & 7));
    if (kind === 'cut') body = body.subarray(0, here);
    if (kind === 'append') body = Buffer.concat([body, Buffer.from([at & 255])]);
    if (kind === 'bom') body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
  }
  const padding = Buffer.alloc(Math.max(0, padTo - body.length), 0x20);
  return Uint8Array.from(Buffer.concat([body, padding]));
}

function urlOf({ open, sent }: Hints, { route, pick, victim }: HintPlan): string {
  const { callbackUrl } = pickOf(open, victim);
  const letter = callbackUrl.at(-1) === 'A' ? 'B' : 'A';
  const bare = callbackUrl.slice(0, callbackUrl.lastIndexOf('/'));
  switch (route) {
    case "the victim's":
      return callbackUrl;
    case 'its own':
      return pickOf(sent, pick).url;
    case 'the bare one':
      return bare;
    case 'a token with a changed letter':
      return callbackUrl.slice(0, -2 - (pick % 20)) + letter + callbackUrl.slice(-1 - (pick % 20));
    case 'a token of an unknown payment':
      return `${bare}/pay_${'x'.repeat(24)}.${'y'.repeat(22)}`;
    case 'a token without its tag':
      return callbackUrl.slice(0, callbackUrl.lastIndexOf('.'));
    case 'an unknown provider':
      return callbackUrl.replace('/kryptogo', pick % 2 === 0 ? '/kanga' : '/constructor');
    default:
      return route satisfies never;
  }
}
