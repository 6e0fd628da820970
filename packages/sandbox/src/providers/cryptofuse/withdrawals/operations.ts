import { toPlain } from '../../../decimal.ts';
import type { WithdrawalMove, WithdrawalSummary, Withdrawals } from '../../../emulator.ts';
import { SandboxError } from '../../../SandboxError.ts';
import type { CryptofuseAccount } from '../account.ts';
import { isoSeconds } from '../render.ts';
import { noticeUrl } from '../sendNotice.ts';
import { type CryptofuseWithdrawal, totalFee, type WithdrawalState, wordOf } from './entities.ts';
import { confirm, end, notify, send } from './ledger.ts';

/** What the provider's operator and the network can do to a withdrawal. */
export function createWithdrawals(account: CryptofuseAccount): Withdrawals {
  return {
    list: () =>
      [...account.withdrawals.values()].map((withdrawal) => summarise(account, withdrawal)),
    move(reference, move) {
      const withdrawal = account.withdrawals.get(reference);
      if (withdrawal === undefined) {
        throw new SandboxError(404, `There is no withdrawal ${reference}.`);
      }
      if (!possibleMoves(account, withdrawal).includes(move)) {
        throw new SandboxError(409, `Cannot ${move} a withdrawal that is ${withdrawal.state}.`);
      }
      moves[move](account, withdrawal);
    },
  };
}

const moves: Readonly<Record<WithdrawalMove, typeof send>> = {
  send,
  confirm,
  fail: (account, withdrawal) => end(account, withdrawal, 'failed'),
  reject: (account, withdrawal) => end(account, withdrawal, 'rejected'),
  cancel: (account, withdrawal) => end(account, withdrawal, 'cancelled'),
  reword(account, withdrawal) {
    withdrawal.unknownWord = 'under_review';
    notify(account, withdrawal);
  },
  forge: (account, withdrawal) => notify(account, withdrawal, claimOfSuccess(account, withdrawal)),
};

function possibleMoves(
  account: CryptofuseAccount,
  { state, transfer, callbackUrl }: CryptofuseWithdrawal,
): WithdrawalMove[] {
  const possible: WithdrawalMove[] = [];
  const isOpen = toneOf(state) === 'active' || toneOf(state) === 'waiting';
  if (isOpen && transfer === null) possible.push('send');
  if (isOpen) possible.push('confirm', 'fail');
  // Money that has left cannot be called back.
  if (isOpen && transfer === null) possible.push('reject', 'cancel');
  if (noticeUrl(account, callbackUrl) !== null) possible.push('forge');
  possible.push('reword');
  return possible;
}

function summarise(
  account: CryptofuseAccount,
  withdrawal: CryptofuseWithdrawal,
): WithdrawalSummary {
  const { withdrawalId, customId, state, currency, transfer } = withdrawal;
  return {
    provider: 'cryptofuse',
    reference: withdrawalId,
    customId,
    status: wordOf(withdrawal),
    tone: toneOf(state),
    amount: toPlain(withdrawal.amount),
    fee: toPlain(totalFee(withdrawal)),
    asset: currency.code,
    network: currency.network.name,
    address: withdrawal.address,
    hash: transfer?.hash ?? null,
    createdAt: isoSeconds(withdrawal.createdAt),
    can: possibleMoves(account, withdrawal),
  };
}

function toneOf(state: WithdrawalState): WithdrawalSummary['tone'] {
  switch (state) {
    case 'pending':
      return 'waiting';
    case 'approved':
    case 'processing':
    case 'submitted':
      return 'active';
    case 'confirmed':
    case 'completed':
      return 'good';
    case 'rejected':
    case 'failed':
    case 'cancelled':
      return 'bad';
    default:
      return state satisfies never;
  }
}

/** What a forger would like the merchant to believe. */
function claimOfSuccess(
  account: CryptofuseAccount,
  withdrawal: CryptofuseWithdrawal,
): CryptofuseWithdrawal {
  const { chain, clock } = account.context;
  const { network } = withdrawal.currency;
  const at = clock.now();
  return {
    ...withdrawal,
    state: 'completed',
    unknownWord: null,
    history: [...withdrawal.history, { state: 'completed', at }],
    transfer: chain.claim(network),
  };
}
