import type { ErrorCode } from '@coinslot/core';
import type { Refusal } from '../../http/sendError.ts';

/**
 * Every code of the documents. Guide, "Error Handling": invalid_currency, invalid_request,
 * insufficient_balance. The others are the reference's, and for the token those of OAuth 2 (RFC
 * 6749, section 5.2). `sendError` reads the status of what is not here.
 */
export const refusals = {
  invalid_request: 'provider_refused',
  missing_required_fields: 'provider_refused',
  // Below or above the limits, or not positive: no document tells which.
  invalid_amount: 'provider_refused',
  deprecated_endpoint: 'provider_refused',
  invalid_currency: 'asset_not_supported',
  invalid_url: 'invalid_configuration',
  not_found: 'not_found',
  insufficient_balance: 'insufficient_balance',
  rate_limit_exceeded: 'rate_limited',
  internal_error: 'provider_unavailable',
  service_unavailable: 'provider_unavailable',
  authentication_failed: 'credentials_refused',
  unauthorized: 'credentials_refused',
  permission_denied: 'credentials_refused',
  forbidden: 'credentials_refused',
  invalid_client: 'credentials_refused',
  invalid_grant: 'credentials_refused',
  invalid_scope: 'credentials_refused',
  unauthorized_client: 'credentials_refused',
  unsupported_grant_type: 'credentials_refused',
} as const satisfies Record<string, ErrorCode>;

/**
 * Reads the three envelopes that the documents show: `{error:{code,message,details}}` (newest),
 * `{error,message}` (version 0.9; `{error,error_description}` in OAuth), `{detail}` (Django's).
 */
export function readRefusal(body: unknown, status: number): Refusal {
  const { error, message, error_description, detail } = Object(body);
  const { code = error, message: inner, details } = Object(error);
  const said = [inner, message, error_description, detail];
  // Django's own envelope has no codes, but an HTML page's 404 is only a wrong address.
  const plain = status === 404 && isText(detail) ? 'not_found' : null;
  return {
    code: isText(code) ? code : plain,
    message: said.find(isText) ?? null,
    details: typeof details === 'object' && !Array.isArray(details) ? details : null,
  };
}

const isText = (value: unknown) => typeof value === 'string';
