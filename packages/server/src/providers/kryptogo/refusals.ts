import type { ErrorCode } from '@coinslot/core';
import type { SendOutcome } from '../../http/send.ts';
import type { Refusal } from '../../http/sendError.ts';

/** The codes whose meaning is known; another interface of KryptoGO has other meanings for them. */
export const refusals = {
  /** Invalid client_id. */
  4001: 'credentials_refused',
  /** Invalid API key. */
  4002: 'credentials_refused',
  /** Invalid payment_intent_id. */
  4006: 'not_found',
  /** "Balance not enough", with `insufficient_amount`. */
  4015: 'insufficient_balance',
} as const satisfies Record<string, ErrorCode>;

/** Reads `{code,message,data}`: anything but the code 0 is a refusal, whatever the HTTP status. */
export function readRefusal(body: unknown): Refusal {
  // Numbers come as texts.
  const { code, message, data } = Object(body);
  if (typeof code !== 'string' || code === '0') return { code: null, message: null, details: null };
  return {
    code,
    message: typeof message === 'string' ? message : null,
    details: data !== null && typeof data === 'object' ? data : null,
  };
}

/**
 * A code that is known says that nothing was done. No document tells with which HTTP status it
 * comes, and a 200 or 500 alone would leave that open.
 */
export function asRefused(outcome: SendOutcome): SendOutcome {
  if (!('body' in outcome)) return outcome;
  const { status, body } = outcome;
  const isKnown = Object.hasOwn(refusals, readRefusal(body).code ?? '');
  return isKnown ? { outcome: 'refused', status, body, effect: 'none' } : outcome;
}
