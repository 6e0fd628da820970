import { encodeJson, type Json } from '../../json.ts';
import type { KangaDialect } from './document.ts';

/** 9000: invalid credentials, which can be an incorrect nonce. 9001: transaction ID not found. */
const CODES = [9000, 9001] as const;

export type FailureCode = (typeof CODES)[number];

/** Thrown by a call to answer with `{"result":"fail"}`, with the code that the guide lists for it. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode | null;

  constructor(code: FailureCode | null) {
    super(`Kanga answers ${code ?? 'without a code'}.`);
    this.code = code;
  }
}

export function failed({ code }: Failure, dialect: KangaDialect): Response {
  const body = code === null ? { result: 'fail' } : { result: 'fail', code };
  return json(body, Number(dialect.failureStatus));
}

/** The refusal that has a code, as it comes out of the blue. */
export function refuseWith(text: string, dialect: KangaDialect): Response | undefined {
  const code = CODES.find((known) => String(known) === text);
  return code && failed(new Failure(code), dialect);
}

export function json(body: Json, status = 200): Response {
  return new Response(encodeJson(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}
