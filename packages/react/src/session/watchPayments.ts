import { isFinal, type Payment } from '@coinslot/core';
import type { Query } from '@tanstack/react-query';
import { forgetReturn } from '../hooks/rememberReturn.ts';
import type { Poller } from './createPoller.ts';
import type { SessionControl } from './createSession.ts';
import { openTabChannel } from './openTabChannel.ts';
import type { Session } from './Session.ts';
import { statusChange } from './statusChange.ts';
import { watchChanges } from './watchChanges.ts';
import { watchPage } from './watchPage.ts';

/**
 * While payments are followed: reads them at once when the shopper, the network or another tab
 * gives a reason, and tells what changed. Returns the way out.
 */
export function watchPayments(
  session: Session,
  { mayRead }: Poller,
  notify: SessionControl['notify'],
): () => void {
  const { endpoint, queryClient, queryKey } = session;

  /** Reads that are under way because the shopper came back. */
  let returns = 0;

  const refetch = (wanted: (query: Query) => boolean, stale = false) => {
    const predicate = (query: Query) => wanted(query) && mayRead(String(query.queryKey[2]), stale);
    return queryClient.refetchQueries(
      { queryKey: queryKey(), type: 'active', predicate },
      // What was asked before a sleep is not answered any more.
      { cancelRefetch: stale },
    );
  };

  const tabs = openTabChannel((id) => {
    void refetch(({ state }) => (state.data as Payment | undefined)?.id === id);
  });
  const stopPage = watchPage((stale) => {
    returns += 1;
    void refetch(() => true, stale).finally(() => {
      returns -= 1;
    });
  });
  const stopChanges = watchChanges(queryClient, queryKey, (id, payment, previous) => {
    // However it was seen: a later page is not come back to with it.
    if (isFinal(payment.status)) forgetReturn(endpoint, [id, payment.id]);
    if (!previous) return;
    tabs.post(payment.id);
    if (payment.status === previous.status) return;
    const notice = statusChange(id, payment, previous);
    notify(notice);
    if (returns > 0) notify({ id, event: { ...notice.event, type: 'recover' } });
  });
  return () => {
    tabs.close();
    stopPage();
    stopChanges();
  };
}
