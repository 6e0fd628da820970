import { useCryptofusePayment } from '@coinslot/react';
import { useState } from 'react';
import type { Order, PaymentView } from '../../api.ts';
import { useRefreshOrder } from '../state/useOrder.ts';
import { AssetChoice, DEFAULT_ASSET } from './AssetChoice.tsx';
import { PaymentStatusLine } from './PaymentStatusLine.tsx';

interface PaymentPanelProps {
  order: Order;
  /** The order's latest payment, as the server gave it with the order. */
  view: PaymentView | null;
}

/** Pays the order, and follows a payment that was begun before: on this page or on another day. */
export function PaymentPanel({ order, view }: PaymentPanelProps) {
  const [asset, setAsset] = useState(DEFAULT_ASSET);
  const refreshOrder = useRefreshOrder(order.id);
  const { openPaymentModal, isLoading } = useCryptofusePayment({ onStatusChange: refreshOrder });
  const open = view !== null && view.payment.action.type !== 'none';

  return (
    <section className="panel" aria-labelledby="payment">
      <h2 id="payment">Payment</h2>
      {view && <PaymentStatusLine key={view.payment.id} view={view} onChange={refreshOrder} />}
      {!open && <AssetChoice value={asset} onChange={setAsset} />}
      <button
        type="button"
        className="button button-wide"
        disabled={isLoading}
        onClick={() => {
          const chosen = open ? view.payment.due?.asset.code : asset;
          void openPaymentModal({ orderId: order.id, ...(chosen ? { asset: chosen } : {}) });
        }}
      >
        {open ? 'Show the payment' : 'Pay now'}
      </button>
    </section>
  );
}
