import type { ErrorCode } from './errorCodes.ts';
import { isRetryable } from './isRetryable.ts';

export interface CheckoutErrorOptions {
  provider?: string | null | undefined;
  /** The provider's own code, as text. */
  providerCode?: string | null | undefined;
  /** Field errors and the like; plain data without secrets. */
  details?: Readonly<Record<string, unknown>> | null | undefined;
  /** The answer to a creation or payout was lost: it may have happened. Never retried by itself. */
  outcomeUnknown?: boolean | undefined;
  /** Only where it differs from the table's, or from false for an unknown outcome. */
  retryable?: boolean | undefined;
  requestId?: string | null | undefined;
  docs?: string | null | undefined;
  cause?: unknown;
}

/** A {@link CheckoutError} as plain data. */
export type CheckoutErrorJson = Pick<
  CheckoutError,
  | 'name'
  | 'code'
  | 'message'
  | 'provider'
  | 'providerCode'
  | 'details'
  | 'retryable'
  | 'outcomeUnknown'
  | 'requestId'
  | 'docs'
>;

/**
 * The one error of Coinslot. `code` is stable and closed ({@link ERROR_CODES}); `message` is for
 * developers: what happened, why it matters, what to do. It never holds a secret or a raw body.
 * Logged as JSON it gives a closed set of fields, without the cause and the stack.
 *
 * @example
 * try {
 *   await client.createPayment({ … });
 * } catch (error) {
 *   if (error instanceof CheckoutError && error.code === 'asset_not_supported') offerOthers();
 * }
 */
export class CheckoutError extends Error {
  override readonly name = 'CheckoutError';
  declare readonly code: ErrorCode;
  declare readonly provider: string | null;
  declare readonly providerCode: string | null;
  declare readonly details: Readonly<Record<string, unknown>> | null;
  declare readonly retryable: boolean;
  declare readonly outcomeUnknown: boolean;
  declare readonly requestId: string | null;
  declare readonly docs: string | null;

  constructor(
    code: ErrorCode,
    message: string,
    {
      cause,
      provider = null,
      providerCode = null,
      details = null,
      outcomeUnknown = false,
      retryable = !outcomeUnknown && isRetryable(code),
      requestId = null,
      docs = null,
    }: CheckoutErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.provider = provider;
    this.providerCode = providerCode;
    this.details = details;
    this.retryable = retryable;
    this.outcomeUnknown = outcomeUnknown;
    this.requestId = requestId;
    this.docs = docs;
  }

  toJSON(): CheckoutErrorJson {
    return { ...this, message: this.message };
  }
}
