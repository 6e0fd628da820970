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

const row = { display: 'flex', flexWrap: 'wrap', placeContent: 'center', gap: 8 } as const;

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
        <div style={row}>
          <PaymentAmount />
          {amount && (
            <CopyButton value={amount.children} label="Copy amount" copied="Amount copied" />
          )}
          <PaymentNetwork />
        </div>
        <PaymentQRCode />
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
