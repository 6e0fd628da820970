import type { CryptofuseAccount } from '../account.ts';
import { sendNotice } from '../sendNotice.ts';
import { type CryptofuseWithdrawal, type WithdrawalState, wordOf } from './entities.ts';
import { noticeBody } from './notice.ts';
import type { WithdrawalRequest } from './readRequest.ts';

const MINUTE = 60_000;

/** How withdrawals come into being and move. Each move is told to the merchant by a notice. */
export function openWithdrawal(
  account: CryptofuseAccount,
  request: WithdrawalRequest,
): CryptofuseWithdrawal {
  const { clock, random } = account.context;
  const at = clock.now();
  const withdrawal: CryptofuseWithdrawal = {
    ...request,
    withdrawalId: random.uuid(),
    createdAt: at,
    state: 'pending',
    unknownWord: null,
    history: [{ state: 'pending', at }],
    transfer: null,
    batchId: null,
  };
  account.withdrawals.set(withdrawal.withdrawalId, withdrawal);
  awaitStep(account, withdrawal);
  return withdrawal;
}

/** Plans the next step that the provider takes by itself, at its time after the creation. */
export function awaitStep(account: CryptofuseAccount, withdrawal: CryptofuseWithdrawal): void {
  const step = nextStep(account, withdrawal);
  if (step === null) return;
  const { clock } = account.context;
  // Somebody at the control page may be faster; then there is no step left to take.
  const dueAt = withdrawal.createdAt + step.afterMs;
  clock.schedule(dueAt - clock.now(), () => take(account, withdrawal));
}

/** Takes the steps up to the transfer at once. */
export function send(account: CryptofuseAccount, withdrawal: CryptofuseWithdrawal): void {
  while (withdrawal.transfer === null && nextStep(account, withdrawal) !== null) {
    take(account, withdrawal);
  }
}

/** Confirms at once what would have waited for its time and for blocks. */
export function confirm(account: CryptofuseAccount, withdrawal: CryptofuseWithdrawal): void {
  send(account, withdrawal);
  withdrawal.transfer?.confirm();
}

/** Ends it without the money having left. */
export function end(
  account: CryptofuseAccount,
  withdrawal: CryptofuseWithdrawal,
  state: 'rejected' | 'failed' | 'cancelled',
): void {
  withdrawal.transfer?.drop();
  withdrawal.transfer = null;
  move(account, withdrawal, state);
}

/** Called when its transfer is final. */
export function settle(account: CryptofuseAccount, withdrawal: CryptofuseWithdrawal): void {
  if (account.dialect.withdrawalStatuses === 'reference') move(account, withdrawal, 'confirmed');
  move(account, withdrawal, 'completed');
}

/** Sends the notice of what the withdrawal is now; with `claims`, of what somebody else says it is. */
export function notify(
  account: CryptofuseAccount,
  withdrawal: CryptofuseWithdrawal,
  claims?: CryptofuseWithdrawal,
): void {
  const told = claims ?? withdrawal;
  sendNotice(account, {
    reference: told.withdrawalId,
    label: `withdrawal ${wordOf(told)}`,
    url: told.callbackUrl,
    body: noticeBody(told, account.dialect, account.context.clock.now()),
    isClaim: claims !== undefined,
  });
}

interface Step {
  readonly to: WithdrawalState;
  readonly afterMs: number;
}

/** The guide's sample is "processing" after five minutes; the other words stand in their likely order. */
function nextStep({ dialect }: CryptofuseAccount, withdrawal: CryptofuseWithdrawal): Step | null {
  const { state, transfer } = withdrawal;
  const hasAll = dialect.withdrawalStatuses === 'reference';
  if (state === 'pending' && hasAll) return { to: 'approved', afterMs: MINUTE };
  if (state === 'pending' || state === 'approved') return { to: 'processing', afterMs: 5 * MINUTE };
  if (state === 'processing' && transfer === null) return { to: 'submitted', afterMs: 6 * MINUTE };
  return null;
}

function take(account: CryptofuseAccount, withdrawal: CryptofuseWithdrawal): void {
  const step = nextStep(account, withdrawal);
  if (step === null) return;
  const { chain, random } = account.context;
  const isSent = step.to === 'submitted' || account.dialect.withdrawalStatuses === 'guide';
  if (step.to === 'processing') withdrawal.batchId = `batch-${random.hex(4)}`;
  if (isSent) {
    const { network } = withdrawal.currency;
    withdrawal.transfer = chain.transfer(network, () => settle(account, withdrawal));
  }
  move(account, withdrawal, step.to);
  awaitStep(account, withdrawal);
}

function move(
  account: CryptofuseAccount,
  withdrawal: CryptofuseWithdrawal,
  state: WithdrawalState,
): void {
  withdrawal.state = state;
  withdrawal.history = [...withdrawal.history, { state, at: account.context.clock.now() }];
  notify(account, withdrawal);
}
