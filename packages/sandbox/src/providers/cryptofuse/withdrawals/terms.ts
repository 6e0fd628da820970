import { type Decimal, decimal, divide, roundUp } from '../../../decimal.ts';
import type { Currency } from '../currencies.ts';
import { Refusal } from '../errors.ts';
import { totalFee, type WithdrawalTerms } from './entities.ts';

// On TRON so much that 100 USDT cost the guide's 1.00 and 0.50; on Ethereum an older page's 3.50.
const NETWORK_FEE_USD: Readonly<Record<string, Decimal>> = {
  TRX: decimal('0.5'),
  ARB: decimal('0.1'),
  ETH: decimal('3.5'),
  BTC: decimal('2'),
};

/** The fees of a withdrawal; with `isFinal` they come on top of `requested`, otherwise out of it. */
export function termsFor(
  currency: Currency,
  requested: Decimal,
  isFinal: boolean,
): WithdrawalTerms {
  const networkFeeUsd = NETWORK_FEE_USD[currency.blockchain] ?? 0n;
  const networkFee = roundUp(divide(networkFeeUsd, currency.usd), currency.decimals);
  const platformFee = roundUp(requested / 100n, currency.decimals);
  const terms = { currency, requested, amount: requested, platformFee, networkFee };
  if (isFinal) return terms;
  const amount = requested - totalFee(terms);
  if (amount > 0n) return { ...terms, amount };
  throw new Refusal('invalid_amount', 'The fee is more than the amount.', {
    amount: ['Nothing would be left of it.'],
  });
}
