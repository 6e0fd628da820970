/**
 * Every way that Coinslot refuses or fails: the status of the HTTP answer, and whether the same
 * call may be sent again. The words for the shopper stand in the message packs, by code.
 */
export const ERROR_CODES = {
  // The caller's request
  invalid_request: { status: 400, retryable: false },
  not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  request_timeout: { status: 408, retryable: true },
  body_too_large: { status: 413, retryable: false },
  unsupported_media_type: { status: 415, retryable: false },
  origin_not_allowed: { status: 403, retryable: false },
  unauthorized: { status: 401, retryable: false },
  /** The page speaks a version of the wire that the server gave up: it has to be reloaded. */
  version_not_supported: { status: 406, retryable: false },
  rate_limited: { status: 429, retryable: true },
  // The order and its payment
  idempotency_key_reused: { status: 409, retryable: false },
  order_changed: { status: 409, retryable: false },
  amount_mismatch: { status: 422, retryable: false },
  amount_too_small: { status: 422, retryable: false },
  amount_too_large: { status: 422, retryable: false },
  currency_not_supported: { status: 422, retryable: false },
  asset_not_supported: { status: 422, retryable: false },
  provider_not_supported: { status: 422, retryable: false },
  // What the shopper has to be asked first. The usual answer to a first try, and nothing has failed: a
  // browser would print a 4xx to its console.
  /** The order can be paid in several ways, and none was named: ask for the ways to pay. */
  choice_required: { status: 300, retryable: false },
  /** The provider needs something of the shopper, or did not take it; `details.fields` names it. */
  fields_required: { status: 300, retryable: false },
  create_unknown: { status: 409, retryable: false },
  // Notices
  invalid_signature: { status: 401, retryable: false },
  invalid_notice: { status: 400, retryable: false },
  // The provider
  invalid_payment: { status: 502, retryable: false },
  provider_refused: { status: 502, retryable: false },
  provider_unavailable: { status: 502, retryable: true },
  provider_invalid_response: { status: 502, retryable: true },
  provider_timeout: { status: 504, retryable: true },
  credentials_refused: { status: 502, retryable: false },
  credentials_or_nonce: { status: 502, retryable: false },
  insufficient_balance: { status: 502, retryable: false },
  // Ourselves
  invalid_configuration: { status: 500, retryable: false },
  store_unavailable: { status: 503, retryable: true },
  internal_error: { status: 500, retryable: true },
  // The browser
  network_error: { status: 0, retryable: true },
  offline: { status: 0, retryable: true },
  timeout: { status: 0, retryable: true },
  invalid_response: { status: 0, retryable: true },
  clipboard_denied: { status: 0, retryable: false },
  popup_blocked: { status: 0, retryable: false },
  chunk_failed: { status: 0, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;
