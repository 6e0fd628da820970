import { CheckoutError, ERROR_CODES, type ErrorCode } from '@coinslot/core';
import type { ErrorBody } from '@coinslot/core/wire';
import type { Answer } from './respond.ts';

/**
 * A failure on the wire. The words of our refusal go out, as the caller can act on them; those of a
 * fault, and whatever a provider said, stay in the log, where the request's id leads to them.
 */
export function errorAnswer(error: unknown, requestId: string): Answer {
  const known = error instanceof CheckoutError ? error : null;
  const code = known?.code ?? 'internal_error';
  const { status, retryable } = ERROR_CODES[code];
  // A code of the browser's side has no status of its own: here it would be a fault.
  const sent = status === 0 ? 500 : status;
  const told = sent < 500 && known !== null && known.providerCode === null;
  const body: ErrorBody['error'] = {
    code,
    message: told ? known.message : faultMessage(code, requestId),
    retryable: known?.retryable ?? retryable,
    requestId,
  };
  if (told && known.details) body.details = { ...known.details };
  const headers = RETRY_AFTER[sent];
  return { status: sent, json: { error: body } satisfies ErrorBody, headers };
}

const RETRY_AFTER: Record<number, Record<string, string>> = {
  429: { 'Retry-After': '5' },
  503: { 'Retry-After': '5' },
};

function faultMessage(code: ErrorCode, requestId: string): string {
  return `The checkout could not answer (${code}). The server's log says why, under ${requestId}.`;
}
