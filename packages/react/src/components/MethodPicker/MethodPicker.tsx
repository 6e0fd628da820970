'use client';
import { forwardRef } from 'react';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';
import { usePaymentOptions } from '../../hooks/usePaymentOptions.ts';
import type { MethodChoice } from './MethodChoice.ts';
import { optionsOf } from './optionsOf.ts';
import { Picker, type PickerProps } from './Picker.tsx';
import { usePayInModal } from './usePayInModal.ts';
import { Ways } from './Ways.tsx';

interface OrderPickerProps
  extends Omit<PickerProps, 'options' | 'error' | 'onRetry' | 'onSelect' | 'payment'> {
  /** The order whose ways to pay are loaded. */
  orderId: string;
  /** For the merchant's `resolveOrder`. */
  params?: PaymentParams['params'];
  /** Offers the ways of this provider only. */
  provider?: string | undefined;
  options?: undefined;
  /** Default: asks what the way to pay needs of the shopper, and pays the order in the modal. */
  onSelect?(choice: MethodChoice): void;
}

interface OptionPickerProps extends Omit<PickerProps, 'error' | 'onRetry'> {
  orderId?: undefined;
}

export type MethodPickerProps = OrderPickerProps | OptionPickerProps;

/**
 * The ways to pay an order: coins and networks, about how much each takes, from how much on, and
 * why one is not available. A form of its own with a radio group: the shopper picks one and presses
 * the button, which calls `onSelect` with what `start` and `openPaymentModal` take. What a way to pay
 * needs of the shopper besides is for `PaymentFields`. `data-provider` is whose way is picked,
 * `data-status` that of the order's payment, of `payment` or of the card around it.
 *
 * With an `orderId` it loads the ways to pay and, without `onSelect`, asks for that and pays in the
 * modal; with `options` it shows what you have loaded (null: the skeleton). The modal shows one by
 * itself where the server needs to be told how an order is paid.
 *
 * @example
 * <MethodPicker orderId="1042" />
 *
 * @example
 * const { data } = usePaymentOptions({ orderId: '1042' });
 * const { start } = usePayment();
 * <MethodPicker options={data} onSelect={(choice) => start({ orderId: '1042', ...choice })} />
 */
export const MethodPicker = forwardRef<HTMLFormElement, MethodPickerProps>(
  function MethodPicker(props, ref) {
    return props.orderId === undefined ? (
      <Picker {...props} ref={ref} />
    ) : (
      <OrderPicker {...props} ref={ref} />
    );
  },
);

const OrderPicker = forwardRef<HTMLFormElement, OrderPickerProps>(function OrderPicker(
  { orderId, params, provider, options: _, onSelect, defaultValue, ...rest },
  ref,
) {
  const { data, error, refetch } = usePaymentOptions({ orderId, params });
  const { payment, onStart } = usePayInModal('MethodPicker', { orderId, params });
  const shown = {
    ...rest,
    payment,
    options: optionsOf(data, provider),
    error: data ? null : error,
    onRetry: refetch,
  };
  return onSelect ? (
    <Picker {...shown} ref={ref} defaultValue={defaultValue} onSelect={onSelect} />
  ) : (
    <Ways key={orderId} {...shown} ref={ref} last={defaultValue} onStart={onStart} />
  );
});
