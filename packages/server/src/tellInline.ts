import { describeError } from './describeError.ts';
import { keepAlive } from './keepAlive.ts';
import type { Runtime } from './runtime.ts';
import { withDeadline } from './withDeadline.ts';

/** How long an answer to a browser or a provider waits for the merchant's function. */
export const INLINE_MS = 5000;

/**
 * Delivers before an answer goes out, or beside it where the platform keeps work alive. Never fails
 * and never waits long: what is not told by then stays in the outbox.
 *
 * @returns how many events were told in time.
 */
export async function tellInline(
  runtime: Runtime,
  deliver: () => Promise<number>,
): Promise<number> {
  const delivering = runtime.work.track(
    deliver().catch((error: unknown) => {
      runtime.log.error({ error: describeError(error) }, 'the outbox could not be read');
      return 0;
    }),
  );
  if (keepAlive(runtime, delivering)) return 0;
  const timed = await withDeadline(delivering, INLINE_MS);
  return timed.done ? timed.value : 0;
}
