import type { Payment } from '@coinslot/core';
import type { Query, QueryClient } from '@tanstack/react-query';
import { createClient } from '../client/createClient.ts';
import { createOnce } from '../client/createOnce.ts';
import type { PaymentParams } from '../hooks/PaymentParams.ts';
import { createPoller, type Poller } from './createPoller.ts';
import type { ServerClock } from './createServerClock.ts';
import { openTabChannel } from './openTabChannel.ts';
import type { PaymentIntent, Session, SessionNotice } from './Session.ts';
import { statusChange } from './statusChange.ts';
import { watchChanges } from './watchChanges.ts';
import { watchPage } from './watchPage.ts';

export interface EngineOptions {
  endpoint: string;
  fetch: typeof fetch;
  queryClient: QueryClient;
  queryKey: Session['queryKey'];
  clock: ServerClock;
  notify(notice: SessionNotice): void;
  random?: () => number;
}

/** What a session needs only once something is paid: loaded then. */
export interface Engine extends Pick<Poller, 'read' | 'nextReadIn'> {
  create(params: PaymentParams): Promise<PaymentIntent>;
  check(id: string, options?: { paid?: true }): Promise<void>;
  attach(): () => void;
}

/** Signals come in swarms (visible, focus, online): one read answers them all. In ms. */
const SWARM = 1_000;

export function createEngine({
  endpoint,
  fetch,
  queryClient,
  queryKey,
  clock,
  notify,
  random = Math.random,
}: EngineOptions): Engine {
  const client = createClient(endpoint, { fetch, elapsed: clock.elapsed, onTime: clock.sync });
  const poller = createPoller({
    client,
    clock,
    random,
    shown: (id) => queryClient.getQueryData<Payment>(queryKey(id)),
    hidden: () => document.visibilityState === 'hidden',
    onFatal(id, error) {
      const { code } = error;
      const orderId = queryClient.getQueryData<Payment>(queryKey(id))?.orderId ?? null;
      notify({ id, event: { type: 'error', code, orderId, paymentId: id }, error });
    },
  });
  let attached = 0;
  let detach = () => {};

  const refetch = (wanted: (query: Query) => boolean) => {
    void queryClient.refetchQueries(
      {
        queryKey: queryKey('').slice(0, 2),
        type: 'active',
        predicate: (query) => wanted(query) && due(query),
      },
      { cancelRefetch: false },
    );
  };
  const due = ({ queryKey: [, , id], state }: Query) =>
    poller.nextReadIn(String(id)) !== false &&
    (state.error !== null || Date.now() - state.dataUpdatedAt > SWARM);

  const watch = () => {
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
  };

  return {
    read: poller.read,
    nextReadIn: poller.nextReadIn,
    create: createOnce(client),
    async check(id, options) {
      poller.askNext(id, options?.paid === true);
      await queryClient.refetchQueries({ queryKey: queryKey(id), exact: true });
    },
    attach() {
      if (attached++ === 0) detach = watch();
      return () => {
        if (--attached === 0) detach();
      };
    },
  };
}
