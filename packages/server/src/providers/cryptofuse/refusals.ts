import type { ErrorCode } from '@coinslot/core';
import type { Refusal } from '../../http/sendError.ts';

/**
 * The codes that say more than their HTTP status does: Cryptofuse's, and for the token those of
 * OAuth 2 (RFC 6749, section 5.2). `sendError` reads the status of all others.
 */
export const refusals = {
  invalid_currency: 'asset_not_supported',
  invalid_url: 'invalid_configuration',
  not_found: 'not_found',
  insufficient_balance: 'insufficient_balance',
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
