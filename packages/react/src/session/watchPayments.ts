import type { Payment } from '@coinslot/core';
import type { Query } from '@tanstack/react-query';
import type { Poller } from './createPoller.ts';
import type { SessionControl } from './createSession.ts';
import { openTabChannel } from './openTabChannel.ts';
import type { Session } from './Session.ts';
import { statusChange } from './statusChange.ts';
import { watchChanges } from './watchChanges.ts';
import { watchPage } from './watchPage.ts';

/** Signals come in swarms (visible, focus, online): one read answers them all. In ms. */
const SWARM = 1_000;

/**
 * While payments are followed: reads them at once when the shopper, the network or another tab
 * gives a reason, and tells what changed. Returns the way out.
 */
export function watchPayments(
  session: Session,
  { nextReadIn, sinceRead }: Poller,
  notify: SessionControl['notify'],
): () => void {
  const { queryClient, queryKey } = session;

  const due = ({ queryKey: [, , id] }: Query) =>
    nextReadIn(String(id)) !== false && sinceRead(String(id)) >= SWARM;
  const refetch = (wanted: (query: Query) => boolean) => {
    const predicate = (query: Query) => wanted(query) && due(query);
    void queryClient.refetchQueries(
      { queryKey: queryKey('').slice(0, 2), type: 'active', predicate },
      { cancelRefetch: false },
    );
  };

  const tabs = openTabChannel((id) =>
    refetch(({ state }) => (state.data as Payment | undefined)?.id === id),
  );
  const stopPage = watchPage(() => refetch(() => true));
  const stopChanges = watchChanges(queryClient, queryKey, (id, payment, previous) => {
    tabs.post(payment.id);
    if (payment.status !== previous.status) notify(statusChange(id, payment, previous));
  });
  return () => {
    tabs.close();
    stopPage();
    stopChanges();
  };
}
