import { keepAlive } from './keepAlive.ts';
import { leasePayouts } from './notice/leasePayouts.ts';
import { leaseChanges } from './payments/deliver.ts';
import type { Runtime } from './runtime.ts';
import { giveUpHanging } from './tell.ts';
import { INLINE_MS } from './tellInline.ts';
import { withDeadline } from './withDeadline.ts';

/**
 * Tells what waits in the outboxes, beside each other: a payment's second change follows its first,
 * and a function that hangs holds up nobody else. When nothing ends any more for five seconds, the
 * calls under way are left to themselves.
 *
 * @param over Whether to begin nothing more.
 * @returns how many events were told.
 */
export async function drainOutbox(
  runtime: Runtime,
  { limit, over }: { limit: number; over: () => boolean },
): Promise<number> {
  await giveUpHanging(runtime);
  const pending = new Set<Promise<void>>();
  let told = 0;
  while (told + pending.size < limit && !over()) {
    const room = limit - told - pending.size;
    const changes = await leaseChanges(runtime, { limit: room });
    const payouts = await leasePayouts(runtime, room);
    for (const attempt of [...changes, ...payouts]) {
      const ending: Promise<void> = runtime.work.track(attempt()).then((isTold) => {
        pending.delete(ending);
        told += isTold ? 1 : 0;
      });
      pending.add(ending);
    }
    if (changes.length + payouts.length > 0) continue;
    if (pending.size === 0 || !(await oneOf(pending))) break;
  }
  while (pending.size > 0 && (await oneOf(pending)));
  if (pending.size > 0) keepAlive(runtime, Promise.all(pending));
  return told;
}

/** Whether one of them ended soon. */
async function oneOf(pending: Iterable<Promise<void>>): Promise<boolean> {
  return (await withDeadline(Promise.race(pending), INLINE_MS)).done;
}
