import { EMPTY_LEDGER, type Money, type PaymentRecord } from '@coinslot/core';
import { newId } from '../newId.ts';
import type { Order } from '../order.ts';
import type { Provider } from '../provider.ts';
import type { Runtime } from '../runtime.ts';

/** A payment before its provider has been called: what was agreed, and nothing to pay yet. */
export function newRecord(
  runtime: Runtime,
  from: {
    order: Order;
    provider: Provider;
    price: Money;
    asset: string | undefined;
    told?: string | undefined;
  },
): PaymentRecord {
  const { order, provider, price, asset, told } = from;
  const at = new Date(runtime.now()).toISOString();
  return {
    id: newId('pay', runtime.random),
    orderId: order.id,
    provider: provider.id,
    providerName: provider.name,
    underpayment: provider.underpayment,
    environment: runtime.environment,
    description: order.description ?? null,
    status: 'created',
    amountStatus: 'none',
    late: false,
    held: false,
    price,
    due: null,
    received: null,
    remaining: null,
    excess: null,
    action: { type: 'wait' },
    confirmations: null,
    transactions: [],
    refund: null,
    expiresAt: null,
    createdAt: at,
    updatedAt: at,
    supersededBy: null,
    version: 1,
    expected: { ...price, assetCode: asset ?? null, ...(told && { told }) },
    policy: runtime.policy,
    review: [],
    providerStatus: null,
    reference: null,
    private: {},
    marks: [],
    ledger: EMPTY_LEDGER,
    revision: 1,
  };
}
