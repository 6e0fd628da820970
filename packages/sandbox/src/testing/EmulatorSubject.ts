import type { ProviderId } from '../providers/emulators.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ScenarioName } from '../scenarios.ts';

type Calls = Readonly<Record<string, (sandbox: Sandbox) => Request | Promise<Request>>>;

/** How a merchant and a shopper deal with one emulated provider: all that its suite has to know. */
export interface EmulatorSubject {
  readonly id: ProviderId;
  /** A payment that a shopper can pay, whose notices go to `NOTICES_TO`; its reference. */
  create(sandbox: Sandbox): Promise<string>;
  /** What the documented call says of a payment: the provider's own word. */
  ask(sandbox: Sandbox, reference: string): Promise<string>;
  /** A call of each kind that the merchant makes, signed anew each time. */
  readonly calls: Calls;
  /** Calls that need no credentials. */
  readonly openCalls: Calls;
  /** What becomes of one of the `calls` whose very bytes came before. */
  readonly replay: 'answered' | 'refused';
  /** Calls by somebody who has not what the merchant has. */
  readonly strangers: Calls;
  /** The answer that the documents have for them. */
  readonly refusal: { readonly status: number; readonly body: unknown };
  /** What ends a payment that nobody paid, and is told by one notice. */
  readonly endsWith: 'fail' | 'expire';
  readonly notices: {
    /** How many tell of a payment that is paid in one go. */
    readonly ofPaid: number;
    readonly method: 'GET' | 'POST';
    /** What a receiver answers that has taken it, among 200, 201 and 204. */
    readonly taken: readonly number[];
    /** When one that nobody takes is sent, in ms since the first time. */
    readonly sentAfterMs: readonly number[];
    readonly body: RegExp;
  };
  readonly cannotPlay: readonly ScenarioName[];
}

export const NOTICES_TO = 'https://shop.example/callbacks/t1';
