import type { ErrorCode } from '@coinslot/core';
import type { Refusal } from '../../http/sendError.ts';

/** The codes that are known, from clients of the interface: the guide has none. */
export const refusals = {
  // A parameter of the creation is not accepted; `details` tell which.
  '6231546409213868': 'provider_refused',
  // The shopper would have to prove who they are for so much.
  '5001670807585394': 'amount_too_large',
  // Calls that belong to no account may be asked for one: an `apiKey` ends that.
  '1601588666628861': 'credentials_refused',
} as const satisfies Record<string, ErrorCode>;

/** Of a parameter that does not fit. */
export const INVALID_PARAMETER = '6231546409213868';

/** Reads `{success:false,error:{message,errorCode,object,stack}}`; the stack is left alone. */
export function readRefusal(body: unknown): Refusal {
  const { errorCode, message, object } = Object(Object(body).error);
  return {
    code: typeof errorCode === 'string' ? errorCode : null,
    message: typeof message === 'string' ? message : null,
    details: typeof object === 'object' && !Array.isArray(object) ? object : null,
  };
}
