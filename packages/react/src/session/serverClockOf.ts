import { createServerClock, type ServerClock } from './createServerClock.ts';
import type { Session } from './Session.ts';

const clocks = new WeakMap<Session, ServerClock>();

/** The clock of a session's server. Made on first use: a page that pays nothing needs none. */
export function serverClockOf(session: Session): ServerClock {
  let clock = clocks.get(session);
  if (clock === undefined) {
    clock = createServerClock();
    clocks.set(session, clock);
  }
  return clock;
}
