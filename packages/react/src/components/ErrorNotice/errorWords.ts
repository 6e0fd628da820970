import type { ErrorCode } from '@coinslot/core';
import type { Messages } from '../../messages/en.ts';

/** The codes that say something to a shopper; all others are `other`. */
const WORDS: Partial<Record<ErrorCode, keyof Messages['error']>> = {
  network_error: 'connection',
  offline: 'connection',
  timeout: 'connection',
  chunk_failed: 'connection',
  request_timeout: 'connection',
  provider_unavailable: 'provider',
  provider_timeout: 'provider',
  provider_invalid_response: 'provider',
  rate_limited: 'busy',
  not_found: 'order',
  unauthorized: 'order',
  origin_not_allowed: 'order',
  order_changed: 'changed',
  amount_mismatch: 'changed',
  amount_too_small: 'small',
  amount_too_large: 'large',
  asset_not_supported: 'unavailable',
  currency_not_supported: 'unavailable',
  provider_not_supported: 'unavailable',
  provider_refused: 'unavailable',
  create_unknown: 'connection',
};

/** Which words tell the shopper of an error. The developer's message never reaches the card. */
export function errorWords(code: ErrorCode): keyof Messages['error'] {
  return WORDS[code] ?? 'other';
}
