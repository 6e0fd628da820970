import { networkName, useCountdown, usePayment } from '@coinslot/react/headless';

export function HeadlessCheckout({ orderId }: { orderId: string }) {
  const payment = usePayment();
  const { remainingMs } = useCountdown(payment.data?.expiresAt);

  switch (payment.status) {
    case 'idle':
      return (
        <button
          type="button"
          // What goes wrong is in payment.error.
          onClick={() => payment.start({ orderId }).catch(() => {})}
        >
          Pay
        </button>
      );
    case 'creating':
      return <p role="status">Preparing your payment…</p>;
    case 'error':
      return <p role="alert">We could not start the payment ({payment.error.code}).</p>;
    case 'paid':
      return <p role="status">Paid, thank you. Order {payment.data.orderId}</p>;
  }

  const amount = payment.getAmountProps();
  const address = payment.getAddressProps();
  const memo = payment.getMemoProps();
  const redirect = payment.getRedirectProps();
  const { due } = payment.data;
  return (
    <section aria-label="Payment">
      <p role="status">{payment.status.replaceAll('_', ' ')}</p>
      {amount && due && (
        <p>
          Send exactly <button {...amount} /> {due.asset.symbol}
          {due.asset.network && `, on ${networkName(due.asset.network)} only`}
        </p>
      )}
      {address && <button {...address} />}
      {memo && (
        <p>
          With the memo <button {...memo} />
        </p>
      )}
      {redirect && <a {...redirect}>Continue to {payment.data.providerName}</a>}
      {remainingMs !== null && <p>{Math.ceil(remainingMs / 60_000)} minutes left</p>}
      <button type="button" onClick={() => payment.refresh()}>
        Check now
      </button>
    </section>
  );
}
