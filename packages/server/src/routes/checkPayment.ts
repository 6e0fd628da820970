import { checkPaymentRequestSchema } from '@coinslot/core/wire';
import { describeError } from '../describeError.ts';
import { paymentReference } from '../payments/paymentReference.ts';
import { refreshIfStale } from '../payments/refreshPayment.ts';
import { readJson } from '../readJson.ts';
import { providerContext, type Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { authorisePayment } from './authorisePayment.ts';
import { paymentAnswer } from './getPayment.ts';
import type { RouteHandler } from './Route.ts';

/** The shopper asked and looks at it: longer than a poll, shorter than patience. */
const DEADLINE_MS = 8000;

/** `POST payments/:id/check`: asks the provider now, unless it was asked a moment ago. */
export const checkPayment: RouteHandler = async ({ runtime, request, params: [id = ''] }) => {
  const stored = await authorisePayment(runtime, request, id);
  const { paid } = await readJson(request, checkPaymentRequestSchema);
  if (paid) await claimPaid(runtime, stored);
  return paymentAnswer(await refreshIfStale(runtime, stored, DEADLINE_MS), null);
};

/** The shopper's word, handed on where the provider wants it. It proves nothing, and may fail. */
async function claimPaid(runtime: Runtime, { record }: StoredPayment): Promise<void> {
  const provider = runtime.providers.get(record.provider);
  if (record.status !== 'awaiting_payment' || !provider?.claimPaid) return;
  if (!runtime.callLimit.take(`claim:${record.id}`)) return;
  const { id: paymentId } = record;
  try {
    await provider.claimPaid(paymentReference(record), providerContext(runtime));
  } catch (error) {
    const facts = { paymentId, provider: provider.id, error: describeError(error) };
    runtime.log.warn(facts, 'the provider did not take the shopper\'s "I have paid"');
  }
}
