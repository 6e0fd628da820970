import { compareDecimals } from '../decimals/compareDecimals.ts';
import { parseDecimal } from '../decimals/parseDecimal.ts';
import type { Fact } from '../fact.ts';
import type { PaymentRecord, ReviewReason } from '../paymentRecord.ts';

/**
 * Compares what a fact repeats of the order with what was agreed. What is not said, or not known
 * on our side yet, can not contradict; everything that is said must match.
 */
export function findMismatches(record: PaymentRecord, fact: Fact): ReviewReason[] {
  const { echo } = fact;
  const asset = record.due?.asset;
  const reasons: ReviewReason[] = [];

  const foreign =
    fact.provider !== record.provider ||
    (record.reference !== null && fact.reference !== record.reference) ||
    (echo.paymentId !== undefined && echo.paymentId !== record.id);
  if (foreign) reasons.push('binding_mismatch');

  const otherAsset =
    differs(echo.assetCode, asset?.code ?? record.expected.assetCode) ||
    differs(echo.network, asset?.network) ||
    differs(canonicalContract(echo.contract), canonicalContract(asset?.contract));
  if (otherAsset) reasons.push('asset_mismatch');

  const otherAmount =
    amountDiffers(echo.due, record.due?.amount) ||
    amountDiffers(echo.price?.amount, record.expected.amount) ||
    differs(echo.price?.currency, record.expected.currency);
  if (otherAmount) reasons.push('amount_mismatch');

  return reasons;
}

function differs(said: string | undefined, agreed: string | null | undefined): boolean {
  return said !== undefined && agreed !== undefined && agreed !== null && said !== agreed;
}

function amountDiffers(said: string | undefined, agreed: string | undefined): boolean {
  if (said === undefined || agreed === undefined) return false;
  const [left, right] = [parseDecimal(said), parseDecimal(agreed)];
  return left === null || right === null || compareDecimals(left, right) !== 0;
}

/** The capitals of an EVM contract are a checksum, not part of it. */
function canonicalContract<T extends string | null | undefined>(contract: T): T | string {
  return typeof contract === 'string' && /^0x[0-9a-f]{40}$/i.test(contract)
    ? contract.toLowerCase()
    : contract;
}
