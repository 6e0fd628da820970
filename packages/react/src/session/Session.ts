import type { CheckoutError, Payment } from '@coinslot/core';
import type { QueryClient } from '@tanstack/react-query';
import type { AskedParams } from '../hooks/AskedParams.ts';
import type { CheckoutEvent, OpenChangeReason } from './CheckoutEvent.ts';
import type { Engine } from './createEngine.ts';

/** A payment with the secret that lets this browser read it. */
export interface PaymentIntent {
  payment: Payment;
  clientSecret: string;
}

/** What is needed to follow a payment; `payment` is what is shown until the first answer. */
export interface FollowedPayment {
  id: string;
  /** Null: the server is asked for it, and gives it to whoever may pay the order. */
  clientSecret: string | null;
  payment?: Payment | undefined;
  /** Unix time in ms at which `payment` was read; 0 asks at once. */
  readAt: number;
  /** What it was asked for with: the server needs it to hand out a secret. */
  params?: AskedParams;
}

/** Which payment is open. */
export type SessionStage =
  | { status: 'idle' }
  | { status: 'creating'; params: AskedParams }
  /**
   * The modal asks the shopper how to pay, or for what the provider needs of them: the server has to
   * be told (`choice_required`, `fields_required`). Nothing was created.
   */
  | { status: 'choosing'; params: AskedParams; error: CheckoutError }
  | { status: 'open'; params: AskedParams | null; followed: FollowedPayment }
  | { status: 'error'; params: AskedParams; error: CheckoutError };

export interface SessionState {
  readonly stage: SessionStage;
  readonly modalOpen: boolean;
}

/** What happened, as hooks hear it: the public event, and what only the page's own callbacks get. */
export interface SessionNotice {
  event: CheckoutEvent;
  /** The followed payment that it is about. A newer payment may have taken its place meanwhile. */
  id?: string;
  /** With a `status_change`. */
  payment?: Payment;
  previous?: Payment | null;
  /** With an `error`. */
  error?: CheckoutError;
}

/** What the shopper chose that the code holds, by network, and whether to see it beside a link. */
export interface QrWish {
  holds?: Record<string, 'address' | 'link'>;
  shown?: boolean;
}

/** One per `CheckoutProvider`. Its methods never change and need no `this`. */
export interface Session {
  /** The page has a modal, in which the shopper can be asked how to pay. */
  modal?: true;
  /** The shopper has closed the modal while the payment goes on. */
  aside?: boolean;
  /** What the shopper wanted of the code to scan: for the next card, the first time or again. */
  qr?: QrWish;
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Hears what happens, outside of rendering. */
  listen(listener: (notice: SessionNotice) => void): () => void;
  emit(event: CheckoutEvent): void;

  /**
   * Creates the order's payment, or gets the live one. Calls for the same payment while one is
   * under way share it; a payment that is already open is not asked for again until it ended.
   *
   * @throws {CheckoutError}
   */
  start(params: AskedParams): Promise<Payment>;
  /** Shows a payment that the server created. */
  adopt(intent: PaymentIntent): void;
  setModalOpen(open: boolean, reason: OpenChangeReason): void;
  /** Forgets the payment; on the server it goes on. */
  reset(): void;

  /**
   * Loads what talks to the server, once; before it is needed, on the shopper's intent.
   *
   * @throws {CheckoutError} `chunk_failed`
   */
  load(): Promise<Engine>;
  /** What was loaded, or undefined until then. */
  engine(): Engine | undefined;
  /** Keeps the servers of one page apart. */
  readonly endpoint: string;
  readonly queryClient: QueryClient;
  /** Of one payment, or what the keys of all begin with. */
  queryKey(...id: [id?: string]): readonly [name: string, endpoint: string, ...id: [id?: string]];
  /** For the query of a payment: reads it. */
  read(followed: FollowedPayment, signal: AbortSignal): Promise<Payment>;
  /** For the query of a payment: ms until the next read, or false. */
  nextReadIn(id: string): number | false;
  /** Asks the provider, through the server, now. `paid`: the shopper says so. Never rejects. */
  check(id: string, options?: { paid?: true }): Promise<void>;
  /** Watches the page while a payment is followed: focus, network, other tabs. */
  attach(): () => void;
}
