import { toPlain } from '../../../decimal.ts';
import type { WithdrawalSummary, Withdrawals } from '../../../emulator.ts';
import { SandboxError } from '../../../SandboxError.ts';
import type { KryptogoAccount } from '../account.ts';
import { network } from '../tokens.ts';
import type { KryptogoTransfer } from './entities.ts';

/** The transfers, for people: they are over when their call is answered, and nothing can be done to them. */
export function createWithdrawals({ transfers }: KryptogoAccount): Withdrawals {
  return {
    list: () => [...transfers.values()].map(summarise),
    move(reference, move) {
      if (!transfers.has(reference)) {
        throw new SandboxError(404, `There is no withdrawal ${reference}.`);
      }
      throw new SandboxError(409, `Cannot ${move} a transfer: it was sent at once.`);
    },
  };
}

function summarise({
  id,
  token,
  amount,
  walletAddress,
  hash,
  at,
}: KryptogoTransfer): WithdrawalSummary {
  return {
    provider: 'kryptogo',
    reference: id,
    customId: null,
    // No document has a word for it.
    status: 'sent',
    tone: 'good',
    amount: toPlain(amount),
    fee: '0',
    asset: token.symbol,
    network: network.name,
    address: walletAddress,
    hash,
    createdAt: new Date(at).toISOString(),
    can: [],
  };
}
