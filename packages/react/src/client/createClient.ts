import { CheckoutError, type Payment } from '@coinslot/core';
import {
  createPaymentResponseSchema,
  getPaymentResponseSchema,
  IDEMPOTENCY_KEY,
} from '@coinslot/core/wire';
import type { PaymentParams } from '../hooks/PaymentParams.ts';
import type { PaymentIntent } from '../session/Session.ts';
import { createPaymentBody } from './createPaymentBody.ts';
import { type Incoming, type OutgoingRequest, sendRequest, type Transport } from './sendRequest.ts';

/** In ms. Creating waits for the provider. */
const CREATE_TIMEOUT = 30_000;
const READ_TIMEOUT = 15_000;

export interface Credentials {
  id: string;
  clientSecret: string;
}

export interface ReadAnswer {
  /** Null: it is still what the ETag stands for. */
  payment: Payment | null;
  etag: string | null;
}

export interface Client {
  create(params: PaymentParams, key: string): Promise<PaymentIntent>;
  resume(id: string, params: PaymentParams | null, signal?: AbortSignal): Promise<PaymentIntent>;
  read(credentials: Credentials, etag: string | null, signal?: AbortSignal): Promise<ReadAnswer>;
  /** Asks the provider now. `paid`: the shopper says so. */
  check(credentials: Credentials, paid: boolean, signal?: AbortSignal): Promise<ReadAnswer>;
}

/** Speaks the checkout's wire. Every failure is a `CheckoutError`. */
export function createClient(endpoint: string, transport: Transport): Client {
  const base = `${endpoint.replace(/\/+$/, '')}/payments`;
  const send = (path: string, request: Omit<OutgoingRequest, 'url'>) =>
    sendRequest(transport, { ...request, url: base + path });

  return {
    async create(params, key) {
      const answer = await send('', {
        method: 'POST',
        headers: { [IDEMPOTENCY_KEY]: key },
        body: createPaymentBody(params),
        timeout: CREATE_TIMEOUT,
      });
      return decode(createPaymentResponseSchema, answer);
    },
    async resume(id, params, signal) {
      const { params: known } = params === null ? {} : createPaymentBody(params);
      const answer = await send(`/${encodeURIComponent(id)}/resume`, {
        method: 'POST',
        body: known === undefined ? {} : { params: known },
        timeout: READ_TIMEOUT,
        signal,
      });
      return decode(createPaymentResponseSchema, answer);
    },
    async read({ id, clientSecret }, etag, signal) {
      const answer = await send(`/${encodeURIComponent(id)}`, {
        method: 'GET',
        headers: {
          authorization: `Bearer ${clientSecret}`,
          ...(etag === null ? {} : { 'if-none-match': etag }),
        },
        timeout: READ_TIMEOUT,
        signal,
      });
      return answer.status === 304 && etag !== null ? { payment: null, etag } : readAnswer(answer);
    },
    async check({ id, clientSecret }, paid, signal) {
      const answer = await send(`/${encodeURIComponent(id)}/check`, {
        method: 'POST',
        headers: { authorization: `Bearer ${clientSecret}` },
        body: paid ? { paid: true } : {},
        timeout: READ_TIMEOUT,
        signal,
      });
      return readAnswer(answer);
    },
  };
}

function readAnswer(answer: Incoming): ReadAnswer {
  const { payment } = decode(getPaymentResponseSchema, answer);
  return { payment, etag: answer.headers.get('etag') };
}

/** What does not fit the schema is refused whole: a card with half an instruction is worse. */
function decode<T>(schema: { safeParse(body: unknown): Parsed<T> }, { body }: Incoming): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new CheckoutError(
    'invalid_response',
    "The server's answer is not a payment as this version knows it, so nothing of it is shown. " +
      'Deploy the same version of @coinslot/react and @coinslot/server.',
    { details: { issues: parsed.error.issues.map(({ path }) => path.join('.')) } },
  );
}

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: { path: PropertyKey[] }[] } };
