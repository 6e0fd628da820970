import { CheckoutError, type PaymentRecord } from '@coinslot/core';
import { clientSecret } from '../clientSecret.ts';
import type { Order } from '../order.ts';
import type { Runtime } from '../runtime.ts';
import type { ListFilter, StoredChange, StoredPayment } from '../store.ts';
import { applyFacts } from './applyFacts.ts';
import type { CreateRequest } from './CreateRequest.ts';
import { checkOrder } from './checkOrder.ts';
import { createPayment } from './createPayment.ts';
import { deliverInline } from './deliver.ts';
import { refreshPayment } from './refreshPayment.ts';
import { wordFact } from './toFact.ts';
import { type PaymentView, viewPayment } from './viewPayment.ts';

/** The payments, for the merchant's own server code. Nothing here asks `resolveOrder`. */
export interface PaymentsApi {
  /** Makes a payment for an order, or finds the one that it has, as `POST payments` does. */
  create(order: Order, choice?: Partial<CreateRequest>): Promise<PaymentView>;
  get(id: string): Promise<PaymentRecord | null>;
  /** Newest first; the next page begins `after` the last id of this one. */
  list(filter?: ListFilter): Promise<PaymentRecord[]>;
  /** Every change of a payment, oldest first, with the state of its delivery. */
  history(id: string): Promise<readonly StoredChange[]>;
  /**
   * Asks the provider now.
   * @throws {CheckoutError} `not_found`, and whatever keeps the provider from answering.
   */
  check(id: string): Promise<PaymentRecord>;
  /** What a server-rendered page needs. Authorise the shopper before handing it out. */
  view(id: string): Promise<PaymentView | null>;
  /** The bearer of a payment. Authorise the shopper before handing it out. */
  clientSecret(id: string): Promise<string>;
  /**
   * Settles a payment by hand: it is paid, whatever reasons held it, and `payment.paid` is told if
   * it was not before. A second payment of its order stays held. The reason is kept in its history.
   * @throws {CheckoutError} `not_found`; `invalid_request` without a reason, or once it is refunded.
   */
  markPaid(id: string, said: { reason: string }): Promise<PaymentRecord>;
  /**
   * Gives a payment up by hand. Money that comes all the same is still seen, and counts as late.
   * @throws {CheckoutError} `not_found`; `invalid_request` without a reason, or once it is paid or
   * on its way back.
   */
  markFailed(id: string, said: { reason: string }): Promise<PaymentRecord>;
}

/** `runtime` is a function: the configuration is checked at the first call. */
export function createPaymentsApi(runtime: () => Runtime): PaymentsApi {
  const mark = async (id: string, claim: 'paid' | 'failed', said: { reason: string }) => {
    const shop = runtime();
    const reason = checkReason(said);
    const stored = await find(shop, id);
    const at = shop.now();
    const word = { reference: stored.record.reference ?? '', claim, word: reason };
    const fact = wordFact(stored.record, word, { evidence: 'operator', startedAt: at, at });
    const { stored: marked, changed } = await applyFacts(shop, stored, [fact]);
    if (changed) await deliverInline(shop, id);
    const { status } = marked.record;
    const isSo = claim === 'paid' ? status === 'paid' : status === 'failed' || status === 'expired';
    if (!isSo) throw notPossible(marked.record, claim);
    return marked.record;
  };

  return {
    async create(order, choice = {}) {
      const shop = runtime();
      const request = { ...choice, asset: choice.asset };
      const { stored } = await createPayment(shop, checkOrder(order), request);
      return viewPayment(shop, stored.record);
    },
    async get(id) {
      return (await runtime().store.get(id))?.record ?? null;
    },
    async list(filter = {}) {
      return (await runtime().store.list(filter)).map(({ record }) => record);
    },
    async history(id) {
      return runtime().store.history(id);
    },
    async check(id) {
      const shop = runtime();
      return (await refreshPayment(shop, await find(shop, id))).stored.record;
    },
    async view(id) {
      const shop = runtime();
      const stored = await shop.store.get(id);
      return stored && viewPayment(shop, stored.record);
    },
    async clientSecret(id) {
      return clientSecret(runtime().secrets[0], id);
    },
    markPaid: (id, said) => mark(id, 'paid', said),
    markFailed: (id, said) => mark(id, 'failed', said),
  };
}

const LONGEST_REASON = 500;

/** Callers without types exist: a payment settled for no reason can not be explained later. */
function checkReason(said: { reason: string } | undefined): string {
  const reason = typeof said?.reason === 'string' ? said.reason.trim() : '';
  if (reason !== '') return reason.slice(0, LONGEST_REASON);
  throw new CheckoutError(
    'invalid_request',
    'A payment is settled by hand only for a reason: pass `{ reason }`. Nothing was changed.',
  );
}

function notPossible({ id, status }: PaymentRecord, claim: 'paid' | 'failed'): CheckoutError {
  return new CheckoutError(
    'invalid_request',
    `${id} is ${status}, so it can not be marked ${claim}. Nothing was changed.`,
  );
}

async function find({ store }: Runtime, id: string): Promise<StoredPayment> {
  const stored = await store.get(id);
  if (stored) return stored;
  throw new CheckoutError('not_found', `There is no payment ${id} in the store "${store.name}".`);
}
