import type { Payment, PaymentRecord } from '@coinslot/core';
import { clientSecret } from '../clientSecret.ts';
import type { Runtime } from '../runtime.ts';
import { toPublicPayment } from '../toPublicPayment.ts';

/** What a server-rendered page needs to show a payment and go on following it. */
export interface PaymentView {
  payment: Payment;
  /** The bearer of this payment: for its shopper's page only, never in a URL. */
  clientSecret: string;
  /** ISO 8601, for a countdown that does not trust the shopper's clock. */
  serverTime: string;
}

export async function viewPayment(runtime: Runtime, record: PaymentRecord): Promise<PaymentView> {
  return {
    payment: toPublicPayment(record),
    clientSecret: await clientSecret(runtime.secrets[0], record.id),
    serverTime: new Date(runtime.now()).toISOString(),
  };
}
