import { encodeJson, type Json } from '../../json.ts';
import type { CryptofuseDialect } from './document.ts';

/** The documented codes and their HTTP status; two of them, of rates and of inner errors, come from faults alone. */
const STATUS = {
  invalid_request: 400,
  invalid_currency: 400,
  missing_required_fields: 400,
  invalid_url: 400,
  insufficient_balance: 400,
  authentication_failed: 401,
  permission_denied: 403,
  not_found: 404,
  deprecated_endpoint: 410,
  invalid_amount: 422,
  rate_limit_exceeded: 429,
  internal_error: 500,
  service_unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** Field name → what is wrong with it. */
export type ErrorDetails = Readonly<Record<string, readonly string[]>>;

/** The words of the older pages, where they differ. */
const OLDER: Partial<Record<ErrorCode, string>> = {
  authentication_failed: 'unauthorized',
  permission_denied: 'forbidden',
};

/** Thrown by a route to answer with a documented refusal. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export function refuse(refusal: Refusal, dialect: CryptofuseDialect, requestId: string): Response {
  return json(errorBody(refusal, dialect, requestId), STATUS[refusal.code]);
}

/** The refusal that has a code, as it comes out of the blue. */
export function refuseWith(
  code: string,
  dialect: CryptofuseDialect,
  requestId: string,
): Response | undefined {
  if (!isErrorCode(code)) return undefined;
  const message = `The call was refused: ${code.replaceAll('_', ' ')}.`;
  return refuse(new Refusal(code, message), dialect, requestId);
}

export function json(body: Json, status = 200): Response {
  const headers = { 'content-type': 'application/json' };
  return new Response(encodeJson(body), { status, headers });
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(STATUS, code);
}

function errorBody(refusal: Refusal, dialect: CryptofuseDialect, requestId: string): Json {
  const { message, details } = refusal;
  const code = (dialect.errorWords === 'older' && OLDER[refusal.code]) || refusal.code;
  switch (dialect.errors) {
    case 'nested':
      return { error: { code, message, details } };
    case 'flat':
      return { error: code, message, request_id: requestId };
    case 'detail':
      return { detail: message };
    default:
      return dialect.errors satisfies never;
  }
}
