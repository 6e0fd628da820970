import { CheckoutError, type Payment } from '@coinslot/core';
import { IDEMPOTENCY_KEY, readPayment } from '@coinslot/core/wire';
import type { AskedParams } from '../hooks/AskedParams.ts';
import type { PaymentIntent } from '../session/Session.ts';
import { contradictions } from './contradictions.ts';
import { createPaymentBody } from './createPaymentBody.ts';
import { type Incoming, type OutgoingRequest, sendRequest, type Transport } from './sendRequest.ts';

/** In ms. Creating waits for the provider. */
const CREATE_TIMEOUT = 30_000;

export interface Credentials {
  id: string;
  clientSecret: string;
}

export interface ReadAnswer {
  payment: Payment;
  etag: string | null;
}

export interface Client {
  /** Asks what an order can be paid with; the answer is read by whoever shows it. */
  quotes(params: AskedParams): Promise<unknown>;
  create(params: AskedParams, key: string): Promise<PaymentIntent>;
  resume(id: string, params: AskedParams | undefined, signal?: AbortSignal): Promise<PaymentIntent>;
  /** `last`: what was read before; it is the answer again where nothing changed. */
  read(
    credentials: Credentials,
    last: ReadAnswer | null,
    signal?: AbortSignal,
  ): Promise<ReadAnswer>;
  /** Asks the provider now. `paid`: the shopper says so. */
  check(credentials: Credentials, paid: boolean, signal?: AbortSignal): Promise<ReadAnswer>;
}

export interface ClientOptions extends Transport {
  /** A newer server named a status that this bundle does not know. */
  onUnknownStatus?(payment: Payment, word: string): void;
}

/** Speaks the checkout's wire. Every failure is a `CheckoutError`. */
export function createClient(endpoint: string, options: ClientOptions): Client {
  let root = endpoint;
  while (root.endsWith('/')) root = root.slice(0, -1);
  const send = (path: string, request: Omit<OutgoingRequest, 'url'>) =>
    sendRequest(options, { ...request, url: root + path });
  const pathOf = (id: string) => `/payments/${encodeURIComponent(id)}`;

  const decode = (body: unknown): Payment => {
    const sent = (body as { payment?: unknown }).payment;
    let { payment, misfits } = readPayment(sent);
    const { status } = (sent ?? {}) as { status?: unknown };
    if (misfits?.join() === 'status' && typeof status === 'string') {
      // It goes on somehow: nobody is told to send money, nor that what came is what was wanted.
      const known = {
        status: 'settling',
        action: { type: 'wait' },
        amountStatus: 'none',
        received: null,
        held: false,
      };
      ({ payment, misfits } = readPayment({ ...(sent as object), ...known }));
      if (payment) options.onUnknownStatus?.(payment, status);
    }
    if (payment === null) return refuse(misfits ?? []);
    const wrong = contradictions(payment);
    return wrong.length > 0 ? refuse(wrong) : freeze(payment);
  };
  const readAnswer = ({ body, headers }: Incoming): ReadAnswer => ({
    payment: decode(body),
    etag: headers.get('etag'),
  });
  const readIntent = ({ body }: Incoming): PaymentIntent => {
    const { clientSecret } = body as { clientSecret?: unknown };
    return typeof clientSecret === 'string'
      ? { payment: decode(body), clientSecret }
      : refuse(['clientSecret']);
  };

  return {
    async quotes(input) {
      const { orderId, params } = createPaymentBody(input);
      return (await send('/quotes', { body: { orderId, params } })).body;
    },
    async create(params, key) {
      const answer = await send('/payments', {
        headers: { [IDEMPOTENCY_KEY]: key },
        body: createPaymentBody(params),
        timeout: CREATE_TIMEOUT,
      });
      return readIntent(answer);
    },
    async resume(id, params, signal) {
      const { params: known } = params === undefined ? {} : createPaymentBody(params);
      const answer = await send(`${pathOf(id)}/resume`, {
        body: known === undefined ? {} : { params: known },
        signal,
      });
      return readIntent(answer);
    },
    async read({ id, clientSecret }, last, signal) {
      const answer = await send(pathOf(id), {
        headers: {
          authorization: `Bearer ${clientSecret}`,
          ...(last?.etag && { 'if-none-match': last.etag }),
        },
        signal,
      });
      return last !== null && answer.status === 304 ? last : readAnswer(answer);
    },
    async check({ id, clientSecret }, paid, signal) {
      const answer = await send(`${pathOf(id)}/check`, {
        headers: { authorization: `Bearer ${clientSecret}` },
        body: paid ? { paid: true } : {},
        signal,
      });
      return readAnswer(answer);
    },
  };
}

/** Text, code, clipboard and link are taken from it one after another: it stays what it is. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

function refuse(issues: string[]): never {
  throw new CheckoutError(
    'invalid_response',
    'The answer holds no payment to show. Deploy server and page in one version.',
    { details: { issues } },
  );
}
