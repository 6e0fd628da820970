import { conceal } from '../../conceal.ts';
import { silentLog } from '../../log.ts';
import { type AccountCalls, bindAccountCalls } from './accountCalls.ts';
import type { CryptofuseOptions } from './options.ts';
import { bindPaymentCalls, type PaymentCalls } from './paymentCalls.ts';
import { createSession } from './session.ts';

export interface CryptofuseClientOptions extends Omit<CryptofuseOptions, 'webhookSecret'> {
  webhookSecret?: CryptofuseOptions['webhookSecret'];
  /** Shaped like `fetch`: a proxy's, or the sandbox's. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
}

/**
 * Cryptofuse's interface, call by call. Fields keep the provider's names; every number of its
 * answers is a text (counts apart), so that no amount is rounded. All calls reject with
 * `CheckoutError`. For `createPayment` and `createWithdrawal`, `outcomeUnknown` says that it may
 * have happened all the same: look for it with `listPayments({ order_id })` or
 * `listWithdrawals({ custom_id })` instead of doing it again.
 */
export interface CryptofuseClient extends PaymentCalls, AccountCalls {}

/**
 * A client for one Cryptofuse account. It fetches its token when it is first needed and keeps it
 * in memory: make one client per account, not one per call.
 *
 * @see https://docs.cryptofuse.io/pl/guides/integration-guide
 * @example
 * const client = createCryptofuseClient({ clientId, clientSecret });
 * const payment = await client.createPayment({
 *   amount: '100.00',
 *   currency: 'USDTTRC20',
 *   order_id: '1042',
 * });
 * payment.blockchain_address; // show it with payment.amount_crypto
 */
export function createCryptofuseClient(options: CryptofuseClientOptions): CryptofuseClient {
  const ask = createSession(options)({
    // Looked up at each call: a bare reference would be called without its global.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    log: silentLog,
    signal: undefined,
  });
  const client = { ...bindPaymentCalls(ask), ...bindAccountCalls(ask) };
  return conceal(client, { provider: 'cryptofuse' });
}
