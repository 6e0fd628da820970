'use client';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';
import type { AnsweredChoice } from './Ways.tsx';

/** Pays an order in the modal, in a way that was chosen beside it. */
export function usePayInModal(order: Pick<PaymentParams, 'orderId' | 'params'>) {
  const { session } = useCheckoutContext('MethodPicker');
  return (choice: AnsweredChoice): void => {
    // The modal shows what goes wrong.
    session.start({ ...order, ...choice }).catch(() => {});
    session.setModalOpen(true, 'trigger');
  };
}
