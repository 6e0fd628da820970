'use client';
import { type ForwardedRef, useRef, useState } from 'react';
import { PaymentContext } from '../../context/PaymentContext.ts';
import { CheckoutHeader } from '../CheckoutHeader/CheckoutHeader.tsx';
import { ConnectionNotice } from '../ConnectionNotice/ConnectionNotice.tsx';
import { ErrorNotice } from '../ErrorNotice/ErrorNotice.tsx';
import { LastChecked } from '../LastChecked/LastChecked.tsx';
import { PaymentActions } from '../PaymentActions/PaymentActions.tsx';
import { PaymentStatus } from '../PaymentStatus/PaymentStatus.tsx';
import type { ToldStatus } from '../PaymentStatus/usualStatus.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import { usePart } from '../part/usePart.ts';
import { CardContext, type CardHeading } from './CardContext.ts';
import type { CheckoutProps } from './Checkout.tsx';
import { CreatingView } from './CreatingView.tsx';
import { FocusKeeper } from './FocusKeeper.tsx';
import { ReportView } from './ReportView.tsx';
import { TransferView } from './TransferView.tsx';
import { viewOf } from './viewOf.ts';

interface CardProps extends CheckoutProps {
  /** Whose name the heading is, and who leads the focus to it. */
  naming: CardHeading;
  forwarded?: ForwardedRef<HTMLElement>;
}

/** What a `Checkout` and the modal have in common. */
export function Card({
  naming,
  forwarded = null,
  payment: prop,
  onClose,
  children,
  className,
  ...rest
}: CardProps) {
  const element = useRef<HTMLElement>(null);
  const { payment, root } = usePart(
    'Checkout',
    { payment: prop, className },
    useMergedRef(element, forwarded),
  );
  const [told, tell] = useState<ToldStatus | null>(null);
  const [plain, setPlain] = useState(false);
  const view = viewOf(payment);
  const over = payment.status === 'paid' || payment.status === 'refunded';
  const ready = (
    <>
      <CheckoutHeader onClose={onClose} />
      <PaymentStatus />
      <ErrorNotice />
      {view === 'creating' && <CreatingView />}
      {view === 'transfer' && <TransferView />}
      {view === 'report' && <ReportView />}
      <PaymentActions onContinue={onClose} />
      <ConnectionNotice />
      {!over && <LastChecked />}
    </>
  );
  return (
    <PaymentContext.Provider value={payment}>
      <section {...rest} {...root} data-view={view}>
        <CardContext.Provider value={{ ...naming, told, tell, plain, setPlain }}>
          {children ?? ready}
        </CardContext.Provider>
        <FocusKeeper status={payment.status} card={element} heading={naming.heading} />
      </section>
    </PaymentContext.Provider>
  );
}
