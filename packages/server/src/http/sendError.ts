import { CheckoutError, type CheckoutErrorOptions, type ErrorCode } from '@coinslot/core';
import { echoesSecret } from './echoesSecret.ts';
import { isRepeatable, type SendOutcome, type SendRequest } from './send.ts';

/** What a provider's refusal says, read from its own envelope. */
export interface Refusal {
  /** The provider's code, or null where it gives none. */
  code: string | null;
  message: string | null;
  details: Readonly<Record<string, unknown>> | null;
}

export interface SendErrorOptions {
  /** As people write it. */
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
 * The error for a request that came to nothing. Only one that must not be repeated can leave its
 * outcome unknown: a read whose answer is lost changes nothing.
 */
export function sendError(
  request: SendRequest,
  failure: Failure,
  { name, docs, refusals, readRefusal, secrets }: SendErrorOptions,
): CheckoutError {
  const { provider, operation } = request;
  const lost = failure.effect === 'possible' && !isRepeatable(request);
  const build = (code: ErrorCode, said: string, more?: CheckoutErrorOptions) => {
    const warning = lost ? ' It may have been done all the same: do not repeat it blindly.' : '';
    const options = { provider, docs, outcomeUnknown: lost, ...more };
    return new CheckoutError(code, `${name} ${said}.${warning}`, options);
  };

  switch (failure.outcome) {
    case 'timeout':
      return build('provider_timeout', `did not answer ${operation} in time`);
    case 'unreachable':
      return build('provider_unavailable', `could not be reached for ${operation}`, {
        cause: failure.cause,
      });
    case 'invalid': {
      const { status, reason } = failure;
      return build('provider_invalid_response', `answered ${operation} with ${reason} (${status})`);
    }
    case 'refused': {
      const { status, body } = failure;
      const { code, message, details } = readRefusal(body, status);
      // Cut first: how long a provider's words are is the provider's choice.
      const safe = (text: string | null, length: number) => {
        const cut = text?.slice(0, length).replaceAll(CONTROL, ' ') ?? '';
        return echoesSecret(cut, secrets) ? '' : cut;
      };
      const providerCode = safe(code, 64) || `${status}`;
      const known = Object.hasOwn(refusals, providerCode) ? refusals[providerCode] : undefined;
      const said = [`refused ${operation} (${status}, ${providerCode})`, safe(message, 200)];
      const json = toJson(details);
      return build(known ?? byStatus(status), said.filter(Boolean).join(': '), {
        providerCode,
        details: json.length <= LONGEST_DETAILS && safe(json, LONGEST_DETAILS) ? details : null,
      });
    }
    default:
      return failure satisfies never;
  }
}

// A line of a log must stay one line, and read as it was written.
const CONTROL = /[\p{Cc}\p{Cf}]/gu;
const LONGEST_DETAILS = 2_000;

function toJson(details: Refusal['details']): string {
  try {
    return JSON.stringify(details);
  } catch {
    return ''; // Nested deeper than the stack reaches.
  }
}

function byStatus(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'credentials_refused';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'provider_unavailable' : 'provider_refused';
}
