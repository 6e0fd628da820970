import type { Payment } from '@coinslot/core';
import { type Client, createClient } from '../client/createClient.ts';
import { paymentGetters } from '../hooks/paymentGetters.ts';
import { createPoller, type Poller } from './createPoller.ts';
import type { SessionControl } from './createSession.ts';
import { createStarter, type Starter } from './createStarter.ts';
import { serverClockOf } from './serverClockOf.ts';
import { watchPayments } from './watchPayments.ts';

/** What a session needs only once somebody pays: loaded then. */
export interface Engine
  extends Pick<Poller, 'read' | 'nextReadIn'>,
    Pick<Client, 'quotes'>,
    Starter {
  check(id: string, options?: { paid?: true }): Promise<void>;
  /** Until the way out is called. */
  watch(): () => void;
  getters: typeof paymentGetters;
}

export function createEngine(control: SessionControl, random: () => number = Math.random): Engine {
  const { fetch, session, notify } = control;
  const clock = serverClockOf(session);
  const reported = new Set<string>();
  const client = createClient(session.endpoint, {
    fetch,
    elapsed: clock.elapsed,
    onTime: clock.sync,
    onUnknownStatus({ id, orderId }, word) {
      const news = `${id} ${word}`;
      if (reported.has(news)) return;
      reported.add(news);
      notify({ id, event: { type: 'error', code: 'invalid_response', orderId, paymentId: id } });
    },
  });
  const shown = (id: string) => session.queryClient.getQueryData<Payment>(session.queryKey(id));
  const poller = createPoller({
    client,
    clock,
    random,
    shown,
    hidden: () => document.visibilityState === 'hidden',
    onFatal(id, error) {
      const orderId = shown(id)?.orderId ?? null;
      notify({ id, event: { type: 'error', code: error.code, orderId, paymentId: id }, error });
    },
  });
  return {
    ...createStarter(control, client),
    quotes: client.quotes,
    read: poller.read,
    nextReadIn: poller.nextReadIn,
    getters: paymentGetters,
    async check(id, options) {
      poller.askNext(id, options?.paid === true);
      const queryKey = session.queryKey(id);
      await session.queryClient.refetchQueries({ queryKey, exact: true });
    },
    watch: () => watchPayments(session, poller, notify),
  };
}
