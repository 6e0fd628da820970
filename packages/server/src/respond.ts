import { COINSLOT_TIME } from '@coinslot/core/wire';

/** What a route answers, before it becomes a Response. */
export interface Answer {
  status: number;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is: the acknowledgement that a provider expects. */
  text?: string | undefined;
  headers?: Record<string, string> | undefined;
}

/** The only place that makes a Response. Nothing of a payment may be cached, sniffed or referred. */
export function respond(
  { status, json, text, headers }: Answer,
  context: { now: number; cors: Record<string, string> },
): Response {
  const body = json === undefined ? (text ?? null) : JSON.stringify(json);
  const type = json === undefined ? 'text/plain; charset=utf-8' : 'application/json';
  return new Response(body, {
    status,
    headers: {
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      [COINSLOT_TIME]: new Date(context.now).toISOString(),
      ...(body === null ? {} : { 'Content-Type': type }),
      ...context.cors,
      ...headers,
    },
  });
}
