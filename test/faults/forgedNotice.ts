import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { Forgery, GenuineNotice } from './openForgery.ts';
import { pickOf } from './pickOf.ts';
import { type Spoiling, spoilBytes } from './spoilBytes.ts';
import { isSpoilt, otherDigit, spoilTag } from './spoilTag.ts';
import { spoilUrl } from './spoilUrl.ts';

/** How a forger makes a notice; numbers choose among what there is when it is built. */
export interface ForgedPlan {
  basis: 'claim' | 'genuine' | 'json' | 'bytes';
  victim: number;
  pick: number;
  word: string;
  bytes: Uint8Array;
  json: string;
  changes: {
    kind: Spoiling | 'swap-id' | 'swap-word' | 'crlf';
    at: number;
  }[];
  signature: (typeof SIGNATURES)[number];
  secret: string;
  route: (typeof ROUTES)[number];
  method: string;
  type: string | null;
  padTo: number;
}

const SIGNATURES = [
  'none',
  'empty',
  'own',
  'own in upper case',
  'own with a changed digit',
  'own twice',
  'own cut',
  'own with a scheme',
  "another notice's",
  'of another secret',
  "of the shop's other secrets",
  'of no secret',
  'random',
  'not ASCII',
] as const;
const ROUTES = [
  "the victim's",
  'its own',
  "another payment's",
  'the bare one',
  'a token with a changed letter',
  'a token of an unknown payment',
  'a token without its tag',
  'an unknown provider',
  'with a slash behind it',
  'of the checkout itself',
] as const;
const WORDS = [
  'completed',
  'confirmed',
  'partially_paid',
  'failed',
  'expired',
  'refunded',
  'COMPLETED',
];

const often = <T>(usual: T, ...rare: T[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  );

export const forgedPlan: fc.Arbitrary<ForgedPlan> = fc.record({
  basis: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('claim' as const, 'genuine' as const) },
    { weight: 1, arbitrary: fc.constantFrom('json' as const, 'bytes' as const) },
  ),
  victim: fc.nat(2),
  pick: fc.nat(99),
  word: fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 12 })),
  bytes: fc.uint8Array({ maxLength: 200 }),
  json: fc.json({ maxDepth: 3 }),
  changes: fc.array(
    fc.record({
      kind: fc.constantFrom('flip', 'cut', 'append', 'swap-id', 'swap-word', 'bom', 'crlf'),
      at: fc.nat(5000),
    }),
    { maxLength: 3 },
  ),
  signature: fc.constantFrom(...SIGNATURES),
  secret: fc.string({ minLength: 1, maxLength: 40 }),
  route: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("the victim's" as const, 'the bare one' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...ROUTES) },
  ),
  method: often('POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  type: often<string | null>(
    'application/json',
    null,
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/x-component',
  ),
  padTo: often(0, 65_535, 65_536, 65_537, 200_000),
});

export interface Forged {
  request: Request;
  /** Byte for byte and digit for digit what the provider once sent, to a place where it is looked up. */
  replayed: GenuineNotice | null;
}

export function forge(shop: Forgery, plan: ForgedPlan): Forged {
  const { genuine, open } = shop;
  const victim = pickOf(open, plan.victim);
  const notice = pickOf(genuine, plan.pick);
  const body = bodyOf(plan, victim, notice);
  const signature = signatureOf(shop, plan, notice, body);
  const url = urlOf(shop, plan, victim, notice);
  const headers = new Headers();
  if (plan.type !== null) headers.set('content-type', plan.type);
  for (const value of signature) headers.append('x-webhook-signature', value);
  const bodiless = plan.method === 'GET' || plan.method === 'HEAD';
  const request = new Request(url, {
    method: plan.method,
    headers,
    ...(bodiless ? {} : { body }),
  });
  const same =
    !bodiless &&
    Buffer.from(body).equals(Buffer.from(notice.body)) &&
    signature.length === 1 &&
    signature[0]?.toLowerCase() === notice.signature;
  return { request, replayed: same ? notice : null };
}

function bodyOf(
  { basis, bytes, json, word, changes, padTo }: ForgedPlan,
  victim: Forgery['open'][number],
  notice: GenuineNotice,
): Uint8Array<ArrayBuffer> {
  const claim = notice.body
    .replaceAll(JSON.parse(notice.body).transaction_id, victim.reference ?? '')
    .replaceAll(
      `"status": "${JSON.parse(notice.body).status}"`,
      `"status": ${JSON.stringify(word)}`,
    );
  const text = { claim, genuine: notice.body, json, bytes: '' }[basis];
  let body: Buffer = basis === 'bytes' ? Buffer.from(bytes) : Buffer.from(text);
  for (const { kind, at } of changes) {
    switch (kind) {
      case 'swap-id':
        body = Buffer.from(body.toString().replace(/[0-9a-f-]{36}/, victim.reference ?? ''));
        break;
      case 'swap-word':
        body = Buffer.from(body.toString().replace(/"status": "\w+"/, `"status": "${word}"`));
        break;
      case 'crlf':
        body = Buffer.from(body.toString().replace(', ', ',\r\n'));
        break;
      default:
        body = spoilBytes(body, { kind, at });
    }
  }
  const padding = Buffer.alloc(Math.max(0, padTo - body.length), 0x20);
  return Uint8Array.from(Buffer.concat([body, padding]));
}

const tag = (body: Uint8Array, key: string) => createHmac('sha256', key).update(body).digest('hex');

/** The values of the header, one per line of it. */
function signatureOf(
  { genuine, otherSecrets }: Forgery,
  { signature, secret, pick }: ForgedPlan,
  { signature: own }: GenuineNotice,
  body: Uint8Array,
): string[] {
  const digit = pick % 64;
  if (isSpoilt(signature)) return spoilTag(signature, own, digit);
  switch (signature) {
    case "another notice's":
      return [pickOf(genuine, pick + 1).signature];
    case 'of another secret':
      return [tag(body, secret)];
    case "of the shop's other secrets":
      return [tag(body, pickOf(otherSecrets, pick))];
    case 'of no secret':
      return [tag(body, '')];
    case 'random':
      return [tag(body, `${pick}${secret}`).slice(0, 63) + otherDigit(own, digit)];
    default:
      return signature satisfies never;
  }
}

function urlOf(
  { open }: Forgery,
  { route, pick, victim }: ForgedPlan,
  { callbackUrl }: Forgery['open'][number],
  notice: GenuineNotice,
): string {
  switch (route) {
    case 'its own':
      return notice.url;
    case "another payment's":
      return pickOf(open, victim + 1).callbackUrl;
    case 'with a slash behind it':
      return `${callbackUrl}/`;
    case 'of the checkout itself':
      return callbackUrl.replace(
        /callbacks.*/,
        pickOf(['payments', 'quotes', '', 'callbacks'], pick),
      );
    default:
      return spoilUrl(callbackUrl, route, pick);
  }
}
