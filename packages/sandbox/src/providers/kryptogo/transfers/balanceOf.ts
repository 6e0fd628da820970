import { type Decimal, decimal } from '../../../decimal.ts';
import type { KryptogoAccount } from '../account.ts';
import { type Token, USDT } from '../tokens.ts';

const SAMPLE = decimal('1000');

/** Worked out from the intents and transfers each time: nothing is kept that could disagree with them. */
export function balanceOf({ intents, transfers, dialect }: KryptogoAccount, token: Token): Decimal {
  let balance = dialect.openingBalance === 'sample' ? SAMPLE : 0n;
  if (token === USDT) {
    for (const { aggregation } of intents.values()) balance += aggregation?.amount ?? 0n;
  }
  for (const sent of transfers.values()) {
    if (sent.token === token) balance -= sent.amount;
  }
  // The sample may be taken away after it was spent.
  return balance > 0n ? balance : 0n;
}
