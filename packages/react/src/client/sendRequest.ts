import { CheckoutError, type ErrorCode } from '@coinslot/core';
import { COINSLOT_TIME, type ErrorBody } from '@coinslot/core/wire';
import { retryAfter } from './retryAfter.ts';

export interface OutgoingRequest {
  url: string;
  headers?: Record<string, string>;
  /** What is sent with POST; without one it is GET. */
  body?: unknown;
  /** Ms for the whole exchange, the body included. Default 15 s. */
  timeout?: number;
  signal?: AbortSignal | undefined;
}

export interface Incoming {
  status: number;
  headers: Headers;
  /** Parsed JSON; an empty object with 304. */
  body: unknown;
}

export interface Transport {
  fetch: typeof fetch;
  /** Ms of some monotonic clock. */
  elapsed(): number;
  /** Every answer carries the server's time. */
  onTime(serverTime: string | null, sentAt: number): void;
}

/**
 * The wire that this bundle speaks. A server that no longer does answers 406 with
 * `version_not_supported`. `Accept` may be sent across origins without being allowed by name.
 */
const ACCEPT = 'application/json;version=1';

/**
 * The one way out of the browser: an answer, or a `CheckoutError` from a closed set. Only the
 * caller's own abort comes through as it is.
 *
 * @throws {CheckoutError} `offline`, `network_error`, `timeout`, `invalid_response`, or what the
 * server said. With a `Retry-After`, `details.retryAfterMs`.
 */
export async function sendRequest(
  { fetch, elapsed, onTime }: Transport,
  { url, headers, body, timeout = 15_000, signal }: OutgoingRequest,
): Promise<Incoming> {
  const sentAt = elapsed();
  const abort = new AbortController();
  const { signal: given } = abort;
  // A page's own fetch may know nothing of signals: nobody waits for it any longer.
  const givenUp = new Promise<never>((_, reject) => {
    given.addEventListener('abort', () => reject(given.reason));
  });
  const onAbort = () => abort.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  const timer = setTimeout(
    () => abort.abort(new CheckoutError('timeout', `No answer within ${timeout} ms.`)),
    timeout,
  );

  const exchange = async () => {
    const response = await fetch(url, {
      headers: { accept: ACCEPT, ...headers, ...(body ? json : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      signal: given,
      cache: 'no-store',
      credentials: 'include',
    });
    onTime(response.headers.get(COINSLOT_TIME), sentAt);
    const text = response.status === 304 ? '{}' : await response.text();
    return readAnswer(response, text, url);
  };
  try {
    return await Promise.race([exchange(), givenUp]);
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    // Once the time is up, a `fetch` may fail in any way.
    const cause = given.aborted ? given.reason : thrown;
    throw cause instanceof CheckoutError ? cause : transportError(cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

const json = { 'content-type': 'application/json' };

function readAnswer({ status, ok, headers }: Response, text: string, url: string): Incoming {
  const body = parseJson(text);
  if ((ok || status === 304) && body) return { status, headers, body };

  const wait = retryAfter(headers.get('retry-after'), Date.parse(headers.get(COINSLOT_TIME) ?? ''));
  const retryAfterMs = wait === null ? {} : { retryAfterMs: wait };
  const refusal = (body as Partial<ErrorBody> | null | undefined)?.error;
  // Gateways have errors of the same shape; only the checkout's own carry a request id.
  if (!ok && typeof refusal?.code === 'string' && typeof refusal.requestId === 'string') {
    const { code, message, retryable, requestId, details } = refusal;
    // A newer server may know more codes; whoever shows them has words for the rest.
    throw new CheckoutError(code as ErrorCode, String(message), {
      retryable: retryable === true,
      requestId,
      details: { ...details, ...retryAfterMs },
    });
  }
  // A proxy or another handler answered: its words are not ours to show.
  throw new CheckoutError(
    status === 429 ? 'rate_limited' : 'invalid_response',
    `${url} answered ${status} without the checkout's JSON. Check the endpoint.`,
    { details: { status, ...retryAfterMs }, retryable: ok || status === 429 || status >= 500 },
  );
}

function transportError(cause: unknown): CheckoutError {
  return globalThis.navigator?.onLine === false
    ? new CheckoutError('offline', 'This device is offline.', { cause })
    : new CheckoutError('network_error', 'No network, or CORS refused.', { cause });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
