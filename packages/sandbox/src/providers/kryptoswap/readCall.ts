import type { KryptoswapAccount } from './account.ts';
import { Failure, NotSigned } from './failure.ts';
import { readForm } from './readForm.ts';
import { HASH_HEADER, hashRequest, KEY_HEADER } from './signature.ts';

export type Query = Readonly<Record<string, string | readonly string[]>>;
export type Fields = Readonly<Record<string, unknown>>;

export interface Call {
  readonly query: Query;
  readonly body: Fields;
  /** What the header `Lang` asks for; null without one. */
  readonly lang: string | null;
  /** False for a call that came without a signature, as those of the site's own pages do. */
  readonly isSigned: boolean;
}

/**
 * The parameters of a call, whose signature is right where it has one.
 *
 * @throws Failure for a wrong key or hash, and for a body that is neither JSON nor a form.
 */
export async function readCall(account: KryptoswapAccount, request: Request): Promise<Call> {
  const query = readQuery(new URL(request.url).searchParams);
  const { body, sent } = await readBody(request);
  const lang = request.headers.get('lang');
  const key = request.headers.get(KEY_HEADER);
  const hash = request.headers.get(HASH_HEADER);
  if (key === null && hash === null) return { query, body, lang, isSigned: false };
  const { apiKey, apiSecret } = account.credentials;
  const { time } = query;
  if (typeof time !== 'string' || !/^\d+$/.test(time)) {
    throw new NotSigned('A signed call has the parameter time.');
  }
  if (key !== apiKey || hash !== hashRequest({ get: query, post: sent }, apiSecret)) {
    throw new NotSigned('The key or the hash is wrong.');
  }
  return { query, body, lang, isSigned: true };
}

/** A name with brackets, or one that comes twice, stands for a list. */
function readQuery(params: URLSearchParams): Query {
  // Without a prototype, so that no name is taken.
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [written, value] of params) {
    const name = written.replace(/\[\d*\]$/, '');
    const before = query[name];
    if (name === written && before === undefined) query[name] = value;
    else query[name] = before === undefined ? [value] : [before, value].flat();
  }
  return query;
}

/** `sent` is what the hash covers: a form has nothing but texts. */
async function readBody(request: Request): Promise<{ body: Fields; sent: Fields }> {
  const text = await request.text();
  if (text === '') return { body: {}, sent: {} };
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return readForm(text);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { body: value as Fields, sent: value as Fields };
    }
  } catch {
    // Falls through to the refusal, like any other body that is not an object.
  }
  throw new Failure(null, 'The body is not a JSON object.');
}
