import type { DeliveryAttempt, OutgoingNotice } from './outbox.ts';

const DEADLINE_MS = 10_000;

/** A receiver that refuses, hangs or is not there is a result, never an exception. */
export async function callReceiver(
  { method, headers, body }: OutgoingNotice,
  url: string,
  deliver: (request: Request) => Promise<Response>,
): Promise<Pick<DeliveryAttempt, 'status' | 'error'>> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    const request = new Request(url, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body }),
      redirect: 'manual',
      signal,
    });
    const response = await Promise.race([deliver(request), aborted(signal)]);
    await response.body?.cancel();
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
}

/** For a `deliver` that does not look at its request's signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`no answer in ${DEADLINE_MS} ms`)));
  });
}

/** `fetch` says only "fetch failed"; the reason (ECONNREFUSED) is in its cause, at times without a message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || String('code' in cause ? cause.code : error.message);
}
