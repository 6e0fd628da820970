import type { Sandbox, SandboxOptions } from '@coinslot/sandbox';
import type { Choice, Order, Provider } from '@coinslot/server';
import type { Outcomes } from './outcomes.ts';

/** A call of the provider's interface, as `Faults.answers` names it. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below the provider's origin. Left out where it names the payment: then all of the method's. */
  readonly path?: string;
}

/**
 * A provider, and how a merchant and a shopper deal with it: all that the suite has to know. What
 * a provider does not have is null or left out here, never an exception in the suite.
 */
export interface ProviderSubject<Options extends object> {
  factory(options: Options): Provider;
  /** Who plays the provider. Default: the sandbox. */
  play?(options: SandboxOptions): Sandbox;
  /** A merchant's account with whoever plays the provider. */
  account(sandbox: Sandbox): Options;
  /** Options without which the factory must say so, by name. */
  required: readonly (keyof Options & string)[];
  /** Options whose values nobody may ever see. */
  secrets: readonly (keyof Options & string)[];
  /** Options that name a host: in production a sandbox's must be refused. */
  hosts: readonly (keyof Options & string)[];
  /** The same account with credentials that the provider refuses. */
  refused(account: Options): Options;
  /** One of the merchant's orders, with a price that the provider takes. */
  order: Order;
  /** What the shopper chooses, as a page sends it. */
  choice: Partial<Choice>;
  calls: {
    /** What a creation asks; null where nothing is asked before the shopper opens the page. */
    readonly create: Call | null;
    readonly read: Call;
  };
  /** A notice as the provider writes it, which says nothing new of the payment. */
  notice(url: string, reference: string, account: Options): Promise<Request>;
  /** Where the account is told, outside of any payment, where its notices go. */
  connect?(sandbox: Sandbox, callbackUrl: string): void;
  /** Why nothing at all finds a payment again whose creation got no answer. */
  lostForGood?: string;
  /** What a shopper does between the creation and the money: opens the hosted page. */
  arrive?(sandbox: Sandbox, url: string): Promise<void>;
  /** Choices between documents that only go together with others, by name: `{ a: { b: 'on' } }`. */
  dialects?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How each scenario ends where it ends otherwise than with the others, and which it can not play. */
  outcomes: Outcomes;
}
