import { CheckoutError, compareDecimals, hasAddressRule, parseDecimal } from '@coinslot/core';
import type { CreatedPayment } from '../provider.ts';

type Payable = Pick<CreatedPayment, 'reference' | 'due' | 'action' | 'expiresAt'>;

interface Asked {
  /** The provider's code of the asset that the shopper chose. */
  asset: string | undefined;
  /** When the deadline has to be ahead, ms since 1970. */
  now: number;
}

/**
 * Holds every provider's answer to a creation to what was asked for and to what can be paid at
 * all. What does not fit is never shown: a wrong address or amount would cost the shopper's money.
 *
 * @throws {CheckoutError} `invalid_payment`
 */
export async function assertPayable(
  created: CreatedPayment,
  asked: Asked & { provider: string },
): Promise<void> {
  const problem = await payableProblem(created, asked);
  if (problem === null) return;
  throw new CheckoutError(
    'invalid_payment',
    `The provider "${asked.provider}" created the payment ${JSON.stringify(created.reference)} with ${problem}. It is not shown to the shopper; ask the provider.`,
    { provider: asked.provider },
  );
}

/** What keeps a payment from being shown to a shopper; null when nothing does. */
export async function payableProblem(payment: Payable, asked: Asked): Promise<string | null> {
  return problemOf(payment, asked) ?? (await addressProblem(payment));
}

function problemOf({ reference, due, action, expiresAt }: Payable, asked: Asked) {
  if (typeof reference !== 'string' || reference === '') return 'no reference';
  const amount = due === null ? null : parseDecimal(due.amount);
  if (due !== null && (amount === null || amount === '0')) return 'an amount that can not be paid';
  if (action.type === 'transfer') {
    const said = parseDecimal(action.amount);
    if (due === null || amount === null || said === null || compareDecimals(said, amount) !== 0) {
      return 'two amounts';
    }
    const { code, network } = action.asset;
    if (code !== due.asset.code || network !== due.asset.network) return 'two assets';
    // On a page of the provider the shopper pays with the one, and the merchant gets the other.
    if (code !== (asked.asset ?? code)) return 'another asset than the one asked for';
    if (network === null) return 'no network';
    if (typeof action.address !== 'string' || !/^\S+$/.test(action.address)) return 'no address';
  }
  if (action.type === 'redirect' && !/^https?:\/\//.test(action.url)) return 'no page to pay on';
  // Written so that an unreadable time is none that is ahead.
  if (expiresAt !== null && !(Date.parse(expiresAt) > asked.now)) {
    return "a deadline that is over already, by this server's clock";
  }
  return null;
}

async function addressProblem({ action }: Payable): Promise<string | null> {
  if (action.type !== 'transfer') return null;
  const { network } = action.asset;
  if (network === null || !hasAddressRule(network)) return null;
  // Its hashes are more than a cold start should load.
  const { isValidAddress } = await import('@coinslot/core/addresses');
  return isValidAddress(action.address, network) ? null : `an address that is none of ${network}`;
}
