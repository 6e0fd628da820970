import type { ERROR_CODES, ErrorCode } from './errorCodes.ts';

type RetryableCode = {
  [Code in ErrorCode]: (typeof ERROR_CODES)[Code]['retryable'] extends true ? Code : never;
}[ErrorCode];

// Beside the table and held to it by the compiler: a browser that makes an error before anything
// is paid should not load the table.
const RETRYABLE: Readonly<Record<RetryableCode, true>> = {
  request_timeout: true,
  rate_limited: true,
  provider_unavailable: true,
  provider_invalid_response: true,
  provider_timeout: true,
  store_unavailable: true,
  internal_error: true,
  network_error: true,
  offline: true,
  timeout: true,
  invalid_response: true,
  chunk_failed: true,
};

/** Whether the same call may be sent again after this error. */
export function isRetryable(code: ErrorCode): boolean {
  return Object.hasOwn(RETRYABLE, code);
}
