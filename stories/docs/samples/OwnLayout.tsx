import {
  Checkout,
  CopyButton,
  ErrorNotice,
  LastChecked,
  PaymentAddress,
  PaymentAmount,
  PaymentCountdown,
  PaymentNetwork,
  PaymentProgress,
  PaymentQRCode,
  PaymentReceipt,
  PaymentStatus,
  RedirectNotice,
  usePayment,
} from '@coinslot/react';

/** Parts in an order of one's own; each shows the payment of its card, or nothing. */
export function OwnLayout({ orderId }: { orderId: string }) {
  const payment = usePayment();
  const { status } = payment;
  const amount = payment.getAmountProps();
  // What goes wrong is said by ErrorNotice.
  const start = (startNew?: true) => payment.start({ orderId, startNew }).catch(() => {});
  return (
    <>
      {status === 'idle' && (
        <button type="button" onClick={() => start()}>
          Pay
        </button>
      )}
      <Checkout payment={payment} aria-label="Payment">
        <PaymentStatus />
        <ErrorNotice />
        <PaymentProgress />
        <PaymentAmount />
        <PaymentNetwork />
        <PaymentQRCode />
        {amount && (
          <CopyButton value={amount.children} label="Copy amount" copied="Amount copied" />
        )}
        <PaymentAddress />
        <PaymentCountdown />
        <RedirectNotice />
        {status === 'paid' && <PaymentReceipt />}
        {status === 'expired' && (
          <button type="button" onClick={() => start(true)}>
            Get a new price
          </button>
        )}
        <LastChecked />
      </Checkout>
    </>
  );
}
