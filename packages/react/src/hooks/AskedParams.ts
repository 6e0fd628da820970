import type { PaymentParams } from './PaymentParams.ts';

/** What a hook, a button or the picker asks for. Where no order is named, the server decides it. */
export type AskedParams = Omit<PaymentParams, 'orderId'> & { orderId?: string | undefined };
