import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { withDeadline } from '../withDeadline.ts';

/** How long somebody else's creation is waited for. */
const WAIT_MS = 8000;
const LOOK_EVERY_MS = 150;

/**
 * The payment after its creation has got an answer, for whoever came second: a double click, or a
 * notice that overtook the answer. Not waited for too long: the payment says itself that it waits.
 */
export async function settledCreation(
  runtime: Runtime,
  stored: StoredPayment,
): Promise<StoredPayment> {
  const { id } = stored.record;
  const here = runtime.creations.get(id);
  if (here) {
    const timed = await withDeadline(here, WAIT_MS);
    return timed.done ? timed.value : stored;
  }
  let latest = stored;
  // Another process is at it: only the store tells how it ends.
  for (let waited = 0; isBeingCreated(runtime, latest) && waited < WAIT_MS; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    waited += LOOK_EVERY_MS;
    latest = (await runtime.store.get(id)) ?? latest;
  }
  return latest;
}

/** Reserved a moment ago, and not a creation that was lost with its process. */
function isBeingCreated({ now }: Runtime, { record }: StoredPayment): boolean {
  const { status, reference, marks, createdAt } = record;
  const young = now() - Date.parse(createdAt) < 2 * WAIT_MS;
  return status === 'created' && reference === null && marks.length === 0 && young;
}
