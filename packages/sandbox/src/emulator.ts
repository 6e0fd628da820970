import type { Chain } from './chain.ts';
import type { VirtualClock } from './clock.ts';
import type { FaultControl } from './faults.ts';
import type { OutgoingNotice } from './outbox.ts';
import type { Random } from './random.ts';

/** A named choice between behaviours; the first value is the default. */
export interface DialectSwitch {
  readonly values: readonly [string, ...string[]];
  /** What the choice is about, and which text says so. */
  readonly source: string;
  /** True where no document states the behaviour. */
  readonly inferred?: true;
}

/** What an emulator was written from. */
export interface ProviderDocument {
  readonly links: readonly string[];
  /** The date of the text, YYYY-MM. */
  readonly date: string;
  readonly dialects: Readonly<Record<string, DialectSwitch>>;
  /** Everything that the emulator does although no document states it. */
  readonly inferred: readonly string[];
}

export interface PayOptions {
  /** How much arrives, in the asset that arrives; without it, what is still missing. */
  amount?: string;
  /** How much arrives, as a fraction of what is due: '0.5'. */
  share?: string;
  /** The code of the asset that arrives; without it, the right one. */
  asset?: string;
}

/** What the provider tells in place of what it agreed to. */
export interface MisreportOptions {
  /** The amount due, in the asset that is due. */
  due?: string;
  /** In USD. */
  price?: string;
  /** The code of another asset. */
  asset?: string;
  /** The merchant's own id. */
  orderId?: string;
}

/**
 * What a shopper's wallet, the network and the provider's operator can do to a payment.
 * A missing one is something that the provider does not offer.
 */
export interface Operations {
  pay(reference: string, options?: PayOptions): void;
  confirm?(reference: string): void;
  expire?(reference: string): void;
  fail?(reference: string): void;
  cancel?(reference: string): void;
  refund?(reference: string): void;
  /** Sends a notice of success that the provider did not write; the payment stays as it is. */
  forge?(reference: string): void;
  /** From now on the provider tells something else than it agreed to; without options, a hundredth of the amount due. */
  misreport?(reference: string, options?: MisreportOptions): void;
  /** From now on the provider tells a status that no document knows. */
  reword?(reference: string): void;
  /** The blocks that held the transfers are replaced: nothing has arrived, and nobody is told. */
  revert?(reference: string): void;
}

export type OperationName = keyof Operations;

/** A payment in words that all providers share, for the control page and for tests. */
export interface PaymentSummary {
  readonly provider: string;
  readonly reference: string;
  readonly orderId: string;
  readonly description: string | null;
  /** The provider's own word. */
  readonly status: string;
  readonly tone: 'waiting' | 'active' | 'good' | 'warning' | 'bad';
  readonly price: { readonly amount: string; readonly currency: string };
  readonly due: { readonly amount: string; readonly asset: string };
  /** What a transfer is made in while the due is not yet told in it. */
  readonly payAsset?: string;
  readonly received: string;
  /** What is still missing would complete it. */
  readonly takesRest?: true;
  /** Null while the shopper has chosen none. */
  readonly network: string | null;
  /** Null while there is nothing to send a transfer to. */
  readonly address: string | null;
  /** The provider's own page of the payment, as a path below its origin; absent where it has none. */
  readonly page?: string;
  readonly createdAt: string;
  /** Null where the provider holds a price for as long as it takes. */
  readonly expiresAt: string | null;
  readonly transfers: readonly TransferSummary[];
  /** An asset that a careless shopper might send instead. */
  readonly otherAsset: string;
  /** What can be done to it now. */
  readonly can: readonly OperationName[];
}

export interface TransferSummary {
  readonly hash: string;
  readonly amount: string;
  readonly asset: string;
  readonly confirmations: number;
  readonly required: number;
}

/**
 * What the provider's operator and the network can do to a withdrawal: let its transfer leave,
 * confirm it, end it in one of three ways, tell a status that no document knows; and somebody else
 * can forge a notice of its success.
 */
export const WITHDRAWAL_MOVES = [
  ...(['send', 'confirm', 'fail', 'reject', 'cancel'] as const),
  ...(['forge', 'reword'] as const),
] as const;

export type WithdrawalMove = (typeof WITHDRAWAL_MOVES)[number];

/** Money that leaves the merchant's account. */
export interface WithdrawalSummary {
  readonly provider: string;
  readonly reference: string;
  /** The merchant's own id. */
  readonly customId: string | null;
  /** The provider's own word. */
  readonly status: string;
  readonly tone: PaymentSummary['tone'];
  /** What the recipient receives. */
  readonly amount: string;
  readonly fee: string;
  readonly asset: string;
  readonly network: string;
  readonly address: string;
  /** Null until its transfer left. */
  readonly hash: string | null;
  readonly createdAt: string;
  /** What can be done to it now. */
  readonly can: readonly WithdrawalMove[];
}

export interface Withdrawals {
  /** Oldest first. */
  list(): readonly WithdrawalSummary[];
  /** @throws SandboxError for an unknown withdrawal, and for a move that it cannot make now. */
  move(reference: string, move: WithdrawalMove): void;
}

/** What an emulator is given; it reaches for nothing else. */
export interface EmulatorContext {
  readonly clock: VirtualClock;
  readonly random: Random;
  /** Gives the same credentials for the same seed, whatever else happened. */
  readonly credentialsRandom: Random;
  readonly chain: Chain;
  readonly faults: FaultControl;
  send(notice: OutgoingNotice): void;
  /** To be called once a payment was created, so that the scenario can play. */
  created(reference: string): void;
}

/** One provider, played from its documents. */
export interface Emulator<Credentials extends object = object> {
  readonly name: string;
  readonly document: ProviderDocument;
  /**
   * What the provider would hand to a merchant, under the names of the merchant's options; its URLs
   * are those below `origin`.
   */
  credentials(origin: string): Credentials;
  /**
   * Where the notices of the whole account go, as the merchant set it up at the provider's; null
   * while nothing is. Absent where each payment names its own.
   */
  callbackUrl?: string | null;
  readonly operations: Operations;
  readonly dialect: Readonly<Record<string, string>>;
  /** Rejects names and values that the document does not list. */
  setDialect(patch: Readonly<Record<string, string>>): void;
  /** Answers a request whose path is the provider's own behind its id ('/cryptofuse/payments/'). */
  fetch(request: Request): Promise<Response>;
  /** The refusal that the documents have under a code; undefined for a code that they do not have. */
  readonly refuse?: (code: string) => Response | undefined;
  /** Oldest first. */
  payments(): readonly PaymentSummary[];
  has(reference: string): boolean;
  summary(reference: string): PaymentSummary;
  /** Absent where the provider pays nothing out. */
  readonly withdrawals?: Withdrawals;
  /** Its signed calls carry a nonce, and it refuses as many of them as the fault `refuseNonces` says. */
  readonly usesNonce?: true;
  /** It sends back what was too little, and nothing once a payment was paid in full. */
  readonly keepsFullPayments?: true;
  /** Revokes the access tokens issued so far, where the provider has such. */
  expireTokens?(): void;
  /** What it has to know to go on after a restart, as plain JSON. */
  save(): unknown;
  /** Goes on with what `save` gave; called once, before anything else. */
  restore(saved: unknown): void;
  reset(): void;
}

/** Thrown out of an emulator's `fetch` when the work was done and its answer never arrives. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';

  constructor() {
    super('The sandbox was told to lose this answer.');
  }
}
