import type { TimeSource } from './clock.ts';
import type {
  MisreportOptions,
  OperationName,
  PaymentSummary,
  PayOptions,
  ProviderDocument,
  WithdrawalMove,
  WithdrawalSummary,
} from './emulator.ts';
import type { Faults, FaultsPatch } from './faults.ts';
import type { Notice } from './outbox.ts';
import type { ProviderId, SandboxCredentials } from './providers/emulators.ts';
import type { LoggedRequest } from './requestLog.ts';
import type { ScenarioName } from './scenarios.ts';
import type { SandboxSnapshot } from './snapshot.ts';

export interface SandboxOptions {
  /** Real time unless told otherwise; `manualClock()` stands still until `advance`. */
  clock?: TimeSource;
  /** The same seed (and clock) gives the same ids, addresses and credentials. Without it the ids are random and the credentials those of every sandbox. */
  seed?: string;
  /** Carries notices to the merchant; `fetch` unless told otherwise. */
  deliver?: (request: Request) => Promise<Response>;
  /**
   * What `snapshot()` of an earlier sandbox gave, to go on where that one was; what fell due
   * meanwhile happens at once. Its seed takes the place of `seed`. A snapshot that another version
   * wrote is refused with a `TypeError`.
   */
  restore?: SandboxSnapshot;
  /** Called after whatever may have changed the snapshot, and before a provider's answer leaves. */
  onChange?: (sandbox: Sandbox) => void;
}

/** An emulated provider and how it is set up. */
export interface SandboxProvider {
  readonly id: ProviderId;
  readonly name: string;
  readonly origin: string;
  readonly document: ProviderDocument;
  readonly dialect: Readonly<Record<string, string>>;
  /** The callback URL of the account; null while none is set, absent where each payment names its own. */
  readonly callbackUrl?: string | null;
  /** What can be done to its payments, some time or other. */
  readonly operations: readonly OperationName[];
  /** The scenarios that it can play; another one leaves its payments alone. */
  readonly scenarios: readonly ScenarioName[];
}

/**
 * The emulated providers, the shopper's wallet and the operator's desk in one object.
 *
 * `reference` is always the provider's reference of a payment. The calls that move a payment
 * resolve when the notices that they caused have been answered, and reject with a `SandboxError`
 * when the payment is unknown or cannot move that way.
 */
export interface Sandbox {
  /** Answers for every provider below its origin, and the control page and API elsewhere. */
  fetch(request: Request): Promise<Response>;
  /** Base URL of each provider. */
  readonly origins: Readonly<Record<ProviderId, string>>;
  /** What a merchant's account has, ready to be spread into the provider's options. */
  readonly credentials: SandboxCredentials;
  readonly providers: readonly SandboxProvider[];

  /** Chooses what happens to the payments created from now on, and sets the faults to those of the scenario. Without a name, tells which one plays. */
  scenario(name?: ScenarioName): ScenarioName;
  /**
   * Does what a browser does that opens a provider's page of a payment. Rejects with a
   * `SandboxError` when the page is not shown.
   *
   * @example
   * await sandbox.open(payment.action.url);
   * await sandbox.pay(reference);
   */
  open(url: string): Promise<void>;
  /** A transfer arrives: what is missing, or `amount`, of the right asset, or of `asset`. */
  pay(reference: string, options?: PayOptions): Promise<void>;
  /** All transfers of the payment get their confirmations now. */
  confirm(reference: string): Promise<void>;
  expire(reference: string): Promise<void>;
  fail(reference: string): Promise<void>;
  cancel(reference: string): Promise<void>;
  refund(reference: string): Promise<void>;
  /** Somebody else claims success in a notice of their own. */
  forge(reference: string): Promise<void>;
  /** From now on the provider tells something else than it agreed to; without options, a hundredth of the amount due. */
  misreport(reference: string, options?: MisreportOptions): Promise<void>;
  /** From now on the provider tells a status that no document knows. */
  reword(reference: string): Promise<void>;
  /** The blocks that held the transfers are replaced: nothing has arrived, and nobody is told. */
  revert(reference: string): Promise<void>;
  /**
   * Moves a withdrawal: its transfer leaves (`send`), is confirmed, or the withdrawal ends without it;
   * `forge` lets somebody else claim its success, and with `reword` the provider tells a status that
   * no document knows. Resolves and rejects as the calls for payments do.
   *
   * @example
   * await sandbox.moveWithdrawal(withdrawalId, 'confirm');
   */
  moveWithdrawal(reference: string, move: WithdrawalMove): Promise<void>;
  /** Moves the sandbox's time by `ms` and plays everything that falls due. */
  advance(ms: number): Promise<void>;
  /** The sandbox's present moment, in ms since the epoch. */
  now(): number;

  /** All payments, oldest first. */
  payments(): readonly PaymentSummary[];
  /** All withdrawals, oldest first. */
  withdrawals(): readonly WithdrawalSummary[];
  /** The notices sent, held back or dropped, oldest first; the last thousand. */
  notices(): readonly Notice[];
  /** Sends a notice's bytes once more. */
  resend(noticeId: string): Promise<void>;
  /** The calls that reached the providers, oldest first; the last thousand. */
  requests(): readonly LoggedRequest[];
  /** Changes what is wrong with the providers; returns what is. */
  faults(patch?: FaultsPatch): Readonly<Faults>;
  /** Chooses between behaviours that the documents disagree on; see the provider's `document`. */
  dialect(provider: ProviderId, patch: Readonly<Record<string, string>>): void;
  /**
   * Sets the callback URL in the dashboard of a provider that has one for all payments (`null`
   * empties the field) and returns what it is now. It stays over a `reset`.
   *
   * @throws SandboxError for what is no http or https URL, and for a provider without the field.
   * @example
   * sandbox.callbackUrl('kanga', 'http://127.0.0.1:3000/api/checkout/callbacks/kanga');
   */
  callbackUrl(provider: ProviderId, url?: string | null): string | null;

  /**
   * All that a sandbox has to know to go on where this one is, as plain JSON.
   *
   * @example
   * const onChange = (sandbox: Sandbox) => write(JSON.stringify(sandbox.snapshot()));
   * const sandbox = createSandbox({ restore: JSON.parse(read()), onChange });
   */
  snapshot(): SandboxSnapshot;
  /** Tells the sandbox under which URL it is served; `listen` does this. */
  bind(baseUrl: string): void;
  /** No payments, withdrawals, notices, faults or tokens; the scenario is `manual` and time as it was. Ids are not used again. */
  reset(): void;
  /** Ends everything that waits for a moment. */
  close(): void;
}
