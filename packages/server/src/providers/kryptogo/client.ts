import { CheckoutError } from '@coinslot/core';
import { conceal } from '../../conceal.ts';
import type { SendContext } from '../../http/send.ts';
import { silentLog } from '../../log.ts';
import { checkIntent } from './checkIntent.ts';
import type { KryptogoCredentials } from './options.ts';
import {
  createdIntentAnswer,
  intentAnswer,
  type KryptogoCreatedPaymentIntent,
  type KryptogoPaymentIntent,
  type KryptogoTransfer,
  listAnswer,
  transferAnswer,
} from './schemas.ts';
import { createSession } from './session.ts';

export interface KryptogoClientOptions extends KryptogoCredentials {
  /** Shaped like `fetch`: a proxy's, or the sandbox's. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
}

export interface CreatePaymentIntentInput {
  /** A decimal, 0.01 at least. */
  fiat_amount: string;
  fiat_currency: 'TWD' | 'USD';
  callback_url?: string | undefined;
  /** Comes back in callbacks unaltered. At most 1000 characters as JSON. */
  order_data?: object | undefined;
  group_key?: string | undefined;
}

export interface TransferInput {
  /** 'arb' */
  chain_id: string;
  /** Of the token. */
  contract_address: string;
  /** A decimal, in the token. */
  amount: string;
  wallet_address: string;
}

/**
 * KryptoGO's Studio, call by call. Fields keep the provider's names; every number of its answers is
 * a text, so that no amount is rounded. All calls reject with `CheckoutError`. For
 * `createPaymentIntent` and `transfer`, `outcomeUnknown` says that it may have happened all the
 * same: no document has a key under which doing it again would be safe.
 */
export interface KryptogoClient {
  /** `POST payment/intent`. Never repeated by itself. */
  createPaymentIntent(input: CreatePaymentIntentInput): Promise<KryptogoCreatedPaymentIntent>;
  /** `GET payment/intent/{id}`. `not_found` (4006) for one that the account does not have. */
  getPaymentIntent(paymentIntentId: string): Promise<KryptogoPaymentIntent>;
  /**
   * `GET payment/intents`. No document names the parameters of its "optional filtering" or shows its
   * `data`: the one is sent, and the other given, as it is.
   */
  listPaymentIntents(query?: Readonly<Record<string, string>>): Promise<unknown>;
  /**
   * `POST asset_pro/transfer`: pays out, and can not be taken back. Never repeated by itself.
   * `insufficient_balance` (4015) has the `insufficient_amount` in its `details`.
   */
  transfer(input: TransferInput): Promise<KryptogoTransfer>;
}

/**
 * A client for one KryptoGO account, for the server alone: browsers send no `Origin` of a program's
 * choice, and must not see the key.
 *
 * @see https://payment.kryptogo.com/docs/payment/implementation
 * @see https://kryptogo.com/docs/api/payment
 * @example
 * const client = createKryptogoClient({ clientId, apiKey, siteOrigin: 'https://shop.example' });
 * const intent = await client.createPaymentIntent({ fiat_amount: '300', fiat_currency: 'TWD' });
 * intent.payment_address; // show it with intent.crypto_amount and intent.symbol
 */
export function createKryptogoClient(options: KryptogoClientOptions): KryptogoClient {
  const client = bindClient(options, {
    // Looked up at each call: a bare reference would be called without its global.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    log: silentLog,
    signal: undefined,
  });
  return conceal(client, { provider: 'kryptogo' });
}

/** An account's calls, in one context. */
export function bindClient(options: KryptogoCredentials, ctx: SendContext): KryptogoClient {
  const ask = createSession(options, ctx);

  return {
    async createPaymentIntent(input) {
      checkIntent(input);
      return ask({
        operation: 'createPaymentIntent',
        path: 'payment/intent',
        schema: createdIntentAnswer,
        body: input,
      });
    },

    async getPaymentIntent(id) {
      // Another one could lead to another path.
      if (!isIntentId(id)) {
        const message = 'A payment_intent_id has letters and digits, _ and - alone.';
        throw new CheckoutError('invalid_request', message, { provider: 'kryptogo' });
      }
      const path = `payment/intent/${id}`;
      return ask({ operation: 'getPaymentIntent', path, schema: intentAnswer });
    },

    listPaymentIntents: (query = {}) =>
      ask({
        operation: 'listPaymentIntents',
        path: `payment/intents?${new URLSearchParams(query)}`.replace(/\?$/, ''),
        schema: listAnswer,
      }),

    transfer: (input) =>
      ask({
        operation: 'transfer',
        path: 'asset_pro/transfer',
        schema: transferAnswer,
        body: input,
        keyAlone: true,
      }),
  };
}

/** As the guide's sample: 32 letters and digits. */
export const isIntentId = (id: unknown): id is string =>
  typeof id === 'string' && /^[\w-]{1,128}$/.test(id);
