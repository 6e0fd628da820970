/**
 * Prices in USD that Cryptofuse's test network plays by itself (guide, "Testing with Testnet").
 *
 * @example
 * prices: [{ amount: testAmounts.partial, currency: 'USD' }]
 */
export const testAmounts = {
  /** Paid in full at once. */
  success: '123.45',
  /** Paid in full after 30 seconds. */
  delayedSuccess: '234.56',
  /** Half of it arrives, and it "completes as partial payment". */
  partial: '345.67',
  /** One and a half times as much arrives. */
  overpayment: '456.78',
  /** Nobody pays, and it expires. */
  expired: '567.89',
  failed: '678.90',
} as const;
