import { CheckoutError, type ErrorCode } from '@coinslot/core';
import type { SendOutcome, SendRequest } from './send.ts';

/** What a provider's refusal says, read from its own envelope. */
export interface Refusal {
  /** The provider's code, or null where it gives none. */
  code: string | null;
  message: string | null;
  details: Readonly<Record<string, unknown>> | null;
}

export interface SendErrorOptions {
  /** 'Cryptofuse' */
  name: string;
  docs: string;
  /** The provider's codes. */
  refusals: Readonly<Record<string, ErrorCode>>;
  readRefusal: (body: unknown, status: number) => Refusal;
  /** What must not be repeated, should the provider echo it. */
  secrets: readonly string[];
}

export type Failure = Exclude<SendOutcome, { outcome: 'ok' }>;

/**
 * The error for a request that came to nothing. Only a request that is not `repeatable` can leave
 * its outcome unknown: a read that was lost changes nothing.
 */
export function sendError(
  { operation, repeatable, method, provider }: SendRequest,
  failure: Failure,
  { name, docs, refusals, readRefusal, secrets }: SendErrorOptions,
): CheckoutError {
  const lost = failure.effect === 'possible' && !(repeatable ?? method === 'GET');
  const common = { provider, docs, outcomeUnknown: lost, ...(lost && { retryable: false }) };
  const warning = lost
    ? ' It may have been carried out all the same: do not repeat it blindly.'
    : '';
  switch (failure.outcome) {
    case 'timeout': {
      const message = `${name} did not answer ${operation} in time.${warning}`;
      return new CheckoutError('provider_timeout', message, common);
    }
    case 'unreachable': {
      const message = `${name} could not be reached for ${operation}.${warning}`;
      return new CheckoutError('provider_unavailable', message, {
        ...common,
        cause: failure.cause,
      });
    }
    case 'invalid': {
      const said = INVALID[failure.reason];
      const message = `${name} answered ${operation} with ${said} (HTTP ${failure.status}).${warning}`;
      return new CheckoutError('provider_invalid_response', message, common);
    }
    case 'refused': {
      const { status } = failure;
      const refusal = readRefusal(failure.body, status);
      const safe = withoutSecrets(refusal, secrets);
      const known = refusal.code !== null && Object.hasOwn(refusals, refusal.code);
      const code = (known && refusals[refusal.code ?? '']) || byStatus(status);
      const facts = [`HTTP ${status}`, ...(safe.code === null ? [] : [safe.code])].join(', ');
      const said = safe.message === null ? '' : ` It says: ${safe.message}`;
      return new CheckoutError(code, `${name} refused ${operation} (${facts}).${said}${warning}`, {
        ...common,
        providerCode: safe.code ?? String(status),
        ...(safe.details !== null && { details: safe.details }),
      });
    }
    default:
      return failure satisfies never;
  }
}

const INVALID = {
  redirect: 'a redirect, which is never followed: check the base URL',
  too_large: 'a body that is too large to be right',
  not_json: 'something that is not JSON',
  unexpected_status: 'a status that makes no sense here',
} as const;

function byStatus(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'credentials_refused';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'provider_unavailable' : 'provider_refused';
}

const LONGEST_CODE = 64;
const LONGEST_MESSAGE = 200;
const LONGEST_DETAILS = 2_000;

/** What may be shown: bounded, in one line, and nothing in which one of our secrets is repeated. */
function withoutSecrets({ code, message, details }: Refusal, secrets: readonly string[]): Refusal {
  const isSafe = (text: string) =>
    !secrets.some((secret) => secret !== '' && text.includes(secret));
  const line = (text: string | null, longest: number) =>
    text !== null && isSafe(text) ? text.replaceAll(/\s+/g, ' ').trim().slice(0, longest) : null;
  const json = details === null ? '' : JSON.stringify(details);
  return {
    code: line(code, LONGEST_CODE),
    message: line(message, LONGEST_MESSAGE),
    details: json.length <= LONGEST_DETAILS && isSafe(json) ? details : null,
  };
}
