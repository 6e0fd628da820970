import { CheckoutError, type Fact, type PaymentRecord, type ProviderFact } from '@coinslot/core';
import { describeError } from '../describeError.ts';
import { providerContext, type Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { payableProblem } from './assertPayable.ts';
import { reschedule, type StepContext } from './changePayment.ts';
import { clueOf } from './keepClue.ts';
import { paymentReference } from './paymentReference.ts';
import { providerOf } from './providerOf.ts';
import { reportUnknownWord } from './reportUnknownWord.ts';
import { toFact } from './toFact.ts';

export interface ReadOptions {
  /** The answer must be of a question that is put from now on: news came in just now. */
  fresh?: boolean | undefined;
  /** The provider's identifier, where a notice told it and the answer to the creation was lost. */
  reference?: string | undefined;
  scheduled?: StepContext['scheduled'];
}

/**
 * Asks the provider for the payment: our credentials, its fixed host. One question at a time per
 * payment, shared by all who ask.
 *
 * @returns null when the provider knows no such payment.
 */
export async function readFact(
  runtime: Runtime,
  stored: StoredPayment,
  options: ReadOptions = {},
): Promise<Fact | null> {
  const { id } = stored.record;
  const ask = () => readOnce(runtime, stored, options);
  return options.fresh ? runtime.reads.next(id, ask) : runtime.reads.join(id, ask);
}

async function readOnce(
  runtime: Runtime,
  stored: StoredPayment,
  options: ReadOptions,
): Promise<Fact | null> {
  const { record } = stored;
  const { id, provider } = record;
  const startedAt = runtime.now();
  const reference = record.reference ?? options.reference ?? clueOf(record);
  const asked = { ...paymentReference(record), reference };
  try {
    const statement = await providerOf(runtime, record).read(asked, providerContext(runtime));
    runtime.count('coinslot.provider.read', { provider, outcome: statement ? 'ok' : 'unknown' });
    if (statement === null) return null;
    reportUnknownWord(runtime, { paymentId: id, provider }, statement);
    const askedAt = Date.parse(statement.askedAt ?? '') || startedAt;
    return toFact(await withPayableOffer(runtime, record, statement), {
      evidence: 'pull',
      provider,
      key: null,
      // After all that was known when it was put, also where the clock was set back since.
      startedAt: Math.max(askedAt, (record.ledger.wordAt ?? 0) + 1),
      at: runtime.now(),
    });
  } catch (error) {
    runtime.count('coinslot.provider.read', { provider, outcome: 'failed' });
    // No payment moves until somebody mends the account, and shoppers go on paying.
    const level = isOfAccount(error) ? 'error' : 'warn';
    runtime.log[level]({ paymentId: id, provider, error: describeError(error) }, 'read failed');
    await reschedule(runtime, stored, { readAt: startedAt, scheduled: options.scheduled });
    throw error;
  }
}

function isOfAccount(error: unknown): boolean {
  return error instanceof CheckoutError && error.code.startsWith('credentials_');
}

/**
 * An offer is held to what an answer to a creation is held to. Its deadline may be over: then it tells
 * what was due.
 */
async function withPayableOffer(
  { log }: Runtime,
  { id: paymentId, provider, expected }: PaymentRecord,
  statement: ProviderFact,
): Promise<ProviderFact> {
  const { reference, offer } = statement;
  if (!offer) return statement;
  const asked = { asset: expected.assetCode ?? undefined, now: Number.NEGATIVE_INFINITY };
  const problem = await payableProblem({ ...offer, reference }, asked);
  if (problem === null) return statement;
  log.warn({ paymentId, provider }, `a look-up found a payment with ${problem}: it is not shown`);
  return { ...statement, offer: undefined };
}
