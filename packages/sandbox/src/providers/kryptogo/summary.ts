import { toPlain } from '../../decimal.ts';
import type { OperationName, PaymentSummary } from '../../emulator.ts';
import {
  type IntentStatus,
  isUnderWay,
  type PaymentIntent,
  received,
  wordFor,
} from './entities.ts';
import { isObject } from './readFields.ts';
import { network, USDC, USDT } from './tokens.ts';

/** The intent in the words that all providers share. */
export function summarise(intent: PaymentIntent): PaymentSummary {
  return {
    provider: 'kryptogo',
    reference: intent.id,
    orderId: orderIdIn(intent.orderData) ?? intent.id,
    // Its group is a label for many intents.
    description: null,
    status: wordFor(intent),
    tone: toneOf(intent.status),
    price: { amount: toPlain(intent.fiatAmount), currency: intent.fiatCurrency },
    due: { amount: toPlain(intent.due), asset: USDT.symbol },
    received: toPlain(received(intent)),
    network: network.name,
    address: intent.address,
    createdAt: new Date(intent.createdAt).toISOString(),
    expiresAt: new Date(intent.deadline).toISOString(),
    transfers: intent.deposits.map(({ amount, token, transfer }) => ({
      hash: transfer.hash,
      amount: toPlain(amount),
      asset: token.symbol,
      confirmations: transfer.confirmations(),
      required: transfer.required,
    })),
    otherAsset: USDC.symbol,
    can: possibleOperations(intent),
  };
}

export function possibleOperations(intent: PaymentIntent): OperationName[] {
  const { status, deposits, callbackUrl } = intent;
  // Nobody can be kept from sending to an address.
  const possible: OperationName[] = ['pay'];
  if (deposits.some(({ transfer }) => !transfer.isFinal)) possible.push('confirm');
  if (status === 'pending' && !isUnderWay(intent)) possible.push('expire');
  if (status === 'insufficient_not_refunded') possible.push('refund');
  if (callbackUrl !== null) possible.push('forge');
  possible.push('misreport', 'reword');
  return possible;
}

/** Opaque to the provider; its samples have an order's id in it under these names. */
function orderIdIn(orderData: unknown): string | null {
  if (!isObject(orderData)) return null;
  const id = orderData['orderId'] ?? orderData['order_id'];
  return typeof id === 'string' ? id : null;
}

function toneOf(status: IntentStatus): PaymentSummary['tone'] {
  switch (status) {
    case 'pending':
      return 'waiting';
    case 'success':
      return 'good';
    case 'expired':
    case 'insufficient_not_refunded':
    case 'insufficient_refunded':
      return 'warning';
    default:
      return status satisfies never;
  }
}
