import type { ErrorCode } from '@coinslot/core';
import type { SendOutcome } from '../../http/send.ts';
import type { Refusal } from '../../http/sendError.ts';

/** The two codes that the guide has. */
export const refusals = {
  9000: 'credentials_or_nonce',
  9001: 'not_found',
} as const satisfies Record<string, ErrorCode>;

/** "Invalid credentials (can be incorrect nonce)": Kanga does not tell which. */
const NONCE_OR_CREDENTIALS = '9000';
const CAUSES =
  'a wrong key or secret, another program with this key, an expired lease, or a greater nonce before (in microseconds, or by a clock that was ahead)';

/**
 * Reads `{result:"fail",code}`. No document says with which HTTP status it comes, so it counts with
 * a 200 as well. A failed test call shows no code at all.
 */
export function readRefusal(body: unknown): Refusal {
  const { result, code } = Object(body);
  if (result !== 'fail') return { code: null, message: null, details: null };
  // Numbers come as texts.
  const said = typeof code === 'string' ? code : result;
  return { code: said, message: said === NONCE_OR_CREDENTIALS ? CAUSES : null, details: null };
}

/** Whether a fresh nonce may help. */
export function isOutOfStep(outcome: SendOutcome): boolean {
  return 'body' in outcome && readRefusal(outcome.body).code === NONCE_OR_CREDENTIALS;
}
