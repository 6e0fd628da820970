import { encodeJson, type Json } from '../../json.ts';
import type { KryptogoDialect } from './document.ts';

/** The codes that the documents name, with what they say, and the status of `errorStatus: byKind`. */
const DOCUMENTED = {
  4001: { message: 'Invalid client_id', status: 401, data: undefined },
  4002: { message: 'Invalid API key', status: 401, data: undefined },
  4006: { message: 'Invalid payment_intent_id', status: 404, data: undefined },
  // The guide's sample, word for word.
  4015: { message: 'Balance not enough', status: 400, data: { insufficient_amount: '123.456' } },
} as const;

export type DocumentedCode = keyof typeof DOCUMENTED;

/** Thrown by a call to answer with a code other than 0. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** 400 where the documents name no code for what is wrong: those between theirs are unknown. */
  readonly code: DocumentedCode | 400;
  readonly data: Json | undefined;

  constructor(code: DocumentedCode, data?: Json);
  constructor(code: 400, message: string);
  constructor(code: DocumentedCode | 400, detail?: Json) {
    super(code === 400 ? String(detail) : DOCUMENTED[code].message);
    this.code = code;
    this.data = code === 400 ? undefined : detail;
  }
}

export function refuse(
  { code, message, data }: Refusal,
  { errorStatus }: KryptogoDialect,
): Response {
  const byKind = code === 400 ? 400 : DOCUMENTED[code].status;
  const status = errorStatus === 'byKind' ? byKind : Number(errorStatus);
  return json({ code, message, data }, status);
}

/** The refusal that has a code, as it comes out of the blue. */
export function refuseWith(code: string, dialect: KryptogoDialect): Response | undefined {
  const known = Object.keys(DOCUMENTED).includes(code);
  if (!known) return undefined;
  const documented = Number(code) as DocumentedCode;
  return refuse(new Refusal(documented, DOCUMENTED[documented].data), dialect);
}

export function succeed(data: Json): Response {
  return json({ code: 0, data });
}

export function json(body: Json, status = 200): Response {
  const headers = { 'content-type': 'application/json' };
  return new Response(encodeJson(body), { status, headers });
}
