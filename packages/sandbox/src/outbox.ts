import type { VirtualClock } from './clock.ts';
import type { FaultControl } from './faults.ts';
import { SandboxError } from './SandboxError.ts';

/** A notice as a provider wrote it; headers and signature are the provider's business. */
export interface OutgoingNotice {
  readonly provider: string;
  /** The provider's reference of the payment. */
  readonly reference: string;
  /** What it tells, for people: 'completed'. */
  readonly label: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True when somebody else than the provider wrote it. */
  readonly forged: boolean;
  /** Waits before further attempts, in ms, for a provider that tries again. */
  readonly retryAfterMs: readonly number[];
}

export interface DeliveryAttempt {
  readonly at: string;
  /** The receiver's HTTP status, or null when there was no answer. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Notice extends OutgoingNotice {
  readonly id: string;
  readonly at: string;
  readonly state: 'waiting' | 'held' | 'dropped' | 'delivered' | 'failed';
  readonly attempts: readonly DeliveryAttempt[];
}

export interface Outbox {
  send(notice: OutgoingNotice): void;
  /** Sends the same bytes once more. */
  resend(id: string): void;
  /** Sends what `reorder` still holds back. */
  flush(): void;
  /** Oldest first; the last thousand. */
  list(): readonly Notice[];
  save(): SavedOutbox;
  /** Goes on with what was still to be sent; a notice that was on its way leaves again. */
  restore(saved: SavedOutbox): void;
  reset(): void;
}

export interface OutboxOptions {
  clock: VirtualClock;
  faults: FaultControl;
  deliver: (request: Request) => Promise<Response>;
}

/** The notices, and for each when it is tried next; null when it is not. */
export interface SavedOutbox {
  /** Of all notices so far. */
  readonly count: number;
  readonly notices: readonly (Notice & { readonly nextAt: number | null })[];
}

interface Entry extends OutgoingNotice {
  id: string;
  at: string;
  state: Notice['state'];
  attempts: DeliveryAttempt[];
  nextAt: number | null;
}

const KEPT = 1_000;
const DEADLINE_MS = 10_000;

export function createOutbox({ clock, faults, deliver }: OutboxOptions): Outbox {
  let count = 0;
  let entries: Entry[] = [];
  const held = new Map<string, Entry>();

  const timestamp = () => new Date(clock.now()).toISOString();

  async function attempt(entry: Entry): Promise<void> {
    const result = await post(entry, deliver);
    entry.attempts.push({ at: timestamp(), ...result });
    const accepted = result.status !== null && result.status >= 200 && result.status < 300;
    entry.state = accepted ? 'delivered' : 'failed';
    const wait = accepted ? undefined : entry.retryAfterMs[entry.attempts.length - 1];
    entry.nextAt = wait === undefined ? null : clock.now() + wait;
    if (wait !== undefined) clock.schedule(wait, () => clock.track(attempt(entry)));
  }

  function dispatch(entry: Entry): void {
    switch (faults.current.notices) {
      case 'drop':
        entry.state = 'dropped';
        entry.nextAt = null;
        return;
      case 'duplicate':
        clock.track(attempt(entry).then(() => attempt(entry)));
        return;
      case 'reorder': {
        const key = keyOf(entry);
        const earlier = held.get(key);
        if (earlier === undefined) {
          entry.state = 'held';
          entry.nextAt = null;
          held.set(key, entry);
          return;
        }
        held.delete(key);
        clock.track(attempt(entry).then(() => attempt(earlier)));
        return;
      }
      case 'deliver':
      case 'forge':
        clock.track(attempt(entry));
        return;
      default:
        faults.current.notices satisfies never;
    }
  }

  return {
    send(notice) {
      count += 1;
      const { noticeDelayMs } = faults.current;
      const entry: Entry = {
        ...notice,
        id: `n${count}`,
        at: timestamp(),
        state: 'waiting',
        attempts: [],
        nextAt: clock.now() + noticeDelayMs,
      };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      if (noticeDelayMs > 0) clock.schedule(noticeDelayMs, () => dispatch(entry));
      else dispatch(entry);
    },
    resend(id) {
      const entry = entries.find((candidate) => candidate.id === id);
      if (entry === undefined) throw new SandboxError(404, `There is no notice ${id}.`);
      clock.track(attempt(entry));
    },
    flush() {
      for (const entry of held.values()) clock.track(attempt(entry));
      held.clear();
    },
    list: () =>
      entries.map(({ nextAt: _, ...notice }) => ({ ...notice, attempts: [...notice.attempts] })),
    save: () => ({
      count,
      notices: entries.map((entry) => ({ ...entry, attempts: [...entry.attempts] })),
    }),
    restore(saved) {
      count = saved.count;
      entries = saved.notices.map((notice) => ({ ...notice, attempts: [...notice.attempts] }));
      for (const entry of entries) {
        if (entry.state === 'held') held.set(keyOf(entry), entry);
        if (entry.nextAt === null) continue;
        const isNew = entry.attempts.length === 0;
        clock.schedule(entry.nextAt - clock.now(), () => {
          if (isNew) dispatch(entry);
          else clock.track(attempt(entry));
        });
      }
    },
    reset() {
      entries = [];
      held.clear();
    },
  };
}

/** `reorder` holds back one notice of each payment. */
function keyOf({ provider, reference }: OutgoingNotice): string {
  return `${provider} ${reference}`;
}

/** A receiver that refuses, hangs or is not there is a result, never an exception. */
async function post(
  notice: OutgoingNotice,
  deliver: OutboxOptions['deliver'],
): Promise<Pick<DeliveryAttempt, 'status' | 'error'>> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    const request = new Request(notice.url, {
      method: 'POST',
      headers: notice.headers,
      body: notice.body,
      redirect: 'manual',
      signal,
    });
    const response = await Promise.race([deliver(request), aborted(signal)]);
    await response.body?.cancel();
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
}

/** For a `deliver` that does not look at its request's signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`no answer in ${DEADLINE_MS} ms`)));
  });
}

/** `fetch` says only "fetch failed"; the reason (ECONNREFUSED) is in its cause, at times without a message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || String('code' in cause ? cause.code : error.message);
}
