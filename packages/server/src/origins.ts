import { CheckoutError } from '@coinslot/core';
import { COINSLOT_TIME, IDEMPOTENCY_KEY } from '@coinslot/core/wire';
import type { RequestParts } from './Incoming.ts';

/**
 * Refuses a POST that a page of another origin made. A caller that sends neither `Origin` nor
 * Fetch-Metadata is not a browser, so it carries nobody's cookies without meaning to; every browser
 * sends at least one of them with a POST.
 * @throws {CheckoutError} `origin_not_allowed`.
 */
export function checkOrigin(request: RequestParts, allowed: ReadonlySet<string>): void {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  const ours = origin === null ? site === null || site === 'same-origin' : allowed.has(origin);
  if (ours) return;
  throw new CheckoutError(
    'origin_not_allowed',
    'The page that made this request is not of an allowed origin. Add its origin to `allowedOrigins` if it is yours.',
  );
}

/** The headers that let pages of the allowed origins read an answer; never a reflected origin. */
export function corsHeaders(
  request: RequestParts,
  allowed: ReadonlySet<string>,
): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || !allowed.has(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': `ETag, ${COINSLOT_TIME}, Retry-After`,
  };
}

/** What a preflight is told besides, for a route with these methods. */
export function preflightHeaders(methods: readonly string[]): Record<string, string> {
  return {
    Allow: [...methods, 'OPTIONS'].join(', '),
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Allow-Headers': `Authorization, Content-Type, ${IDEMPOTENCY_KEY}, If-None-Match`,
    'Access-Control-Max-Age': '600',
  };
}
