import type { ErrorCode } from '@coinslot/core';
import type { Refusal } from '../../http/sendError.ts';

/** Cryptofuse's codes, those of OAuth 2 (RFC 6749, section 5.2) among them. */
export const refusals = {
  invalid_currency: 'asset_not_supported',
  invalid_request: 'provider_refused',
  missing_required_fields: 'provider_refused',
  invalid_amount: 'provider_refused',
  deprecated_endpoint: 'provider_refused',
  invalid_url: 'invalid_configuration',
  authentication_failed: 'credentials_refused',
  unauthorized: 'credentials_refused',
  permission_denied: 'credentials_refused',
  forbidden: 'credentials_refused',
  invalid_client: 'credentials_refused',
  invalid_grant: 'credentials_refused',
  unauthorized_client: 'credentials_refused',
  unsupported_grant_type: 'credentials_refused',
  invalid_scope: 'credentials_refused',
  not_found: 'not_found',
  rate_limit_exceeded: 'rate_limited',
  internal_error: 'provider_unavailable',
  service_unavailable: 'provider_unavailable',
  insufficient_balance: 'insufficient_balance',
} as const satisfies Record<string, ErrorCode>;

/**
 * Reads the three envelopes that the documents show: `{error:{code,message,details}}` (newest),
 * `{error,message}` (version 0.9; `{error,error_description}` in OAuth), `{detail}` (Django's).
 */
export function readRefusal(body: unknown, status: number): Refusal {
  const outer = asRecord(body);
  const inner = asRecord(outer?.['error']);
  const code = text(inner?.['code']) ?? text(outer?.['error']);
  const message =
    text(inner?.['message']) ??
    text(outer?.['message']) ??
    text(outer?.['error_description']) ??
    text(outer?.['detail']);
  // Django's own envelope has no codes, but an HTML page's 404 is only a wrong address.
  const plain = status === 404 && text(outer?.['detail']) !== null ? 'not_found' : null;
  return { code: code ?? plain, message, details: asRecord(inner?.['details']) };
}

function asRecord(value: unknown): Record<string, unknown> | null {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : null;
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
