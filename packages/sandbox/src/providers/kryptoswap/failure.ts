import { encodeJson, type Json } from '../../json.ts';
import type { KryptoswapAccount } from './account.ts';

/** The codes that are known; the whole list is not. Each fits into a JSON number. */
export const CODES = {
  parameter: 6231546409213868,
  verification: 5001670807585394,
  captcha: 1601588666628861,
} as const;

/** Which field of the route was wrong. */
export interface WrongField {
  readonly fieldId: string;
  readonly nameField: string;
  readonly type: 'from' | 'to' | 'route';
}

/** Thrown by a method to answer `{"success":false}`; the code is null where none is known. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: number | null;
  readonly field: WrongField | null;

  constructor(code: number | null, message: string, field: WrongField | null = null) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** A call whose signature is not the account's. */
export class NotSigned extends Failure {
  constructor(message: string) {
    super(null, message);
  }
}

/** A parameter of order/create that cannot be. */
export function wrongParameter(name: string, problem: string): Failure {
  return new Failure(CODES.parameter, `Parameter ${name}: ${problem}`);
}

/** `cache` is seen beside the data of routes; what it counts is not stated. */
export function succeeded(
  account: KryptoswapAccount,
  data: Json,
  options: { readonly cache?: number } = {},
): Response {
  const { dialect } = account;
  const payload = dialect.envelope === 'data' ? { data } : { result: data };
  return json({ success: true, ...payload, ...options, ...trace(account) });
}

export function failed(
  account: KryptoswapAccount,
  failure: Failure,
  status = Number(statusOf(account, failure)),
): Response {
  const { message, code, field } = failure;
  const error = {
    apiError: true,
    message,
    errorType: 'api',
    ...(field === null ? {} : { object: { ...field, err: 'regexp' } }),
    level: 0,
    ...(code === null ? {} : { errorCode: code }),
    stack: `ApiError: ${message}\n    at ApiMethods.call (/srv/exchanger/api.js:118:11)`,
  };
  return json({ success: false, error, ...trace(account) }, status);
}

/** The failure that has a code, as it comes out of the blue. */
export function refuseWith(account: KryptoswapAccount, text: string): Response | undefined {
  const code = Object.values(CODES).find((known) => String(known) === text);
  if (code === undefined) return undefined;
  return failed(account, new Failure(code, 'The call was refused.'));
}

function statusOf({ dialect }: KryptoswapAccount, failure: Failure): string {
  return failure instanceof NotSigned ? dialect.refusedStatus : dialect.failureStatus;
}

function trace({ context }: KryptoswapAccount): { latency_ms: number; requestId: string } {
  return { latency_ms: 12, requestId: context.random.uuid() };
}

function json(body: Json, status = 200): Response {
  return new Response(encodeJson(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
