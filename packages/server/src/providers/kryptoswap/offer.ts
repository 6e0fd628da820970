import { hasAddressRule, type NextAction, type Offer, parseDecimal } from '@coinslot/core';
import { assetOf, networkOf } from './assets.ts';
import { isSame, type Terms, type Told } from './dialect.ts';
import type { KryptoswapOrder } from './schemas.ts';

/**
 * What the shopper is shown: the hosted page, or address and amount where the order has them and
 * they can be checked.
 *
 * @param page The address of the hosted page.
 * @param symbol As the route has it.
 */
export function offerOf(
  told: Told,
  order: KryptoswapOrder | null,
  { from, isInline }: Pick<Terms, 'from' | 'isInline'>,
  { page, symbol }: { page: string; symbol?: string | null | undefined },
): Offer {
  const amount = parseDecimal(told.inAmount);
  const asset = assetOf(from, symbol ?? order?.route?.from?.symbol ?? undefined);
  const transfer = isInline && order ? transferOf(order, from, amount) : null;
  return {
    due: amount === null ? null : { amount, asset: transfer?.asset ?? asset },
    action: transfer ?? { type: 'redirect', url: page },
    expiresAt: toIso(told.expiresAt),
  };
}

type Transfer = Extract<NextAction, { type: 'transfer' }>;

/** From the payment's data alone. What does not fit together is left to the hosted page. */
function transferOf(order: KryptoswapOrder, code: string, due: string | null): Transfer | null {
  const { paymentDetails } = order.route?.from ?? {};
  const { hasError, merchantData } = paymentDetails?.merchant?.data ?? {};
  if (paymentDetails?.merchantEnabled === false || hasError || !merchantData) return null;
  const { walletAddr, amount, currency, network, currency_xml = code } = merchantData;
  if (typeof walletAddr !== 'string' || typeof amount !== 'string' || due === null) return null;
  const known = assetOf(code, typeof currency === 'string' ? currency : undefined);
  const said = typeof network === 'string' ? networkOf(network) : known.network;
  const fits = said !== null && said === (known.network ?? said) && hasAddressRule(said);
  if (!fits || currency_xml !== code || !isSame(amount, due)) return null;
  return { type: 'transfer', address: walletAddr, amount: due, asset: { ...known, network: said } };
}

function toIso(time: string | null | undefined): string | null {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(time ?? '');
  const ms = isTime ? Date.parse(time ?? '') : /^\d{13}$/.test(time ?? '') ? Number(time) : NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
