import { type CheckoutError, isFinal, type Payment } from '@coinslot/core';
import type { Client } from '../client/createClient.ts';
import { createOnce } from '../client/createOnce.ts';
import type { AskedParams } from '../hooks/AskedParams.ts';
import type { SessionControl } from './createSession.ts';
import { newerPayment } from './newerPayment.ts';
import type { PaymentIntent, SessionStage } from './Session.ts';
import { statusChange } from './statusChange.ts';

export interface Starter {
  start(params: AskedParams): Promise<Payment>;
  /** Puts a payment on the screen. `readAt` as in `FollowedPayment`. */
  show(intent: PaymentIntent, params: AskedParams, readAt: number): void;
  /** What is shown next is news, even if it was shown before. */
  forget(): void;
}

/** Over, unpaid: a new payment may follow. */
const ENDED = /^(cancelled|failed|expired)$/;

/** Creates payments, one request for one wish. */
export function createStarter(
  { session, set, notify, fail }: SessionControl,
  client: Client,
): Starter {
  const { queryClient, queryKey, getState } = session;
  const createPayment = createOnce({ client, endpoint: session.endpoint });
  let latest: { key: string; stage: SessionStage; promise: Promise<Payment> } | undefined;
  let shownId: string | undefined;
  /** Whether the modal was opened for what is created: there the shopper can be asked. */
  let inModal = false;

  /** The payment on the screen, as new as it is known. */
  const open = (): Payment | null => {
    const { stage } = getState();
    if (stage.status !== 'open') return null;
    const { id, payment = null } = stage.followed;
    return queryClient.getQueryData<Payment>(queryKey(id)) ?? payment;
  };

  const show: Starter['show'] = (intent, params, readAt) => {
    const { id } = intent.payment;
    // Where it is followed already; otherwise the first hook brings it in as initial data.
    queryClient.setQueryData<Payment>(
      queryKey(id),
      (shown) => shown && newerPayment(shown, intent.payment),
    );
    const payment = queryClient.getQueryData<Payment>(queryKey(id)) ?? intent.payment;
    const followed = { id, clientSecret: intent.clientSecret, payment, readAt, params };
    set({ stage: { status: 'open', params, followed } });
    if (shownId !== id) notify(statusChange(id, payment, null));
    shownId = id;
  };

  const create = async (params: AskedParams, stage: SessionStage): Promise<Payment> => {
    try {
      const intent = await createPayment(params);
      // Something else was opened meanwhile: this one is not shown.
      if (getState().stage === stage) {
        show(intent, params, Date.now());
        if (latest?.stage === stage) latest.stage = getState().stage;
      }
      return intent.payment;
    } catch (thrown) {
      // The client throws nothing else.
      const error = thrown as CheckoutError;
      // What is on the screen may have been paid by now: only a plain no takes it away.
      const stays = stage.status === 'open' && error.retryable;
      if (getState().stage === stage && !stays) {
        if (session.modal && inModal && error.code.endsWith('_required')) {
          set({ stage: { status: 'choosing', params, error } });
        } else fail(error, params);
      }
      throw error;
    }
  };

  const start = (params: AskedParams): Promise<Payment> => {
    const key = JSON.stringify(params);
    const { stage, modalOpen } = getState();
    if (latest?.key === key && latest.stage === stage) {
      const shown = open();
      if (shown === null) return latest.promise;
      // Which order it is the server says, also the second time. What is shown stays until then.
      if (params.orderId === undefined && !isFinal(shown.status)) {
        inModal = modalOpen;
        return create(params, stage).catch((error: CheckoutError) => {
          if (error.retryable) return shown;
          throw error;
        });
      }
      if (params.orderId !== undefined && !ENDED.test(shown.status)) return Promise.resolve(shown);
    }
    const creating: SessionStage = { status: 'creating', params };
    inModal = modalOpen;
    set({ stage: creating });
    const promise = create(params, creating);
    latest = { key, stage: creating, promise };
    const { orderId = null, provider = null } = params;
    notify({ event: { type: 'create_start', orderId, provider } });
    return promise;
  };

  session.subscribe(() => {
    const { stage, modalOpen } = getState();
    if (modalOpen) inModal = true;
    // Nothing was created: there is nothing to come back to.
    else if (stage.status === 'choosing') set({ stage: { status: 'idle' } });
  });

  return {
    start,
    show,
    forget() {
      shownId = undefined;
    },
  };
}
