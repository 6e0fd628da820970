'use client';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';
import { useSessionPayment } from '../../hooks/useSessionPayment.ts';
import type { WaysProps } from './Ways.tsx';

/** The payment of an order, and how to pay it in the modal in a way that was chosen beside it. */
export function usePayInModal(
  component: string,
  order: Pick<PaymentParams, 'orderId' | 'params'>,
): Pick<WaysProps, 'payment' | 'onStart'> {
  const payment = useSessionPayment(`<${component}>`, order.orderId);
  return {
    payment,
    onStart: (choice) => void payment.openPaymentModal({ ...order, ...choice }),
  };
}
