import { advance, CheckoutError, type PaymentRecord, withOffer } from '@coinslot/core';
import { callbackToken } from '../callbackToken.ts';
import { describeError } from '../describeError.ts';
import { noticeSecret } from '../noticeSecret.ts';
import type { Choice, CreateContext, CreatedPayment, PricedOrder } from '../provider.ts';
import { providerContext, type Runtime } from '../runtime.ts';
import type { Reservation, StoredPayment } from '../store.ts';
import { assertPayable } from './assertPayable.ts';
import { changePayment } from './changePayment.ts';
import { deliverInline } from './deliver.ts';
import { providerOf } from './providerOf.ts';
import { restoreReplaced } from './restoreReplaced.ts';
import { wordFact } from './toFact.ts';
import { unansweredCreation } from './unansweredCreation.ts';

/**
 * Calls the provider for a reserved row and writes down how it ended. It is called once: an answer
 * that is lost leaves a payment that says so, never a second one. The shopper's leaving does not
 * stop it.
 */
export async function createAtProvider(
  runtime: Runtime,
  reservation: Reservation,
  choice: Choice,
): Promise<StoredPayment> {
  const { record } = reservation;
  const creation = create(runtime, reservation, choice);
  runtime.creations.set(record.id, creation);
  try {
    return await creation;
  } finally {
    runtime.creations.delete(record.id);
    await deliverInline(runtime, record.id);
  }
}

async function create(
  runtime: Runtime,
  reservation: Reservation,
  choice: Choice,
): Promise<StoredPayment> {
  const { record, order } = reservation;
  const stored = { record, order, readAt: null, checkAt: null, checks: 0 };
  const { id, orderId, provider } = record;
  const facts = { paymentId: id, orderId, provider };
  const startedAt = runtime.now();
  const refuse = async (error: unknown): Promise<never> => {
    const at = runtime.now();
    await write(runtime, stored, (latest) => refused(latest, error, at));
    const { supersedes } = reservation;
    if (supersedes) await restoreReplaced(runtime, reservation, supersedes.record);
    throw error;
  };
  let created: CreatedPayment;
  try {
    created = await callProvider(runtime, stored, choice);
  } catch (error) {
    const lost = isLost(error);
    runtime.count('coinslot.provider.create', { provider, outcome: lost ? 'lost' : 'refused' });
    const message = lost ? 'the answer to a creation was lost' : 'the provider refused a creation';
    runtime.log.warn({ ...facts, error: describeError(error) }, message);
    if (!lost) return refuse(error);
    const at = runtime.now();
    return write(runtime, stored, (latest) => unanswered(latest, at));
  }
  runtime.count('coinslot.provider.create', { provider, outcome: 'ok' });
  runtime.log.info({ ...facts, reference: created.reference }, 'payment created');
  const at = runtime.now();
  const accept = (latest: PaymentRecord) => accepted(latest, created, startedAt, at);
  try {
    return await insist(() => write(runtime, stored, accept, startedAt));
  } catch (error) {
    if (!isForeign(error)) throw error;
    runtime.log.error({ ...facts, reference: created.reference }, 'the payment of another order');
    return refuse(error);
  }
}

const PAUSES_MS = [200, 1000];

/** Nobody says again what the provider said: one hiccup of the store must not lose it. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (isForeign(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return work();
}

/** The provider named the payment of another order: what is sent to its address would count there. */
function isForeign(error: unknown): boolean {
  return error instanceof CheckoutError && error.code === 'invalid_payment';
}

async function callProvider(
  runtime: Runtime,
  { record, order }: StoredPayment,
  choice: Choice,
): Promise<CreatedPayment> {
  const { origin, basePath, returnUrl, secrets } = runtime;
  const { id, provider } = record;
  const token = await callbackToken(secrets[0], id);
  const back = new URL(returnUrl);
  back.searchParams.set('coinslot_payment', id);
  const context: CreateContext = {
    ...providerContext(runtime),
    paymentId: id,
    callbackUrl: `${origin}${basePath}/callbacks/${provider}/${token}`,
    returnUrl: back.href,
    noticeSecret: () => noticeSecret(secrets[0], id),
  };
  const priced: PricedOrder = { ...order, price: record.price };
  const created = await providerOf(runtime, record).create(priced, choice, context);
  await assertPayable(created, { provider, asset: choice.asset, now: runtime.now() });
  return created;
}

/** Whether it may have happened all the same. An error that nobody foresaw proves nothing. */
function isLost(error: unknown): boolean {
  return error instanceof CheckoutError ? error.outcomeUnknown : true;
}

async function write(
  runtime: Runtime,
  stored: StoredPayment,
  step: (record: PaymentRecord) => PaymentRecord,
  readAt?: number,
): Promise<StoredPayment> {
  const written = await changePayment(
    runtime,
    stored,
    ({ record }) => {
      const next = step(record);
      return { record: next, evidence: 'pull', word: next.providerStatus };
    },
    { readAt },
  );
  return written.stored;
}

/**
 * The provider's answer to the creation: the first thing that it says of the payment itself. A
 * notice may have been faster, and a newer payment may have taken this one's place.
 */
function accepted(record: PaymentRecord, created: CreatedPayment, startedAt: number, at: number) {
  const { reference, due, action, expiresAt, word } = created;
  const answered = { ...record, reference, private: created.private };
  const offered = withOffer(answered, { due, action, expiresAt }, new Date(at).toISOString());
  const said = { reference, claim: 'awaiting_payment', word } as const;
  return advance(offered, wordFact(record, said, { evidence: 'pull', startedAt, at }));
}

/** Unless a notice or a look-up was faster than the failure. */
function unanswered(record: PaymentRecord, at: number): PaymentRecord {
  if (record.reference !== null) return record;
  return unansweredCreation(record, new Date(at).toISOString());
}

/** A definite refusal: the payment never came to be. */
function refused(record: PaymentRecord, error: unknown, at: number): PaymentRecord {
  const word = error instanceof CheckoutError ? (error.providerCode ?? error.code) : 'refused';
  const said = { reference: '', claim: 'failed', word } as const;
  return advance(record, wordFact(record, said, { evidence: 'pull', startedAt: at, at }));
}
