import type { Transfer } from '../../../chain.ts';
import type { Decimal } from '../../../decimal.ts';
import type { Currency } from '../currencies.ts';

/** The documented words; the guide has pending, processing and completed, the filter of the list all. */
export type WithdrawalState =
  | 'pending'
  | 'approved'
  | 'processing'
  | 'submitted'
  | 'confirmed'
  | 'completed'
  | 'rejected'
  | 'failed'
  | 'cancelled';

/** What a withdrawal moves, all of it in its currency. */
export interface WithdrawalTerms {
  readonly currency: Currency;
  /** As the merchant asked for it: with the fees in it, or without. */
  readonly requested: Decimal;
  /** What the recipient receives. */
  readonly amount: Decimal;
  readonly platformFee: Decimal;
  readonly networkFee: Decimal;
}

export interface CryptofuseWithdrawal extends WithdrawalTerms {
  readonly withdrawalId: string;
  readonly customId: string | null;
  readonly accountId: string | null;
  readonly address: string;
  readonly memo: string | null;
  readonly callbackUrl: string | null;
  readonly createdAt: number;
  state: WithdrawalState;
  /** A status that no document knows, told instead of the true one. */
  unknownWord: string | null;
  /** Every state that it was in, the present one last. */
  history: readonly { readonly state: WithdrawalState; readonly at: number }[];
  /** Null until it is sent. */
  transfer: Transfer | null;
  batchId: string | null;
}

export function totalFee({ platformFee, networkFee }: WithdrawalTerms): Decimal {
  return platformFee + networkFee;
}

/** What leaves the balance. */
export function totalDeducted(terms: WithdrawalTerms): Decimal {
  return terms.amount + totalFee(terms);
}

/** Whether its money is back in the balance. */
export function isReturned({ state }: CryptofuseWithdrawal): boolean {
  return state === 'rejected' || state === 'failed' || state === 'cancelled';
}

/** Its status as the wire tells it. */
export function wordOf({ unknownWord, state }: CryptofuseWithdrawal): string {
  return unknownWord ?? state;
}

/** When it came into its present state. */
export function movedAt({ history, createdAt }: CryptofuseWithdrawal): number {
  return history.at(-1)?.at ?? createdAt;
}
