import { ONE } from '../../../decimal.ts';
import { type Fields, requireAmount, requireText } from '../readFields.ts';
import { Refusal } from '../refusal.ts';
import { CHAIN_ID, findContract, network } from '../tokens.ts';
import type { TransferRequest } from './entities.ts';

/** @throws Refusal for one of the four parameters that is missing, or that cannot be. */
export function readTransfer(fields: Fields): TransferRequest {
  if (requireText(fields, 'chain_id') !== CHAIN_ID) throw new Refusal(400, 'chain_id is arb');
  const token = findContract(requireText(fields, 'contract_address'));
  if (token === undefined) throw new Refusal(400, 'contract_address is no token of the account');
  const unit = ONE / 10n ** BigInt(token.decimals);
  const amount = requireAmount(fields, 'amount', unit);
  if (amount % unit !== 0n) throw new Refusal(400, 'amount has too many places');
  const walletAddress = requireText(fields, 'wallet_address');
  if (!network.isAddress(walletAddress)) throw new Refusal(400, 'wallet_address is no address');
  return { token, amount, walletAddress };
}
