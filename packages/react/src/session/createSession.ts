import { CheckoutError } from '@coinslot/core';
import type { QueryClient } from '@tanstack/react-query';
import type { AskedParams } from '../hooks/AskedParams.ts';
import type { createEngine, Engine } from './createEngine.ts';
import type { Session, SessionNotice, SessionStage, SessionState } from './Session.ts';

export interface SessionOptions {
  endpoint: string;
  fetch: typeof fetch;
  queryClient: QueryClient;
  /** Loads what talks to the server; in a bundle a chunk of its own. */
  loadEngine?: () => Promise<{ createEngine: typeof createEngine }>;
}

/** What only the engine may do. */
export interface SessionControl extends Pick<SessionOptions, 'fetch'> {
  session: Session;
  set(next: Partial<SessionState>): void;
  notify(notice: SessionNotice): void;
  fail(error: CheckoutError, params: AskedParams): void;
}

/** After a chunk failed to load, in ms. */
const LOAD_AGAIN = 5_000;

/**
 * The one session of a `CheckoutProvider`: the state that hooks subscribe to. Everything that a
 * page needs only once somebody pays is its engine's, which is loaded then.
 */
export function createSession({
  endpoint,
  fetch,
  queryClient,
  loadEngine = () => import('./createEngine.ts'),
}: SessionOptions): Session {
  const changed = new Set<() => void>();
  const heard = new Set<(notice: SessionNotice) => void>();
  let state: SessionState = { stage: { status: 'idle' }, modalOpen: false };
  let loading: Promise<Engine> | undefined;
  let engine: Engine | undefined;
  let attached = 0;
  let detach: (() => void) | undefined;

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
  const fail: SessionControl['fail'] = (error, params) => {
    set({ stage: { status: 'error', params, error } });
    const { code } = error;
    const { orderId = null } = params;
    notify({ event: { type: 'error', code, orderId, paymentId: null }, error });
  };

  /** Begins as soon as there is something that can watch, be it at the second try to load it. */
  const watch = () => {
    if (attached > 0) detach ??= engine?.watch();
    else {
      detach?.();
      detach = undefined;
    }
  };

  const load = (): Promise<Engine> => {
    loading ??= loadEngine().then(
      (module) => {
        engine = module.createEngine({ fetch, session, set, notify, fail });
        watch();
        return engine;
      },
      (cause: unknown) => {
        // Forgotten, so that the next try loads again.
        loading = undefined;
        throw new CheckoutError('chunk_failed', 'A part of the checkout did not load.', { cause });
      },
    );
    return loading;
  };

  /** Says at once that something happens, also while the engine is still to be loaded. */
  const begin = async <T>(params: AskedParams, work: (engine: Engine) => T | Promise<T>) => {
    let forgotten = false;
    if (engine === undefined) {
      const stage: SessionStage = { status: 'creating', params };
      set({ stage });
      await load().catch((error: CheckoutError) => {
        // A later wish took its place, and tells of the same failure.
        if (state.stage === stage) fail(error, params);
        throw error;
      });
      forgotten = state.stage.status === 'idle';
    }
    const result = work(await load());
    // The page was reset meanwhile: who waits for the answer gets it, the screen does not.
    if (forgotten) session.reset();
    return result;
  };

  const session: Session = {
    endpoint,
    queryClient,
    queryKey: (...id) => ['coinslot', endpoint, ...id],
    engine: () => engine,
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

    start: (params) => begin(params, (loaded) => loaded.start(params)),
    adopt({ payment, clientSecret }) {
      const { orderId, provider } = payment;
      const params = { orderId, provider };
      begin(params, (loaded) => loaded.show({ payment, clientSecret }, params, 0)).catch(() => {});
    },
    setModalOpen(open, reason) {
      if (state.modalOpen === open) return;
      set({ modalOpen: open });
      notify({ event: { type: 'open_change', open, reason } });
    },
    reset() {
      session.setModalOpen(false, 'programmatic');
      set({ stage: { status: 'idle' } });
      engine?.forget();
    },

    load,
    read: async (followed, signal) => (await load()).read(followed, signal),
    nextReadIn: (id) => (engine ? engine.nextReadIn(id) : LOAD_AGAIN),
    check: (id, options) =>
      load().then(
        (loaded) => loaded.check(id, options),
        () => {},
      ),
    attach() {
      attached += 1;
      // Tried again, and told, when it is needed.
      load().catch(() => {});
      watch();
      return () => {
        attached -= 1;
        watch();
      };
    },
  };
  return session;
}
