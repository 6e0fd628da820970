import type { Payment } from '@coinslot/core';

/** A server that knows one payment and keeps its own time, beginning at `time`. */
export function servePayment(payment: Payment, time: string): typeof fetch {
  const started = performance.now();
  return async () => {
    const now = new Date(Date.parse(time) + performance.now() - started).toISOString();
    return Response.json(
      { payment, clientSecret: 'secret' },
      { headers: { 'Coinslot-Time': now } },
    );
  };
}

/** A server that never answers. */
export const silence: typeof fetch = () => new Promise(() => {});

/** A network that is down. */
export const noNetwork: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));

/** A server that refuses, as Coinslot's does. */
export function refuse(status: number, code: string): typeof fetch {
  const error = { code, message: 'For developers.', retryable: false, requestId: 'req_story' };
  return async () => Response.json({ error }, { status });
}
