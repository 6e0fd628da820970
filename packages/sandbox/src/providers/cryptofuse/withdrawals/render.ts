import { multiply, toFixed, toPlain } from '../../../decimal.ts';
import { type Json, jsonNumber } from '../../../json.ts';
import type { CryptofuseDialect } from '../document.ts';
import { crypto8, isoSeconds, usd2 } from '../render.ts';
import {
  type CryptofuseWithdrawal,
  movedAt,
  totalDeducted,
  totalFee,
  type WithdrawalTerms,
  wordOf,
} from './entities.ts';

type JsonObject = { readonly [key: string]: Json | undefined };

/** The answer to `POST /withdrawal/estimate/`. */
export function estimateBody(terms: WithdrawalTerms): JsonObject {
  return {
    withdrawal_id: null,
    status: 'estimate',
    amount: crypto8(terms.amount),
    requested_amount: crypto8(terms.requested),
    ...feesIn(terms),
    ...assetOf(terms),
  };
}

/** The answer to `POST /withdrawal/`; the unit of `fee` differs between the documents. */
export function createdBody(
  withdrawal: CryptofuseWithdrawal,
  dialect: CryptofuseDialect,
): JsonObject {
  switch (dialect.withdrawalAnswer) {
    case 'guide':
      return {
        withdrawal_id: withdrawal.withdrawalId,
        status: wordOf(withdrawal),
        amount: crypto8(withdrawal.amount),
        requested_amount: crypto8(withdrawal.requested),
        // "Total fee in USD", where the estimate has it in the currency.
        fee: usd2(multiply(totalFee(withdrawal), withdrawal.currency.usd)),
        address: withdrawal.address,
        created_at: isoSeconds(withdrawal.createdAt),
      };
    case 'reference':
      return newestDetail(withdrawal, dialect);
    case 'older':
      return olderCreated(withdrawal);
    default:
      return dialect.withdrawalAnswer satisfies never;
  }
}

/** The answer to `GET /withdrawal/{id}/` and to `POST /withdrawal/status/`. */
export function detailBody(
  withdrawal: CryptofuseWithdrawal,
  dialect: CryptofuseDialect,
): JsonObject {
  if (dialect.withdrawalDetail === 'reference') return newestDetail(withdrawal, dialect);
  const { state, history, transfer, currency } = withdrawal;
  return {
    ...olderEntry(withdrawal),
    memo: withdrawal.memo,
    confirmations: transfer?.confirmations() ?? 0,
    required_confirmations: currency.network.confirmations,
    batch_id: withdrawal.batchId,
    status_history: history.map(({ state: status, at }) => ({ status, timestamp: isoSeconds(at) })),
    error_message:
      state === 'failed' || state === 'rejected' ? `The withdrawal was ${state}.` : null,
  };
}

/** One entry of `GET /withdrawal/`. */
export function listEntry(
  withdrawal: CryptofuseWithdrawal,
  dialect: CryptofuseDialect,
): JsonObject {
  if (dialect.withdrawalDetail === 'older') return olderEntry(withdrawal);
  return {
    withdrawal_id: withdrawal.withdrawalId,
    custom_id: withdrawal.customId,
    amount: shownAmount(withdrawal, dialect),
    ...feesIn(withdrawal),
    ...assetOf(withdrawal),
    address: withdrawal.address,
    status: wordOf(withdrawal),
    transaction_hash: withdrawal.transfer?.hash ?? null,
    created_at: isoSeconds(withdrawal.createdAt),
    updated_at: isoSeconds(movedAt(withdrawal)),
  };
}

function newestDetail(withdrawal: CryptofuseWithdrawal, dialect: CryptofuseDialect): JsonObject {
  const { currency, transfer } = withdrawal;
  return {
    withdrawal_id: withdrawal.withdrawalId,
    custom_id: withdrawal.customId,
    amount: shownAmount(withdrawal, dialect),
    requested_amount: crypto8(withdrawal.requested),
    ...feesIn(withdrawal),
    ...assetOf(withdrawal),
    address: withdrawal.address,
    memo: withdrawal.memo,
    status: wordOf(withdrawal),
    transaction_hash: transfer?.hash ?? null,
    confirmations: transfer?.confirmations() ?? 0,
    required_confirmations: currency.network.confirmations,
    batch_id: withdrawal.batchId,
    callback_url: withdrawal.callbackUrl,
    created_at: isoSeconds(withdrawal.createdAt),
    updated_at: isoSeconds(movedAt(withdrawal)),
    completed_at: completedAt(withdrawal),
  };
}

/** Its `amount` is what the recipient receives, and the fees come on top. */
function olderCreated(withdrawal: CryptofuseWithdrawal): JsonObject {
  const { currency } = withdrawal;
  // Two places in the sample, of a currency whose unit is a dollar.
  const places = currency.isStable ? 2 : 8;
  const money = (amount: bigint) => toFixed(amount, places);
  return {
    id: withdrawal.withdrawalId,
    status: wordOf(withdrawal),
    amount: money(withdrawal.amount),
    currency: currency.code,
    address: withdrawal.address,
    blockchain: currency.blockchain,
    token: currency.token,
    network_fee: money(withdrawal.networkFee),
    transaction_fee: money(withdrawal.platformFee),
    total_fee: money(totalFee(withdrawal)),
    total_deducted: money(totalDeducted(withdrawal)),
    transaction_hash: withdrawal.transfer?.hash ?? null,
    custom_id: withdrawal.customId,
    callback_url: withdrawal.callbackUrl,
    account_id: withdrawal.accountId,
    created_at: isoSeconds(withdrawal.createdAt),
    updated_at: isoSeconds(movedAt(withdrawal)),
  };
}

/** Amounts are JSON numbers on the older pages. */
function olderEntry(withdrawal: CryptofuseWithdrawal): JsonObject {
  return {
    withdrawal_id: withdrawal.withdrawalId,
    status: wordOf(withdrawal),
    amount: jsonNumber(toPlain(withdrawal.amount)),
    fee: jsonNumber(toPlain(totalFee(withdrawal))),
    address: withdrawal.address,
    blockchain: withdrawal.currency.blockchain,
    token: withdrawal.currency.token,
    created_at: isoSeconds(withdrawal.createdAt),
    updated_at: isoSeconds(movedAt(withdrawal)),
    completed_at: completedAt(withdrawal),
    custom_id: withdrawal.customId,
    transaction_hash: withdrawal.transfer?.hash ?? null,
  };
}

/** In the newest sample `amount` equals `requested_amount`, although there is a fee. */
function shownAmount(
  { amount, requested }: CryptofuseWithdrawal,
  dialect: CryptofuseDialect,
): string {
  return crypto8(dialect.withdrawalAmount === 'net' ? amount : requested);
}

function feesIn(terms: WithdrawalTerms): JsonObject {
  return {
    fee: crypto8(totalFee(terms)),
    platform_fee: crypto8(terms.platformFee),
    network_fee: crypto8(terms.networkFee),
  };
}

function assetOf({ currency: { blockchain, token, code } }: WithdrawalTerms): JsonObject {
  return { blockchain, token, currency: code };
}

function completedAt(withdrawal: CryptofuseWithdrawal): string | null {
  return withdrawal.state === 'completed' ? isoSeconds(movedAt(withdrawal)) : null;
}
