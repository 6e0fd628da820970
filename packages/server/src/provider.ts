import type {
  Asset,
  ErrorCode,
  Expected,
  Money,
  NextAction,
  PaymentStatus,
  ProviderFact,
  ReviewReason,
  UnderpaymentPolicy,
} from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import type { Log } from './log.ts';
import type { Order } from './order.ts';
import type { Store } from './store.ts';

/** What an adapter may use. It has no clock, randomness or `fetch` of its own. */
export interface ProviderContext {
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  random: (bytes: number) => Uint8Array;
  log: Log;
  signal: AbortSignal | undefined;
  store: Store;
}

/** One of the order's prices, in a currency that the provider supports. */
export interface PricedOrder extends Order {
  price: Money;
}

/** What the shopper chose. */
export interface Choice {
  /** The provider's code of the asset; undefined where it has one, or asks for it itself. */
  asset: string | undefined;
  routeId?: string | undefined;
  fields?:
    | {
        /** By key, or as it is where the provider asks for one thing alone. */
        from?: string | Record<string, string> | undefined;
        route?: Record<string, string> | undefined;
      }
    | undefined;
  agreement?: true | undefined;
  /** What the browser sent beside its choice. Nobody believes it. */
  params?: Record<string, unknown> | undefined;
}

/** What a creation is told besides the order and the choice. */
export interface CreateContext extends ProviderContext {
  /** Our own id: given to the provider as its order id where it takes one. */
  paymentId: string;
  /** Where the provider shall send its notices. */
  callbackUrl: string;
  /** Where the shopper comes back to from a hosted page. */
  returnUrl: string;
  /** What the provider may sign this payment's notices with: no other payment has the same. */
  noticeSecret(): Promise<string>;
}

export interface CreatedPayment {
  reference: string;
  due: { amount: string; asset: Asset } | null;
  action: NextAction;
  /** ISO 8601, or null where the provider sets no deadline. */
  expiresAt: string | null;
  /** The provider's word for the state right after the creation; null where it has said none yet. */
  word: string | null;
  /** What the adapter needs again to read the payment. Never leaves the server. */
  private: Record<string, unknown>;
}

/** What a notice is read with, besides the notice. */
export interface NoticeContext extends ProviderContext {
  /** The payment that the callback URL was made for; null where the URL names none. */
  payment: PaymentReference | null;
  /** That payment's {@link CreateContext.noticeSecret}, under each of the checkout's secrets. */
  noticeSecrets(): Promise<readonly string[]>;
}

/** Which payment to read. */
export interface PaymentReference {
  /** The provider's identifier, or null when the answer to the creation was lost. */
  reference: string | null;
  paymentId: string;
  /** Null when the answer to the creation was lost: then the fact's `offer` is looked for. */
  due: { amount: string; asset: Asset } | null;
  /** What was agreed before the creation. */
  expected: Expected;
  private: Record<string, unknown>;
}

/** A notice as it came: never a parsed body. */
export interface Notice {
  readonly method: string;
  readonly url: URL;
  readonly headers: Pick<Headers, 'get'>;
  readonly body: Uint8Array;
}

export interface ParsedNotice {
  /** The provider's identifier of the payment. */
  reference: string;
  evidence: 'hint' | 'signed';
  /** Only with `signed`; without it a signed notice, too, only causes a read. */
  fact?: ProviderFact | undefined;
  /** SHA-256 of the raw bytes for a signed notice, null for a hint (hints are never deduplicated). */
  dedupeKey: string | null;
  /** A signed withdrawal event: it concerns no payment and gets an outbox row of its own. */
  payout?: { withdrawalId: string; status: string; raw: Record<string, unknown> } | undefined;
}

/** One word of the provider: what it claims, and what the merchant has to look at because of it. */
export interface StatusMeaning {
  claim: PaymentStatus;
  review?: ReviewReason | undefined;
}

export interface Pace {
  /** One payment is asked for at most this often, by whomever, in ms. Default 5,000. */
  readonly leastMs?: number | undefined;
  /** Between the checks of a payment that has been quiet for long, in ms. Default ten minutes. */
  readonly restMs?: number | undefined;
  /** Questions of one round at the same time. Default 4. */
  readonly atOnce?: number | undefined;
}

/**
 * A payment provider, as a plain object from a factory that takes typed options. Check it with
 * `satisfies Provider` or {@link defineProvider}; every provider passes one conformance suite.
 */
export interface Provider {
  /** Lower case, in URLs: `[a-z][a-z0-9-]*`. */
  readonly id: string;
  readonly name: string;
  readonly docs: readonly string[];
  readonly noticeTrust: 'signed' | 'hint';
  readonly underpayment: UnderpaymentPolicy;
  readonly priceCurrencies: readonly string[];
  /** What the provider expects as the answer to a notice that was taken. */
  readonly acknowledge: { readonly status: number; readonly body: string | null };
  /** The media types of its notices, where its documents name them: others are refused. */
  readonly noticeTypes?: readonly string[] | undefined;
  /** How long after the deadline money is still watched for, in ms. */
  readonly watchMs: number;
  /** How often the provider may be asked, where not as often as others. */
  readonly pace?: Pace | undefined;
  /**
   * `none`: nothing but its own identifier leads to a payment. A creation whose answer was lost is
   * then found by a notice to its callback URL alone, and the shopper may leave it at once.
   */
  readonly lookUp?: 'none' | undefined;
  /** Configuration errors, in sentences; `createCheckout` collects them and throws them at first use. */
  problems(environment: 'sandbox' | 'production'): readonly string[];
  /**
   * Which of the prices the page means, where its `params` name one. They are the order's own, in
   * the provider's currencies; the first is the one that is taken where nothing is named.
   *
   * @throws {CheckoutError} `amount_mismatch` and the like: the page shows the shopper another price.
   */
  askedPrice?(prices: readonly Money[], params: Readonly<Record<string, unknown>>): Money;
  /**
   * Whether the order could be paid by the choice, as far as is known without a call. Asked before
   * anything is written: what it refuses leaves no trace, and an open payment as it is.
   *
   * @throws {CheckoutError} `choice_required`, `asset_not_supported`, `fields_required` and the like.
   */
  check?(order: PricedOrder, choice: Choice): void;
  quote(order: PricedOrder, ctx: ProviderContext): Promise<readonly PaymentOption[]>;
  /** A lost answer rejects with a `CheckoutError` whose `outcomeUnknown` is true. */
  create(order: PricedOrder, choice: Choice, ctx: CreateContext): Promise<CreatedPayment>;
  /**
   * Null when the provider knows no such payment: after a lost creation, and until the shopper has
   * opened a page on which the payment comes to be.
   */
  read(payment: PaymentReference, ctx: ProviderContext): Promise<ProviderFact | null>;
  /** Rejects with `invalid_signature` or `invalid_notice`. */
  parseNotice(notice: Notice, ctx: NoticeContext): Promise<ParsedNotice>;
  /** The shopper says "I have paid", where the provider wants to be told. */
  claimPaid?(payment: PaymentReference, ctx: ProviderContext): Promise<void>;
  /** The provider's words. An unknown word keeps its raw form and never throws. */
  readonly statuses: Readonly<Record<string, StatusMeaning>>;
  /** The provider's refusal codes. */
  readonly refusals: Readonly<Record<string, ErrorCode>>;
}
