import type { Decimal } from '../../../decimal.ts';
import type { Token } from '../tokens.ts';

/** A request to send tokens out, read. */
export interface TransferRequest {
  readonly token: Token;
  readonly amount: Decimal;
  readonly walletAddress: string;
}

/** Tokens that left the merchant's account. */
export interface KryptogoTransfer extends TransferRequest {
  readonly id: string;
  readonly hash: string;
  readonly at: number;
}
