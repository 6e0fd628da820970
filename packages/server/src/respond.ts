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

/** An answer with all of its headers. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

/** The only place that completes an answer. Nothing of a payment may be cached, sniffed or referred. */
export function respond(
  { status, json, text, headers }: Answer,
  context: { now: number; cors: Record<string, string> },
): Reply {
  const body = json === undefined ? (text ?? null) : JSON.stringify(json);
  const type = json === undefined ? 'text/plain; charset=utf-8' : 'application/json';
  return {
    status,
    body,
    headers: {
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      [COINSLOT_TIME]: new Date(context.now).toISOString(),
      ...(body === null ? {} : { 'Content-Type': type }),
      ...context.cors,
      ...headers,
    },
  };
}

export function toResponse({ status, headers, body }: Reply): Response {
  return new Response(body, { status, headers });
}
