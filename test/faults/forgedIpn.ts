import fc from 'fast-check';
import { CHANGES, changeIpn } from './changeIpn.ts';
import { HASHED, HASHES, hashesOf } from './ipnHashes.ts';
import type { OpenPayment, SentNotice, Target } from './openTarget.ts';
import { pickOf } from './pickOf.ts';
import { spoilBytes } from './spoilBytes.ts';
import { spoilUrl } from './spoilUrl.ts';

const FORM = 'application/x-www-form-urlencoded';

const ROUTES = [
  "the victim's",
  'its own',
  "another payment's",
  "another provider's",
  'the bare one',
  'a token with a changed letter',
  'a token of an unknown payment',
  'a token without its tag',
  'an unknown provider',
] as const;
const WORDS = [
  'done',
  'inProgressPayout',
  'inProgress',
  'hold',
  'returned',
  'deleted',
  'errorPayment',
];
const often = <T>(usual: T, ...rare: T[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  );
const someOf = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.array(one, { maxLength: 3 }) },
  );

/** How a forger makes an IPN; numbers choose among what there is when it is built. */
export const ipnPlan = fc.record({
  basis: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('claim' as const, 'genuine' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('foreign' as const, 'form' as const, 'bytes' as const),
    },
  ),
  victim: fc.nat(2),
  pick: fc.nat(99),
  word: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  ),
  text: fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('0.01', '1e3', '-1', '٣', '')),
  form: fc.array(fc.tuple(fc.constantFrom<string>(...HASHED, 'hash', 'orderUID'), fc.string())),
  bytes: fc.uint8Array({ maxLength: 200 }),
  changes: someOf(fc.record({ kind: fc.constantFrom(...CHANGES), at: fc.nat(99) })),
  spoilings: someOf(
    fc.record({ kind: fc.constantFrom('flip', 'cut', 'append', 'bom'), at: fc.nat(5000) }),
  ),
  hash: fc.oneof(
    { weight: 1, arbitrary: fc.constant('own' as const) },
    { weight: 4, arbitrary: fc.constantFrom(...HASHES) },
  ),
  route: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("the victim's" as const, 'its own' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...ROUTES) },
  ),
  query: often('', '?status=success', '?hash=', '?newStatus=done'),
  method: often('POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  type: often<string | null>(
    FORM,
    `${FORM}; charset=utf-8`,
    null,
    'application/json',
    'text/plain',
  ),
  padTo: often(0, 65_535, 65_536, 65_537, 200_000),
});

type IpnPlan = typeof ipnPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

export interface ForgedIpn {
  request: Request;
  /** All that is signed is what the provider once told this very payment. */
  replayed: SentNotice | null;
}

export function forgeIpn(target: Target, plan: IpnPlan, place: 'body' | 'header'): ForgedIpn {
  const notice = pickOf(target.sent, plan.pick);
  const victim = pickOf([...target.open, target.lost], plan.victim);
  const form = formOf(target, plan, notice);
  form.delete('hash');
  const url = urlOf(target, plan, notice, victim);
  const hashes = hashesOf(target, plan, { notice, victim, url }, form);
  const isElsewhere = plan.hash === 'in the other place';
  const inBody = (place === 'body') !== isElsewhere;
  const headers = new Headers();
  if (plan.type !== null) headers.set('content-type', plan.type);
  for (const hash of hashes) {
    if (inBody) form.append('hash', hash);
    else headers.append('hash', hash);
  }
  const body = bytesOf(target, plan, form);
  const { method } = plan;
  const bodiless = method === 'GET' || method === 'HEAD';
  const request = new Request(url, { method, headers, ...(bodiless ? {} : { body }) });
  return { request, replayed: genuineOf(target, plan, { url, headers, body, place }) };
}

function formOf({ foreign, open }: Target, plan: IpnPlan, notice: SentNotice): URLSearchParams {
  const { basis, pick, word, text } = plan;
  const bodies = { claim: notice.body, genuine: notice.body, bytes: '', form: '' };
  let form =
    basis === 'form'
      ? new URLSearchParams(plan.form)
      : new URLSearchParams(basis === 'foreign' ? pickOf(foreign, pick).body : bodies[basis]);
  if (basis === 'claim') {
    form.set('newStatus', word);
    form.set('orderUID', pickOf(open, plan.victim).reference ?? '');
  }
  const numbers = open.flatMap(({ reference }) => reference ?? []);
  for (const change of plan.changes) form = changeIpn(form, change, { word, text, numbers });
  return form;
}

function bytesOf(target: Target, plan: IpnPlan, form: URLSearchParams): Uint8Array<ArrayBuffer> {
  const { basis, bytes, changes, spoilings, padTo, pick } = plan;
  const escapes = changes.some(({ kind }) => kind === 'escapes');
  const written = escapes
    ? form.toString().replaceAll(/[0-9a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
    : form.toString();
  const isAsSent = basis === 'foreign' && pick % 2 === 0;
  const text = isAsSent ? pickOf(target.foreign, pick).body : written;
  let body: Buffer = basis === 'bytes' ? Buffer.from(bytes) : Buffer.from(text);
  for (const spoiling of spoilings) body = spoilBytes(body, spoiling);
  const padding = Buffer.from('&'.repeat(Math.max(0, padTo - body.length)));
  return Uint8Array.from(Buffer.concat([body, padding]));
}

function urlOf(
  { strangers, open }: Target,
  { route, query, pick, victim: index }: IpnPlan,
  notice: SentNotice,
  { callbackUrl }: OpenPayment,
): string {
  switch (route) {
    case 'its own':
      return notice.url + query;
    case "another payment's":
      return pickOf(open, index + 1).callbackUrl + query;
    case "another provider's":
      return pickOf(strangers, pick).callbackUrl + query;
    default:
      return spoilUrl(pick % 2 === 0 ? callbackUrl : notice.url, route, pick) + query;
  }
}

/**
 * Which notice of the provider this is to a reader who has never seen ours: the same seven texts,
 * each once, with their hash, to the address that the provider was given.
 */
function genuineOf(
  { sent }: Target,
  { method, type }: IpnPlan,
  made: { url: string; headers: Headers; body: Uint8Array; place: 'body' | 'header' },
): SentNotice | null {
  const isForm = type === null || type.startsWith(FORM);
  if (method !== 'POST' || !isForm || made.body.length > 65_536) return null;
  const form = new URLSearchParams(new TextDecoder().decode(made.body));
  const told =
    (made.place === 'body' ? form.getAll('hash').join() : made.headers.get('hash')) ?? '';
  const [address] = made.url.split('?');
  const isSame = ({ url, body, hash }: SentNotice) => {
    const other = new URLSearchParams(body);
    const fits = HASHED.every((name) => form.getAll(name).join('\n') === other.get(name));
    return fits && url === address && hash === told.toLowerCase();
  };
  return sent.find(isSame) ?? null;
}
