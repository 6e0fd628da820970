import { callReceiver } from './callReceiver.ts';
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
  /** A `GET` has no body. */
  readonly method: 'GET' | 'POST';
  /** Null where the merchant's account has no callback URL: nothing is sent. */
  readonly url: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True when somebody else than the provider wrote it. */
  readonly forged: boolean;
  /** Which answers the provider takes for a receipt. */
  readonly accepts: 'any 2xx' | 'exactly 200';
  /** Waits before further attempts, in ms, each from the attempt before it, until one is accepted. */
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
  readonly state: 'waiting' | 'held' | 'dropped' | 'delivered' | 'failed' | 'unaddressed';
  readonly attempts: readonly DeliveryAttempt[];
  /** When the provider sends it next; null when it does not. */
  readonly nextAt: string | null;
}

export interface Outbox {
  send(notice: OutgoingNotice): void;
  /** Sends the same bytes once more, now; one that is accepted ends the provider's own attempts. */
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

export interface SavedOutbox {
  /** Of all notices so far. */
  readonly count: number;
  readonly notices: readonly SavedNotice[];
}

interface SavedNotice extends Omit<Notice, 'nextAt'> {
  /** How often the provider has tried; a copy that a fault or a person adds is no try. */
  readonly tries: number;
  /** In the past while an attempt is under way. */
  readonly nextAt: number | null;
}

interface Entry extends OutgoingNotice {
  id: string;
  at: string;
  state: Notice['state'];
  attempts: DeliveryAttempt[];
  tries: number;
  nextAt: number | null;
}

const KEPT = 1_000;

export function createOutbox({ clock, faults, deliver }: OutboxOptions): Outbox {
  let count = 0;
  let entries: Entry[] = [];
  let era = 0;
  const held = new Map<string, Entry>();
  const planned = new Map<string, () => void>();

  const timestamp = (ms = clock.now()) => new Date(ms).toISOString();

  /** What was delivered once stays so, whatever is answered to a copy of it. */
  async function attempt(entry: Entry): Promise<void> {
    if (entry.url === null) return;
    const result = await callReceiver(entry, entry.url, deliver);
    entry.attempts.push({ at: timestamp(), ...result });
    const isTaken = accepted(entry, result.status) || entry.state === 'delivered';
    entry.state = isTaken ? 'delivered' : 'failed';
  }

  /** One try of the provider, and the plan for the next. */
  async function tryNow(entry: Entry, copies = 1): Promise<void> {
    const started = era;
    entry.tries += 1;
    for (let copy = 0; copy < copies; copy += 1) await attempt(entry);
    // Nothing is planned for a notice that a reset has made to be forgotten meanwhile.
    if (started === era) planNext(entry);
  }

  function planNext(entry: Entry): void {
    planned.get(entry.id)?.();
    planned.delete(entry.id);
    // Somebody else does not know that the provider would try again.
    const isOver = entry.state === 'delivered' || entry.forged;
    const wait = isOver ? undefined : entry.retryAfterMs[entry.tries - 1];
    entry.nextAt = wait === undefined ? null : clock.now() + wait;
    if (entry.nextAt !== null) leaveAt(entry, entry.nextAt);
  }

  function leaveAt(entry: Entry, at: number): void {
    const leave = () => {
      planned.delete(entry.id);
      dispatch(entry);
    };
    planned.set(entry.id, clock.schedule(at - clock.now(), leave));
  }

  function dispatch(entry: Entry): void {
    const { notices } = faults.current;
    switch (notices) {
      case 'drop':
        // The provider hears nothing, which is no receipt either.
        entry.state = 'dropped';
        entry.tries += 1;
        planNext(entry);
        return;
      case 'duplicate':
        clock.track(tryNow(entry, 2));
        return;
      case 'reorder': {
        // A later try has nothing to be out of order with, and would be held for ever.
        if (entry.tries > 0) {
          clock.track(tryNow(entry));
          return;
        }
        const key = keyOf(entry);
        const earlier = held.get(key);
        if (earlier === undefined) {
          entry.state = 'held';
          entry.nextAt = null;
          held.set(key, entry);
          return;
        }
        held.delete(key);
        clock.track(tryNow(entry).then(() => tryNow(earlier)));
        return;
      }
      case 'deliver':
      case 'forge':
        clock.track(tryNow(entry));
        return;
      default:
        notices satisfies never;
    }
  }

  return {
    send(notice) {
      count += 1;
      const leavesAt = clock.now() + faults.current.noticeDelayMs;
      const entry: Entry = {
        ...notice,
        id: `n${count}`,
        at: timestamp(),
        state: notice.url === null ? 'unaddressed' : 'waiting',
        attempts: [],
        tries: 0,
        nextAt: notice.url === null ? null : leavesAt,
      };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      if (notice.url === null) return;
      if (leavesAt > clock.now()) leaveAt(entry, leavesAt);
      else dispatch(entry);
    },
    resend(id) {
      const entry = entries.find((candidate) => candidate.id === id);
      if (entry === undefined) throw new SandboxError(404, `There is no notice ${id}.`);
      if (entry.url === null) {
        throw new SandboxError(409, `Notice ${id} has no address: no callback URL was set.`);
      }
      if (held.get(keyOf(entry)) === entry) {
        held.delete(keyOf(entry));
        clock.track(tryNow(entry));
        return;
      }
      const started = era;
      const sent = attempt(entry).then(() => {
        if (started === era && entry.state === 'delivered') planNext(entry);
      });
      clock.track(sent);
    },
    flush() {
      for (const entry of held.values()) clock.track(tryNow(entry));
      held.clear();
    },
    list: () =>
      entries.map(({ tries: _, ...notice }) => ({
        ...notice,
        attempts: [...notice.attempts],
        nextAt: notice.nextAt === null ? null : timestamp(notice.nextAt),
      })),
    save: () => ({
      count,
      notices: entries.map((entry) => ({ ...entry, attempts: [...entry.attempts] })),
    }),
    restore(saved) {
      count = saved.count;
      entries = saved.notices.map((notice) => ({ ...notice, attempts: [...notice.attempts] }));
      for (const entry of entries) {
        if (entry.state === 'held') held.set(keyOf(entry), entry);
        if (entry.nextAt !== null) leaveAt(entry, entry.nextAt);
      }
    },
    reset() {
      era += 1;
      entries = [];
      held.clear();
      for (const cancel of planned.values()) cancel();
      planned.clear();
    },
  };
}

function accepted({ accepts }: OutgoingNotice, status: number | null): boolean {
  if (status === null) return false;
  switch (accepts) {
    case 'any 2xx':
      return status >= 200 && status < 300;
    case 'exactly 200':
      return status === 200;
    default:
      return accepts satisfies never;
  }
}

/** `reorder` holds back one notice of each payment. */
function keyOf({ provider, reference }: OutgoingNotice): string {
  return `${provider} ${reference}`;
}
