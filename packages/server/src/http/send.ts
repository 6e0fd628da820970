import type { ProviderContext } from '../provider.ts';
import { parseExactJson } from './exactJson.ts';
import { readCapped } from './readCapped.ts';
import { whenAborted } from './whenAborted.ts';

export interface SendRequest {
  provider: string;
  /** The call's name in errors and logs: 'createPayment'. The URL is in neither. */
  operation: string;
  url: string;
  /** Without it the request is a GET, with it a POST, unless `method` says otherwise. */
  body?: string | undefined;
  method?: 'PUT' | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** A POST that may be sent twice without harm. A GET always may. */
  repeatable?: boolean | undefined;
  /** `any`: a successful answer may be something else than JSON; it is given as a text. */
  answer?: 'json' | 'any' | undefined;
  /** Per attempt, from the first byte sent to the last one read, in ms. Default 10,000. */
  timeoutMs?: number | undefined;
  /** Of the answer's body. Default 1 MiB. */
  maxBytes?: number | undefined;
  /** Pauses before the second, third, … attempt of what may be repeated, in ms. */
  pausesMs?: readonly number[] | undefined;
}

/**
 * Whether the request may have had its effect at the provider. `possible` after a creation means
 * that a payment may exist of which we know nothing.
 */
type Effect = 'none' | 'possible';

/**
 * Everything that can come of a request. Numbers in a `body` are texts, exactly as they came.
 * - `ok`: a 2xx.
 * - `refused`: a 4xx or 5xx; `body` is null where it is no JSON.
 * - `unreachable`: no connection, or one that broke.
 * - `timeout`: our deadline, or the caller's signal.
 * - `invalid`: an answer that nobody should act on.
 */
export type SendOutcome =
  | { outcome: 'ok'; status: number; body: unknown }
  | { outcome: 'refused'; status: number; body: unknown; effect: Effect }
  | { outcome: 'unreachable'; effect: Effect; cause: unknown }
  | { outcome: 'timeout'; effect: Effect }
  | { outcome: 'invalid'; status: number; reason: InvalidReason; effect: Effect };

type InvalidReason = 'a redirect' | 'too long a body' | 'no JSON' | 'unknown fields';

export type SendContext = Pick<ProviderContext, 'fetch' | 'now' | 'signal' | 'log'>;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;
const PAUSES_MS = [200, 800];

/**
 * The one way out to a provider. Never throws for what the network or the provider does, follows
 * no redirect, reads no endless body, waits for no endless answer. It repeats only what is safe,
 * and only after a broken connection or a 5xx: who answers 429 wants to be asked less.
 */
export async function send(request: SendRequest, ctx: SendContext): Promise<SendOutcome> {
  const { provider, operation, pausesMs = PAUSES_MS } = request;
  for (let attempt = 0; ; attempt += 1) {
    const startedAt = ctx.now();
    const outcome = await attemptOnce(request, ctx);
    const status = 'status' in outcome ? outcome.status : 0;
    const facts = { provider, operation, attempt, outcome: outcome.outcome, status };
    ctx.log.debug({ ...facts, ms: ctx.now() - startedAt }, 'asked the provider');
    const pause = pausesMs[attempt];
    const isTransient = outcome.outcome === 'unreachable' || status >= 500;
    if (pause === undefined || !isTransient || !isRepeatable(request)) return outcome;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Whether sending it again does no harm, and losing its answer loses nothing. */
export function isRepeatable({ body, repeatable }: SendRequest): boolean {
  return repeatable ?? body === undefined;
}

async function attemptOnce(request: SendRequest, ctx: SendContext): Promise<SendOutcome> {
  if (ctx.signal?.aborted) return { outcome: 'timeout', effect: 'none' };
  const deadline = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
  const signal = ctx.signal ? AbortSignal.any([deadline, ctx.signal]) : deadline;
  try {
    // Raced, because a `fetch` from outside need not listen to the signal; each one by itself, because
    // Node can collect a timeout as garbage that only a joined signal refers to.
    const ends = [deadline, ctx.signal].filter((end) => end !== undefined).map(whenAborted);
    return await Promise.race([exchange(request, ctx, signal), ...ends]);
  } catch (cause) {
    if (deadline.aborted || ctx.signal?.aborted) return { outcome: 'timeout', effect: 'possible' };
    const code = codeOf(cause);
    const effect = NEVER_LEFT.has(code) ? 'none' : 'possible';
    // The code alone: the words of such an error can quote a header, and with it a token.
    return { outcome: 'unreachable', effect, cause: new Error(code || 'no code') };
  }
}

async function exchange(
  { url, headers, body, method, answer, maxBytes = MAX_BYTES }: SendRequest,
  ctx: SendContext,
  signal: AbortSignal,
): Promise<SendOutcome> {
  // A whole Request, because a stand-in for the network (a sandbox in this process) takes just that.
  const response = await ctx.fetch(
    new Request(url, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { accept: 'application/json', ...headers },
      body: body ?? null,
      redirect: 'manual',
      signal,
    }),
  );
  const { status, redirected } = response;
  const refused = status >= 400;
  const effect = refused && status < 500 ? 'none' : 'possible';
  const invalid = (reason: InvalidReason) =>
    ({ outcome: 'invalid', status, reason, effect }) as const;

  // Some runtimes hide a redirect behind the status 0.
  if (redirected || status < 200 || (status >= 300 && !refused)) {
    response.body?.cancel().catch(() => {});
    return invalid('a redirect');
  }
  const text = await readCapped(response, maxBytes);
  if (text === null) return invalid('too long a body');
  const json = parseExactJson(text);
  if (refused) return { outcome: 'refused', status, body: json ?? null, effect };
  if (json === undefined && answer !== 'any') return invalid('no JSON');
  return { outcome: 'ok', status, body: json ?? text };
}

// Where Node says that there never was a connection. Other runtimes do not tell: then the request
// counts as perhaps received.
const NEVER_LEFT = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']);

function codeOf(error: unknown): string {
  const { code } = Object(Object(error).cause);
  return typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : '';
}
