import { CheckoutError, type Payment } from '@coinslot/core';
import type { QueryClient } from '@tanstack/react-query';
import type { PaymentParams } from '../hooks/PaymentParams.ts';
import type { createEngine, Engine } from './createEngine.ts';
import { createServerClock } from './createServerClock.ts';
import { newerPayment } from './newerPayment.ts';
import type {
  PaymentIntent,
  Session,
  SessionNotice,
  SessionStage,
  SessionState,
} from './Session.ts';
import { statusChange } from './statusChange.ts';

export interface SessionOptions {
  endpoint: string;
  fetch: typeof fetch;
  queryClient: QueryClient;
  /** Loads what talks to the server; in a bundle a chunk of its own. */
  loadEngine?: () => Promise<{ createEngine: typeof createEngine }>;
}

/** After a chunk failed to load, in ms. */
const LOAD_AGAIN = 5_000;

/** Over, unpaid: a new payment may follow. */
const ENDED = /^(cancelled|failed|expired)$/;

/** The one session of a `CheckoutProvider`. Does nothing until it is asked. */
export function createSession({
  endpoint,
  fetch,
  queryClient,
  loadEngine = () => import('./createEngine.ts'),
}: SessionOptions): Session {
  const clock = createServerClock();
  const changed = new Set<() => void>();
  const heard = new Set<(notice: SessionNotice) => void>();
  let state: SessionState = { stage: { status: 'idle' }, modalOpen: false };
  let latest: { key: string; promise: Promise<Payment> } | undefined;
  let loading: Promise<Engine> | undefined;
  let engine: Engine | undefined;

  const set = (next: Partial<SessionState>) => {
    state = { ...state, ...next };
    for (const listener of changed) listener();
  };
  const notify = (notice: SessionNotice) => {
    for (const listener of heard) {
      try {
        listener(notice);
      } catch (error) {
        // A callback of the page failed. The page has to know; the payment goes on.
        void Promise.reject(error);
      }
    }
  };
  const queryKey: Session['queryKey'] = (id) => ['coinslot', endpoint, id];
  const dataOf = (id: string) => queryClient.getQueryData<Payment>(queryKey(id));

  const load = (): Promise<Engine> => {
    loading ??= loadEngine().then(
      (module) => {
        engine = module.createEngine({ endpoint, fetch, queryClient, queryKey, clock, notify });
        return engine;
      },
      (cause: unknown) => {
        // Forgotten, so that the next try loads again.
        loading = undefined;
        throw new CheckoutError(
          'chunk_failed',
          'A part of the checkout did not load, so nothing was sent. Check the connection, or ' +
            'whether a new deployment removed the file, and try again.',
          { cause },
        );
      },
    );
    return loading;
  };

  /** The payment on the screen, as new as it is known. */
  const open = () => {
    const { stage } = state;
    return stage.status === 'open' ? (dataOf(stage.followed.id) ?? stage.followed.payment) : null;
  };

  const show = (
    params: PaymentParams | null,
    intent: PaymentIntent,
    before: string | undefined,
  ) => {
    const { id } = intent.payment;
    const shown = dataOf(id);
    const payment = newerPayment(shown, intent.payment);
    // Where it is followed already; otherwise the first hook brings it in as initial data.
    if (shown) queryClient.setQueryData(queryKey(id), payment);
    const followed = { id, clientSecret: intent.clientSecret, payment, readAt: Date.now(), params };
    set({ stage: { status: 'open', params, followed } });
    if (before !== id) notify(statusChange(id, payment, null));
  };

  const create = async (params: PaymentParams): Promise<Payment> => {
    const before = open()?.id;
    const stage: SessionStage = { status: 'creating', params };
    set({ stage });
    try {
      const intent = await (await load()).create(params);
      // Something else was opened meanwhile: this one is not shown.
      if (state.stage === stage) show(params, intent, before);
      return intent.payment;
    } catch (thrown) {
      // The engine throws nothing else.
      const error = thrown as CheckoutError;
      if (state.stage === stage) {
        set({ stage: { status: 'error', params, error } });
        const { code } = error;
        notify({ event: { type: 'error', code, orderId: params.orderId, paymentId: null }, error });
      }
      throw error;
    }
  };

  const session: Session = {
    clock,
    queryClient,
    queryKey,
    getState: () => state,
    subscribe: (listener) => {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    listen: (listener) => {
      heard.add(listener);
      return () => heard.delete(listener);
    },
    emit: (event) => notify({ event }),

    start(params) {
      const key = JSON.stringify(params);
      if (latest?.key === key) {
        const shown = open();
        if (shown && !ENDED.test(shown.status)) return Promise.resolve(shown);
        if (state.stage.status === 'creating') return latest.promise;
      }
      const promise = create(params);
      latest = { key, promise };
      const { orderId, provider = null } = params;
      notify({ event: { type: 'create_start', orderId, provider } });
      return promise;
    },
    async retry(options) {
      const { stage } = state;
      const shown = open();
      const params =
        (stage.status !== 'idle' && stage.params) ||
        (shown && { orderId: shown.orderId, provider: shown.provider });
      if (!params) {
        throw new CheckoutError('invalid_request', 'Nothing was asked for yet. Call start first.');
      }
      return session.start({ ...params, ...options });
    },
    adopt(intent) {
      latest = undefined;
      show(null, intent, open()?.id);
    },
    setModalOpen(open, reason) {
      if (state.modalOpen === open) return;
      set({ modalOpen: open });
      notify({ event: { type: 'open_change', open, reason } });
    },
    reset() {
      latest = undefined;
      session.setModalOpen(false, 'programmatic');
      set({ stage: { status: 'idle' } });
    },

    prefetch: () => void load().catch(() => {}),
    read: async (followed, signal) => (await load()).read(followed, signal),
    nextReadIn: (id) => (engine === undefined ? LOAD_AGAIN : engine.nextReadIn(id)),
    check: async (id, options) => (await load().catch(() => undefined))?.check(id, options),
    attach() {
      let attached = true;
      let detach: (() => void) | undefined;
      load().then(
        (loaded) => {
          if (attached) detach = loaded.attach();
        },
        () => {},
      );
      return () => {
        attached = false;
        detach?.();
      };
    },
  };
  return session;
}
