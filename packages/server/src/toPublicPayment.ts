import type { Payment } from '@coinslot/core';

/**
 * The part of a payment that a browser may see. The only way from a record to the wire: fields are
 * named one by one, so that a new field of the record stays on the server until it is named here.
 *
 * @example
 * const record = await checkout.payments.get(id);
 * return Response.json(record && toPublicPayment(record));
 */
export function toPublicPayment(record: Payment): Payment {
  return {
    id: record.id,
    orderId: record.orderId,
    provider: record.provider,
    providerName: record.providerName,
    underpayment: record.underpayment,
    environment: record.environment,
    description: record.description,
    status: record.status,
    amountStatus: record.amountStatus,
    late: record.late,
    held: record.held,
    price: record.price,
    due: record.due,
    received: record.received,
    remaining: record.remaining,
    excess: record.excess,
    action: record.action,
    confirmations: record.confirmations,
    transactions: record.transactions,
    refund: record.refund,
    expiresAt: record.expiresAt,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    supersededBy: record.supersededBy,
    version: record.version,
  };
}
