import { toPlain } from '../../decimal.ts';
import type { OperationName, PaymentSummary } from '../../emulator.ts';
import type { KryptoswapAccount } from './account.ts';
import { isOpen, type KryptoswapOrder, type OrderStatus, received, wordFor } from './entities.ts';

/** The order in the words that all providers share. It has no id of the merchant's. */
export function summarise(account: KryptoswapAccount, order: KryptoswapOrder): PaymentSummary {
  const { uid, route, inAmount, outAmount, deposits, lang, secret } = order;
  const { from, to } = route;
  const others = account.exchange.currencies.filter(({ xml }) => xml !== from.xml);
  const due = { amount: toPlain(inAmount), asset: from.xml };
  return {
    provider: 'kryptoswap',
    reference: String(uid),
    orderId: String(uid),
    description: null,
    status: wordFor(order),
    tone: toneOf(order.status),
    price:
      order.asked === 'in'
        ? { amount: due.amount, currency: due.asset }
        : { amount: toPlain(outAmount), currency: to.xml },
    due,
    received: toPlain(received(order)),
    ...(order.status === 'inProgress' || order.status === 'hold' ? { takesRest: true } : {}),
    network: from.network.name,
    address: order.address,
    page: `/${lang ?? 'en'}/payment/${uid}/${secret}`,
    createdAt: new Date(order.createdAt).toISOString(),
    expiresAt: new Date(order.expiresAt).toISOString(),
    transfers: deposits.map(({ amount, currency, transfer }) => ({
      hash: transfer.hash,
      amount: toPlain(amount),
      asset: currency.xml,
      confirmations: transfer.confirmations(),
      required: transfer.required,
    })),
    otherAsset: others[0]?.xml ?? from.xml,
    can: possibleOperations(order),
  };
}

export function possibleOperations(order: KryptoswapOrder): OperationName[] {
  const { status, deposits, ipnUrl } = order;
  const isUnderWay = status === 'inProgress' || status === 'hold' || status === 'inProgressPayout';
  const awaitsBlocks = deposits.some(({ transfer }) => !transfer.isFinal);
  const awaitsPayout = status === 'inProgressPayout' || status === 'errorPayout';
  // Nobody can be kept from sending to an address.
  const possible: OperationName[] = ['pay'];
  if (awaitsBlocks || awaitsPayout) possible.push('confirm');
  if (isOpen(order)) possible.push('expire', 'cancel');
  if (isOpen(order) || isUnderWay) possible.push('fail');
  if (deposits.length > 0 && status !== 'returned') possible.push('refund');
  if (ipnUrl !== null) possible.push('forge');
  possible.push('misreport', 'reword');
  return possible;
}

function toneOf(status: OrderStatus): PaymentSummary['tone'] {
  switch (status) {
    case 'new':
    case 'waitPayment':
      return 'waiting';
    case 'inProgress':
    case 'inProgressPayout':
      return 'active';
    case 'done':
      return 'good';
    case 'hold':
    case 'returned':
    case 'deleted':
      return 'warning';
    case 'errorPayment':
    case 'errorPayout':
      return 'bad';
    default:
      return status satisfies never;
  }
}
