import type { ErrorCode } from '@coinslot/core';
import type { MessagesOverride } from '../../context/CheckoutContext.ts';
import en, { type Messages } from '../../messages/en.ts';
import { mergeMessages } from '../part/mergeMessages.ts';

type ErrorReason = 'connection' | 'provider' | Exclude<keyof Messages['error'], 'title' | 'unread'>;

/** The codes that say something to a shopper; all others are `other`. */
const REASONS: Partial<Record<ErrorCode, ErrorReason>> = {
  network_error: 'connection',
  offline: 'connection',
  timeout: 'connection',
  chunk_failed: 'connection',
  request_timeout: 'connection',
  provider_unavailable: 'provider',
  provider_timeout: 'provider',
  provider_invalid_response: 'provider',
  create_unknown: 'provider',
  rate_limited: 'busy',
  not_found: 'order',
  unauthorized: 'order',
  origin_not_allowed: 'order',
  version_not_supported: 'outdated',
  order_changed: 'underWay',
  amount_mismatch: 'outdated',
  amount_too_small: 'small',
  amount_too_large: 'large',
  asset_not_supported: 'unavailable',
  currency_not_supported: 'unavailable',
  provider_not_supported: 'unavailable',
  provider_refused: 'unavailable',
};

/** Asked again in the same way, the server would say the same. */
const FIRM = /^(underWay|outdated|small|large)$/;
/** It is the way to pay that fails. */
const ELSEWHERE = /^(provider|small|large|unavailable)$/;

export interface ErrorExplanation {
  /** Why, in the shopper's words, and what it means for their money. The developer's message never reaches the card. */
  text: string;
  /** Whether another try can help. */
  again: boolean;
  /** Whether another way to pay can. */
  elsewhere: boolean;
}

/** What an error means to the shopper. `creating`: no payment was made, or else it can not be read. */
export function explainError(
  code: ErrorCode,
  override: MessagesOverride | undefined,
  creating = true,
): ErrorExplanation {
  const words = mergeMessages(en, override);
  const known = REASONS[code] ?? 'other';
  const reason = known === 'order' && !creating ? 'hidden' : known;
  const { connection, say } = words;
  const money = reason === 'underWay' ? say.noMore : creating ? say.uncharged : connection.safe;
  // Nothing failed: the way to say it stands beside it.
  const asked = /^(choice|fields)_required$/.test(code);
  return {
    text: asked ? money : `${textOf(reason, words)} ${money}`,
    again: !asked && !FIRM.test(reason),
    elsewhere: ELSEWHERE.test(reason),
  };
}

function textOf(reason: ErrorReason, { connection, error, say }: Messages): string {
  if (reason === 'connection') return connection.lost;
  if (reason === 'provider') return `${say.unanswered} ${error.other}`;
  return error[reason];
}
