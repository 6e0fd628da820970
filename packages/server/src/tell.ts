import { describeError, messageOf } from './describeError.ts';
import { jittered } from './jittered.ts';
import type { Runtime } from './runtime.ts';
import { scrub } from './scrub.ts';

/** Longer than any function of a merchant should run; then another process may try. */
export const TELLING_LEASE_MS = 5 * 60_000;
/** Shorter than the lease, so that whoever gives a call up is still the one who holds the event. */
const PATIENCE_MS = 4 * 60_000;
const FIRST_RETRY_MS = 5000;
const LAST_RETRY_MS = 60 * 60_000;
const LONGEST_ERROR = 200;

/** An event that the merchant's function is being told of, in this process. */
export interface Telling {
  id: string;
  /** The type of the event, for counting. */
  type: string;
  /** How often it was handed out, the present time included. */
  attempts: number;
  /** What log lines say of it. */
  facts: object;
  startedAt: number;
}

/**
 * Tells the merchant of one leased event and writes down how it ended: told, or not before a while
 * again. Never rejects. A function that does not end is given up by {@link giveUpHanging}; when it
 * ends after all, that counts, unless the event is being told again by then.
 *
 * @returns whether it was told.
 */
export async function tell(
  runtime: Runtime,
  event: Omit<Telling, 'startedAt'>,
  call: () => unknown,
): Promise<boolean> {
  const { telling, store, log } = runtime;
  const { id, type, facts } = event;
  // Still running, and not given up yet: the merchant's function must not overtake itself.
  if (telling.has(id)) return false;
  const mine = { ...event, startedAt: runtime.now() };
  telling.set(id, mine);
  const end = () => {
    const inTime = telling.get(id) === mine;
    if (inTime) telling.delete(id);
    return inTime;
  };
  try {
    try {
      await call();
    } catch (error) {
      const inTime = end();
      const attempt = { ...facts, attempts: event.attempts, error: describeError(error) };
      log.warn(attempt, "the merchant's function threw; told again later");
      if (inTime) await putOff(runtime, mine, 'failed', messageOf(error));
      return false;
    }
    if (!end() && telling.has(id)) return false;
    await store.acknowledge(id, runtime.now());
    log.info({ ...facts, attempts: event.attempts }, 'event delivered');
    runtime.count('coinslot.delivery', { type, outcome: 'ok' });
    return true;
  } catch (error) {
    // Its lease ends by itself; then it is told again, with the same id.
    log.error({ ...facts, error: describeError(error) }, 'a delivery could not be written down');
    return false;
  }
}

/**
 * Nobody can stop a function that hangs, but its event must not wait for ever: after four minutes
 * the attempt counts as failed, and the event is told again, by whichever process, with back-off.
 */
export async function giveUpHanging(runtime: Runtime): Promise<void> {
  const now = runtime.now();
  for (const event of [...runtime.telling.values()]) {
    // Counted anew where the clock was set back since.
    event.startedAt = Math.min(event.startedAt, now);
    const ran = now - event.startedAt;
    if (ran < PATIENCE_MS) continue;
    runtime.telling.delete(event.id);
    runtime.log.error(
      { ...event.facts, ms: ran },
      "the merchant's function hangs; told again later",
    );
    // Once the lease is over the event is anybody's, and may be with another process already.
    const { type } = event;
    const outcome = 'hanging';
    if (ran >= TELLING_LEASE_MS) runtime.count('coinslot.delivery', { type, outcome });
    else await putOff(runtime, event, outcome, `It did not end within ${PATIENCE_MS / 1000} s.`);
  }
}

async function putOff(
  runtime: Runtime,
  { id, type, attempts }: Telling,
  outcome: 'failed' | 'hanging',
  reason: string,
): Promise<void> {
  runtime.count('coinslot.delivery', { type, outcome });
  const wait = Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LAST_RETRY_MS);
  const nextAttemptAt = runtime.now() + jittered(wait, runtime.random);
  const error = scrub(reason, runtime.secrets, LONGEST_ERROR);
  await runtime.store.postpone(id, { nextAttemptAt, error });
}
