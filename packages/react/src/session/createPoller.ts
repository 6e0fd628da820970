import { CheckoutError, type Payment } from '@coinslot/core';
import type { Client, Credentials, ReadAnswer } from '../client/createClient.ts';
import type { ServerClock } from './createServerClock.ts';
import { newerPayment } from './newerPayment.ts';
import { backoff, pollInterval } from './pollInterval.ts';
import type { FollowedPayment } from './Session.ts';

export interface PollerOptions {
  client: Pick<Client, 'read' | 'check' | 'resume'>;
  clock: ServerClock;
  /** What is on the screen for a followed payment. */
  shown(id: string): Payment | undefined;
  /** A read failed in a way that no repetition mends. */
  onFatal(id: string, error: CheckoutError): void;
  /** Whether nobody looks at the page. */
  hidden(): boolean;
  /** Evenly in [0, 1). */
  random(): number;
}

export interface Poller {
  read(followed: FollowedPayment, signal: AbortSignal): Promise<Payment>;
  /** Ms until the next read, or false where none follows. */
  nextReadIn(id: string): number | false;
  /**
   * Whether a signal of the page is worth a read. Signals come in swarms (visible, focus, online):
   * one answer is enough for all of them, unless the page stood still meanwhile (`stale`).
   */
  mayRead(id: string, stale: boolean): boolean;
  /** The next read asks the provider. `paid`: the shopper says so. */
  askNext(id: string, paid: boolean): void;
}

/** What is known of one followed payment. */
interface Poll {
  startedAt: number;
  /** When the server last answered with the payment. */
  seenAt: number;
  /** Until then the server wants no question. */
  quietUntil: number;
  failures: number;
  /** By the monotonic clock; null: never again. */
  nextAt: number | null;
  ask: 'provider' | 'paid' | null;
  credentials: Credentials | null;
  last: ReadAnswer | null;
  /** The server knows no payment by these credentials. */
  refused: boolean;
}

/** In ms. */
const SWARM = 1_000;
const HIDDEN_FACTOR = 4;
/** Payments that took each other's place, at most so many in one read. */
const HOPS = 5;

/** Reads payments one by one and decides when to read them again. */
export function createPoller({
  client,
  clock,
  shown,
  onFatal,
  hidden,
  random,
}: PollerOptions): Poller {
  const polls = new Map<string, Poll>();

  const pollOf = (id: string): Poll => {
    let poll = polls.get(id);
    if (poll === undefined) {
      const startedAt = clock.elapsed();
      poll = {
        startedAt,
        seenAt: startedAt,
        quietUntil: 0,
        failures: 0,
        nextAt: 0,
        ask: null,
        credentials: null,
        last: null,
        refused: false,
      };
      polls.set(id, poll);
      const payment = shown(id);
      if (payment) plan(poll, payment);
    }
    return poll;
  };

  const wait = (poll: Poll, ms: number, least = 0) => {
    const jittered = ms * (0.9 + 0.2 * random()) * (hidden() ? HIDDEN_FACTOR : 1);
    poll.nextAt = clock.elapsed() + Math.max(jittered, least);
  };

  const plan = (poll: Poll, payment: Payment) => {
    const now = clock.now();
    const interval = pollInterval(payment, { now, watched: clock.elapsed() - poll.startedAt });
    if (interval === null) {
      poll.nextAt = null;
      return;
    }
    wait(poll, interval);
    // At the deadline the card says that it is checking: then it has to check.
    const left = Date.parse(payment.expiresAt ?? '') - now;
    if (left > 0) poll.nextAt = Math.min(poll.nextAt ?? 0, clock.elapsed() + left);
  };

  const planAfterFailure = (id: string, poll: Poll, error: CheckoutError) => {
    poll.failures += 1;
    poll.refused = /^(not_found|unauthorized)$/.test(error.code);
    if (!error.retryable) {
      poll.nextAt = null;
      onFatal(id, error);
      return;
    }
    const least = (Number(error.details?.['retryAfterMs']) || 0) * (1 + 0.1 * random());
    poll.quietUntil = clock.elapsed() + least;
    wait(poll, backoff(poll.failures), least);
  };

  const ask = async (poll: Poll, followed: FollowedPayment, signal: AbortSignal) => {
    const { last, ask: asked, refused } = poll;
    const { id, clientSecret, params } = followed;
    let credentials: Credentials = poll.credentials ?? { id, clientSecret: clientSecret ?? '' };
    poll.ask = null;
    try {
      if (credentials.clientSecret === '' || (asked !== null && refused)) {
        // Unknown, or renewed meanwhile: who may pay the order gets it, and nobody else.
        const resumed = await client.resume(credentials.id, params, signal);
        credentials = { id: resumed.payment.id, clientSecret: resumed.clientSecret };
        poll.credentials = credentials;
      }
      if (asked !== null) return await client.check(credentials, asked === 'paid', signal);
    } catch (error) {
      if (asked === 'paid') poll.ask = asked;
      // Asked too often: what the server knows is still worth having.
      const limited = error instanceof CheckoutError && error.code === 'rate_limited';
      if (!limited || credentials.clientSecret === '') throw error;
    }
    return client.read(credentials, last, signal);
  };

  /** Where another payment took the place of this one, goes on with that. */
  const follow = async (
    poll: Poll,
    start: Payment,
    params: FollowedPayment['params'],
    signal: AbortSignal,
  ): Promise<Payment> => {
    let payment = start;
    for (let hop = 0; hop < HOPS; hop++) {
      if (payment.supersededBy === null || /^(paid|refund)/.test(payment.status)) break;
      const next = await client.resume(payment.supersededBy, params, signal).catch(() => null);
      // Not now: the old one, with nothing to pay on it, until the next read.
      if (next === null) break;
      payment = next.payment;
      poll.credentials = { id: payment.id, clientSecret: next.clientSecret };
      poll.last = { payment, etag: null };
    }
    return payment;
  };

  return {
    async read(followed, signal) {
      const { id, params } = followed;
      const poll = pollOf(id);
      try {
        poll.last = await ask(poll, followed, signal);
        const latest = await follow(poll, poll.last.payment, params, signal);
        const payment = newerPayment(shown(id), latest);
        poll.failures = 0;
        poll.refused = false;
        poll.seenAt = clock.elapsed();
        plan(poll, payment);
        return payment;
      } catch (error) {
        // Given up by the page itself, which plans on its own.
        if (!signal.aborted) planAfterFailure(id, poll, error as CheckoutError);
        throw error;
      }
    },
    nextReadIn(id) {
      const { nextAt } = pollOf(id);
      return nextAt === null ? false : Math.max(1, nextAt - clock.elapsed());
    },
    mayRead(id, stale) {
      const { nextAt, quietUntil, seenAt, failures } = pollOf(id);
      const now = clock.elapsed();
      const seen = !stale && failures === 0 && now - seenAt < SWARM;
      return nextAt !== null && now >= quietUntil && !seen;
    },
    askNext(id, paid) {
      pollOf(id).ask = paid ? 'paid' : 'provider';
    },
  };
}
