import fc from 'fast-check';
import type { Hints } from './openHints.ts';
import { pickOf } from './pickOf.ts';
import { spoilBytes } from './spoilBytes.ts';
import { spoilUrl } from './spoilUrl.ts';

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
  for (const change of changes) body = spoilBytes(body, change);
  const padding = Buffer.alloc(Math.max(0, padTo - body.length), 0x20);
  return Uint8Array.from(Buffer.concat([body, padding]));
}

function urlOf({ open, sent }: Hints, { route, pick, victim }: HintPlan): string {
  if (route === 'its own') return pickOf(sent, pick).url;
  return spoilUrl(pickOf(open, victim).callbackUrl, route, pick);
}
