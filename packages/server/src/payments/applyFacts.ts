import type { Fact, PaymentRecord } from '@coinslot/core';
import { describeError } from '../describeError.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { type Changed, changePayment, type Step, type StepContext } from './changePayment.ts';
import { mendOrder } from './mendOrder.ts';
import { takeFact } from './takeFact.ts';

/**
 * Lets facts into a payment, in one transaction: the state machine decides about the payment, and
 * the rules of the order about the order.
 */
export async function applyFacts(
  runtime: Runtime,
  stored: StoredPayment,
  facts: readonly Fact[],
  context: StepContext = {},
): Promise<Changed> {
  const step = ({ record }: StoredPayment) => stepBy(record, facts);
  return inItsPlace(runtime, await changePayment(runtime, stored, step, context));
}

/**
 * The payment among the others of its order, also where a crash left that half done. The news is
 * written by now and has to be told: what fails here is mended by the next news of any of them.
 */
async function inItsPlace(runtime: Runtime, result: Changed): Promise<Changed> {
  const { id, orderId } = result.stored.record;
  try {
    const payments = await runtime.store.findByOrder(orderId);
    if (!(await mendOrder(runtime, payments))) return result;
    return { stored: (await runtime.store.get(id)) ?? result.stored, changed: true };
  } catch (error) {
    const facts = { paymentId: id, orderId, error: describeError(error) };
    runtime.log.warn(facts, 'the payments of an order are mended later');
    return result;
  }
}

function stepBy(previous: PaymentRecord, facts: readonly Fact[]): Step {
  let record = previous;
  // The strongest news stands behind the change: the last fact that showed something new.
  let because = facts.at(-1);
  for (const fact of facts) {
    const next = takeFact(record, fact);
    if (next.version !== record.version) because = fact;
    record = next;
  }
  return { record, evidence: evidenceOf(because), word: because?.word ?? null };
}

/** Hints never come this far: they cause a read. */
function evidenceOf(fact: Fact | undefined): Step['evidence'] {
  return fact === undefined || fact.evidence === 'hint' ? 'server' : fact.evidence;
}
