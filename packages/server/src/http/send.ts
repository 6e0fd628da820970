import type { ProviderContext } from '../provider.ts';
import { parseExactJson } from './exactJson.ts';
import { readCapped } from './readCapped.ts';

export interface SendRequest {
  provider: string;
  /** The call's name in errors and logs: 'createPayment'. The URL is in neither. */
  operation: string;
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: string | undefined;
  /** Whether sending it twice does no harm. Default: GET alone. */
  repeatable?: boolean | undefined;
  /** `any`: a successful answer may be something else than JSON; it is given as a text. */
  answer?: 'json' | 'any' | undefined;
  /** From the first byte sent to the last one read, in ms. Default 10,000. */
  timeoutMs?: number | undefined;
  /** Of the answer's body. Default 1 MiB. */
  maxBytes?: number | undefined;
  /** Pauses before the second, third, … attempt of what is repeatable, in ms. */
  pausesMs?: readonly number[] | undefined;
}

/**
 * Whether the request may have had its effect at the provider. `possible` after a creation means
 * that a payment may exist of which we know nothing.
 */
export type Effect = 'none' | 'possible';

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
  | {
      outcome: 'refused';
      status: number;
      body: unknown;
      retryAfterMs: number | null;
      effect: Effect;
    }
  | { outcome: 'unreachable'; effect: Effect; cause: unknown }
  | { outcome: 'timeout'; effect: Effect }
  | { outcome: 'invalid'; status: number; reason: InvalidReason; effect: Effect };

export type InvalidReason = 'redirect' | 'too_large' | 'not_json' | 'unexpected_status';

export type SendContext = Pick<ProviderContext, 'fetch' | 'now' | 'signal' | 'log'>;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;
const PAUSES_MS = [200, 800];
/** A provider that wants us to wait longer gets its wait: the caller is told instead. */
const LONGEST_PAUSE_MS = 2_000;

/**
 * The one way out to a provider. Never throws for what the network or the provider does, follows
 * no redirect, reads no endless body, waits for no endless answer, and repeats only what is safe.
 */
export async function send(request: SendRequest, ctx: SendContext): Promise<SendOutcome> {
  const repeatable = request.repeatable ?? request.method === 'GET';
  const pauses = repeatable ? (request.pausesMs ?? PAUSES_MS) : [];
  for (let attempt = 0; ; attempt += 1) {
    const startedAt = ctx.now();
    const outcome = await attemptOnce(request, ctx);
    const { provider, operation } = request;
    const status = 'status' in outcome ? outcome.status : null;
    const facts = { provider, operation, outcome: outcome.outcome, status };
    ctx.log.debug({ ...facts, ms: ctx.now() - startedAt, attempt }, 'Asked the provider');
    const pause = pauses[attempt];
    if (pause === undefined || !isTransient(outcome)) return outcome;
    const wait = Math.max(pause, retryAfterMs(outcome));
    if (wait > LONGEST_PAUSE_MS || !(await sleep(wait, ctx.signal))) return outcome;
  }
}

async function attemptOnce(request: SendRequest, ctx: SendContext): Promise<SendOutcome> {
  if (ctx.signal?.aborted) return { outcome: 'timeout', effect: 'none' };
  const deadline = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
  const signal = ctx.signal === undefined ? deadline : AbortSignal.any([deadline, ctx.signal]);
  try {
    // Raced, because a `fetch` from outside need not listen to the signal.
    return await Promise.race([exchange(request, ctx, signal), aborted(signal)]);
  } catch (cause) {
    if (signal.aborted) return { outcome: 'timeout', effect: 'possible' };
    return { outcome: 'unreachable', effect: neverLeft(cause) ? 'none' : 'possible', cause };
  }
}

async function exchange(
  { method, url, headers, body, answer, maxBytes = MAX_BYTES }: SendRequest,
  ctx: SendContext,
  signal: AbortSignal,
): Promise<SendOutcome> {
  // A whole Request, because a stand-in for the network (a sandbox in this process) takes just that.
  const whole = new Request(url, {
    method,
    headers: { accept: 'application/json', ...headers },
    body: body ?? null,
    redirect: 'manual',
    signal,
  });
  const response = await ctx.fetch(whole);
  const { status } = response;
  const effect: Effect = status >= 400 && status < 500 && status !== 408 ? 'none' : 'possible';
  const invalid = (reason: InvalidReason): SendOutcome => {
    response.body?.cancel().catch(() => {});
    return { outcome: 'invalid', status, reason, effect };
  };
  if (response.type === 'opaqueredirect' || response.redirected || isRedirect(status)) {
    return invalid('redirect');
  }
  if (status < 200 || (status >= 300 && status < 400)) return invalid('unexpected_status');
  const text = await readCapped(response, maxBytes);
  if (text === null) return { outcome: 'invalid', status, reason: 'too_large', effect };
  const parsed = parse(text);
  if (status >= 400) {
    const after = readRetryAfter(response.headers.get('retry-after'), ctx.now());
    return { outcome: 'refused', status, body: parsed ?? null, retryAfterMs: after, effect };
  }
  if (parsed !== undefined) return { outcome: 'ok', status, body: parsed };
  if (answer === 'any') return { outcome: 'ok', status, body: text };
  return { outcome: 'invalid', status, reason: 'not_json', effect };
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

// Node's names for a connection that was never made. Other runtimes give none: then the request
// counts as perhaps sent.
const NEVER_CONNECTED = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return typeof code === 'string' && NEVER_CONNECTED.has(code);
}

function isTransient(outcome: SendOutcome): boolean {
  if (outcome.outcome === 'refused') return outcome.status >= 500 || outcome.status === 429;
  return outcome.outcome === 'unreachable';
}

const retryAfterMs = (outcome: SendOutcome) =>
  outcome.outcome === 'refused' ? (outcome.retryAfterMs ?? 0) : 0;

/** Seconds or a date (RFC 9110, section 10.2.3), in ms from now. */
function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** False when the signal ended it. */
function sleep(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (slept: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(slept);
    };
    const stop = () => end(false);
    const timer = setTimeout(end, ms, true);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
  });
}
