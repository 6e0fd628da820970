import type { ErrorCode } from './errorCodes.ts';
import { isRetryable } from './isRetryable.ts';

export interface CheckoutErrorOptions {
  provider?: string | undefined;
  /** The provider's own code, as text. */
  providerCode?: string | undefined;
  /** Field errors and the like; plain data without secrets. */
  details?: Readonly<Record<string, unknown>> | undefined;
  /** Only where it differs from the table's. */
  retryable?: boolean | undefined;
  /** The answer to a creation or payout was lost: it may have happened. Never retried by itself. */
  outcomeUnknown?: boolean | undefined;
  requestId?: string | undefined;
  docs?: string | undefined;
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
 *   if (error instanceof CheckoutError && error.code === 'asset_not_supported') { … }
 * }
 */
export class CheckoutError extends Error {
  override readonly name = 'CheckoutError';
  readonly code: ErrorCode;
  readonly provider: string | null;
  readonly providerCode: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly retryable: boolean;
  readonly outcomeUnknown: boolean;
  readonly requestId: string | null;
  readonly docs: string | null;

  constructor(code: ErrorCode, message: string, options: CheckoutErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.provider = options.provider ?? null;
    this.providerCode = options.providerCode ?? null;
    this.details = options.details ?? null;
    this.retryable = options.retryable ?? isRetryable(code);
    this.outcomeUnknown = options.outcomeUnknown ?? false;
    this.requestId = options.requestId ?? null;
    this.docs = options.docs ?? null;
  }
  toJSON(): CheckoutErrorJson {
    return { ...this, message: this.message };
  }
}
