import type { Session } from '../../session/Session.ts';

interface Hosts {
  count: number;
  listeners: Set<() => void>;
}

const hosts = new WeakMap<Session, Hosts>();

function hostsOf(session: Session): Hosts {
  const found = hosts.get(session) ?? { count: 0, listeners: new Set() };
  hosts.set(session, found);
  return found;
}

/** Takes the session's modal from the provider's outlet, until the returned function is called. */
export function hostModal(session: Session): () => void {
  const own = hostsOf(session);
  session.modal = true;
  const change = (by: 1 | -1) => {
    own.count += by;
    for (const listener of own.listeners) listener();
  };
  change(1);
  return () => change(-1);
}

/** Whether a `CheckoutModal` on the page shows the session's modal. */
export function isHosted(session: Session): boolean {
  return hostsOf(session).count > 0;
}

export function subscribeToHosts(session: Session, listener: () => void): () => void {
  const { listeners } = hostsOf(session);
  listeners.add(listener);
  return () => listeners.delete(listener);
}
