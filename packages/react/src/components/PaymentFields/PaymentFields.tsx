'use client';
import { forwardRef } from 'react';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';
import { usePaymentOptions } from '../../hooks/usePaymentOptions.ts';
import { choiceKey, choiceOf } from '../MethodPicker/MethodChoice.ts';
import { onlyOption, optionsOf } from '../MethodPicker/optionsOf.ts';
import { usePayInModal } from '../MethodPicker/usePayInModal.ts';
import { Ways } from '../MethodPicker/Ways.tsx';
import { FieldsForm, type FieldsFormProps } from './FieldsForm.tsx';

interface OrderFieldsProps
  extends Omit<FieldsFormProps, 'option' | 'error' | 'onSubmit' | 'payment'>,
    Pick<PaymentParams, 'orderId' | 'provider' | 'asset' | 'routeId' | 'params'> {
  option?: undefined;
  onSubmit?: undefined;
}

interface OptionFieldsProps extends FieldsFormProps {
  orderId?: undefined;
}

export type PaymentFieldsProps = OrderFieldsProps | OptionFieldsProps;

/**
 * What a provider asks of the shopper before a payment: a form with one input for each of the
 * option's `fields`, and a box to agree to its terms, which nobody ticks but the shopper. `onSubmit`
 * gets `fields` and `agreement` as `start` and `openPaymentModal` take them.
 *
 * With an `option` of `usePaymentOptions` it asks for what that one needs; what the server refuses
 * (`fields_required`) is marked by `error`. With an `orderId` it loads the way to pay, lets the
 * shopper choose where several fit, and pays in the modal. The modal shows one by itself wherever the
 * server answers that something is missing.
 *
 * A field's `pattern` is left to the provider, whose refusal is shown beside the field.
 *
 * @example
 * <PaymentFields orderId="1042" asset="BTC" />
 *
 * @example
 * const { start, error } = usePayment();
 * <PaymentFields
 *   option={option}
 *   error={error}
 *   onSubmit={(input) => start({ orderId: '1042', provider: option.provider, ...input }).catch(() => {})}
 * />
 */
export const PaymentFields = forwardRef<HTMLFormElement, PaymentFieldsProps>(
  function PaymentFields(props, ref) {
    return props.orderId === undefined ? (
      // What was said of one way to pay, and agreed to, is said of no other.
      <FieldsForm key={choiceKey(choiceOf(props.option))} {...props} ref={ref} />
    ) : (
      <OrderFields {...props} ref={ref} />
    );
  },
);

const OrderFields = forwardRef<HTMLFormElement, OrderFieldsProps>(function OrderFields(
  { orderId, params, provider, asset, routeId, defaultValue, option: _, onSubmit: __, ...rest },
  ref,
) {
  const { data, error, refetch } = usePaymentOptions({ orderId, params });
  const inModal = usePayInModal('PaymentFields', { orderId, params });
  const options = optionsOf(data, provider, asset);
  return (
    <Ways
      key={orderId}
      {...rest}
      {...inModal}
      ref={ref}
      options={options}
      error={data ? null : error}
      first={onlyOption(options, { provider, asset, routeId })}
      known={defaultValue}
      onRetry={refetch}
    />
  );
});
