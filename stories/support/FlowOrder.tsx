import {
  Checkout,
  type MethodChoice,
  MethodPicker,
  PaymentFields,
  type PaymentOption,
  type PaymentParams,
  usePayment,
  usePaymentOptions,
} from '@coinslot/react';
import { useState } from 'react';

const ORDER = { orderId: '1042' };

/** Choosing, what the provider asks for, and the card, all on the shop's own page. */
export function FlowOrder() {
  const payment = usePayment();
  const { data: options } = usePaymentOptions(ORDER);
  const [asking, setAsking] = useState<PaymentOption | null>(null);

  const choose = (choice: MethodChoice) => {
    const option = options?.find(
      ({ provider, asset, routeId }) =>
        provider === choice.provider && asset?.code === choice.asset && routeId === choice.routeId,
    );
    if (option) start(option);
  };
  const start = (option: PaymentOption, input?: Pick<PaymentParams, 'fields' | 'agreement'>) => {
    const { provider, asset, routeId, fields, termsUrl } = option;
    if (input === undefined && (fields.length > 0 || termsUrl !== null)) return setAsking(option);
    // The card says what goes wrong.
    payment.start({ ...ORDER, provider, asset: asset?.code, routeId, ...input }).catch(() => {});
  };
  const [first, ...others] = options ?? [];
  if (payment.status !== 'idle') return <Checkout payment={payment} />;
  if (asking) return <PaymentFields option={asking} onSubmit={(input) => start(asking, input)} />;
  return (
    <>
      <p>Two coffee cups</p>
      {options !== null && others.length > 0 ? (
        <MethodPicker options={options} onSelect={choose} />
      ) : (
        <button
          type="button"
          className="flow-pay"
          disabled={first === undefined}
          onClick={() => first && start(first)}
        >
          Pay order 1042
        </button>
      )}
    </>
  );
}
