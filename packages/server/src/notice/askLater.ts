import { describeError } from '../describeError.ts';
import { keepAlive } from '../keepAlive.ts';
import { paceOf } from '../paceOf.ts';
import { refreshPayment } from '../payments/refreshPayment.ts';
import type { Runtime } from '../runtime.ts';
import { isWatched } from '../schedule.ts';
import type { StoredPayment } from '../store.ts';

/**
 * Asks for a payment once its provider may be asked again, unless somebody has by then. The schedule
 * has it as well; but where no round is due soon, and the shopper has left, nobody else would.
 *
 * @param since when the news came that no answer knows of yet, ms.
 */
export function askLater(runtime: Runtime, { record }: StoredPayment, since: number): void {
  const { id, provider } = record;
  const waiting = runtime.waits.begin(id, paceOf(runtime, provider).leastMs);
  if (waiting === null) return;
  // `stop` waits for the question alone: it cuts the pause short.
  const asking = waiting.then(async (over) => {
    if (over) await runtime.work.track(ask(runtime, id, since));
  });
  keepAlive(runtime, asking);
}

async function ask(runtime: Runtime, id: string, since: number): Promise<void> {
  try {
    const stored = await runtime.store.get(id);
    if (stored === null || !isWatched(stored.record) || (stored.readAt ?? 0) > since) return;
    if (!runtime.reads.has(id) && !runtime.readLimit.take(stored.record.provider)) return;
    await refreshPayment(runtime, stored, { scheduled: true });
  } catch (error) {
    const facts = { paymentId: id, error: describeError(error) };
    runtime.log.warn(facts, 'not asked after a notice; asked on schedule');
  }
}
