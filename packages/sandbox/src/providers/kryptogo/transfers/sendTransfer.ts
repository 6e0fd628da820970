import { toPlain } from '../../../decimal.ts';
import type { Json } from '../../../json.ts';
import type { KryptogoAccount } from '../account.ts';
import { Refusal } from '../refusal.ts';
import { seconds } from '../render.ts';
import { network } from '../tokens.ts';
import { balanceOf } from './balanceOf.ts';
import type { KryptogoTransfer, TransferRequest } from './entities.ts';

/**
 * Sends what was asked for, at once and for good.
 *
 * @throws Refusal 4015 where the balance does not have it.
 */
export function sendTransfer(account: KryptogoAccount, request: TransferRequest): KryptogoTransfer {
  const missing = request.amount - balanceOf(account, request.token);
  if (missing > 0n) throw new Refusal(4015, { insufficient_amount: toPlain(missing) });
  const { clock, random } = account.context;
  const at = clock.now();
  const count = account.transfers.size + 1;
  const id = `${account.orgId}-${seconds(at)}-${count}`;
  const transfer: KryptogoTransfer = { ...request, id, hash: network.newHash(random), at };
  account.transfers.set(id, transfer);
  return transfer;
}

export function transferBody({ id, hash, at }: KryptogoTransfer): Json {
  return { id, tx_hash: hash, transfer_time: seconds(at) };
}
