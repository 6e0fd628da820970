'use client';
import { type ComponentType, type ForwardedRef, Fragment, useRef, useState } from 'react';
import { PaymentContext } from '../../context/PaymentContext.ts';
import { CheckoutHeader } from '../CheckoutHeader/CheckoutHeader.tsx';
import { ConnectionNotice } from '../ConnectionNotice/ConnectionNotice.tsx';
import { ErrorNotice } from '../ErrorNotice/ErrorNotice.tsx';
import { LastChecked } from '../LastChecked/LastChecked.tsx';
import { PaymentActions } from '../PaymentActions/PaymentActions.tsx';
import { PaymentStatus } from '../PaymentStatus/PaymentStatus.tsx';
import type { ToldStatus } from '../PaymentStatus/usualStatus.ts';
import { renderAs } from '../part/renderAs.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import { usePart } from '../part/usePart.ts';
import { CardContext, type CardHeading } from './CardContext.ts';
import type { CheckoutParts, CheckoutProps } from './Checkout.tsx';
import { CreatingView } from './CreatingView.tsx';
import { FocusKeeper } from './FocusKeeper.tsx';
import { ReportView } from './ReportView.tsx';
import { TransferView } from './TransferView.tsx';
import { type View, viewOf } from './viewOf.ts';

interface CardProps extends CheckoutProps {
  /** Whose name the heading is, and who leads the focus to it. */
  naming: CardHeading;
  forwarded?: ForwardedRef<HTMLElement>;
}

const VIEWS: Partial<Record<View, ComponentType>> = {
  creating: CreatingView,
  transfer: TransferView,
  report: ReportView,
};

/** What a `Checkout` and the modal have in common. */
export function Card({
  naming,
  forwarded = null,
  payment: prop,
  onClose,
  children,
  className,
  render,
  ...rest
}: CardProps) {
  const element = useRef<HTMLElement>(null);
  const { payment, root } = usePart(
    'Checkout',
    { payment: prop, className, render },
    useMergedRef(element, forwarded),
  );
  const [told, tell] = useState<ToldStatus | null>(null);
  const [plain, setPlain] = useState(false);
  const view = viewOf(payment);
  const over = payment.status === 'paid' || payment.status === 'refunded';
  const View = VIEWS[view];
  const parts: CheckoutParts = {
    header: <CheckoutHeader onClose={onClose} />,
    status: <PaymentStatus />,
    error: view === 'error' && <ErrorNotice />,
    view: View && <View />,
    actions: <PaymentActions onContinue={onClose} />,
    connection: <ConnectionNotice />,
    lastChecked: !over && <LastChecked />,
  };
  const ready = () =>
    Object.entries(parts).map(([name, part]) => <Fragment key={name}>{part}</Fragment>);
  return (
    <PaymentContext.Provider value={payment}>
      {renderAs(
        render,
        <section {...rest} {...root} data-view={view}>
          <CardContext.Provider value={{ ...naming, told, tell, plain, setPlain }}>
            {typeof children === 'function' ? children(parts) : (children ?? ready())}
          </CardContext.Provider>
          <FocusKeeper status={payment.status} card={element} heading={naming.heading} />
        </section>,
        root.ref,
      )}
    </PaymentContext.Provider>
  );
}
