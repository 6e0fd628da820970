'use client';
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactNode,
  useMemo,
  useState,
} from 'react';
import { CheckoutContext } from '../../context/CheckoutContext.ts';
import { type UsePaymentReturnOptions, usePaymentReturn } from '../../hooks/usePaymentReturn.ts';
import en from '../../messages/en.ts';
import { Checkout, type CheckoutLayout } from '../Checkout/Checkout.tsx';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { definePart } from '../part/definePart.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { renderAs } from '../part/renderAs.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { ReturnContext } from './ReturnContext.ts';
import { useElapsed } from './useElapsed.ts';

interface ReturnCardProps
  extends Omit<ComponentPropsWithoutRef<'div'>, 'id' | 'children'>,
    PaymentProp {
  /** Shown where there is no payment to come back to. Default: nothing. */
  fallback?: ReactNode;
  /** Replaces the card's ready layout, as in `Checkout`. */
  children?: CheckoutLayout;
}

export interface PaymentReturnProps
  extends ReturnCardProps,
    Pick<UsePaymentReturnOptions, 'id' | 'params'> {
  /** The result of `usePaymentReturn`, where you call it yourself, for its callbacks. */
  payment?: PaymentProp['payment'];
}

/**
 * The page that a shopper comes back to from a provider's page. It finds the payment as
 * `usePaymentReturn` does and says that it is being checked, with the way back to the provider while
 * nothing came; after 20 s, that the page can be closed. Whatever the
 * payment turns out to be is the ordinary card: paid, cancelled with a new start, looked at by the
 * shop. It is the server that says so, never the address.
 *
 * @param props.fallback Where there is no payment to come back to. Default: nothing.
 *
 * @example
 * <PaymentReturn fallback={<a href="/orders">Your orders</a>} />
 */
export const PaymentReturn = forwardRef<HTMLDivElement, PaymentReturnProps>(function PaymentReturn(
  { payment, id, params, ...rest },
  ref,
) {
  return payment ? (
    <ReturnCard {...rest} ref={ref} payment={payment} />
  ) : (
    <FindingCard {...rest} ref={ref} id={id} params={params} />
  );
});

const FindingCard = forwardRef<HTMLDivElement, PaymentReturnProps>(function FindingCard(
  { id, params, ...rest },
  ref,
) {
  return <ReturnCard {...rest} ref={ref} payment={usePaymentReturn({ id, params })} />;
});

const ReturnCard = definePart<HTMLDivElement, ReturnCardProps>(
  'PaymentReturn',
  function ReturnCard(
    { fallback = null, children, ...props },
    { payment, root, checkout, render },
  ) {
    const { status, data } = payment;
    // A new payment that is started from here is prepared and left for like any other.
    const [first, setFirst] = useState<string | null>(null);
    if (first === null && data !== null) setFirst(data.id);
    const looking = status === 'creating' && first === null;
    // Fetched while the payment is: what is said until it is there is what is said then.
    const unloaded = useExceptions(true) === undefined && data?.id === first;
    const long = useElapsed(looking);
    const settings = useMemo(() => {
      if (!looking && !unloaded) return checkout;
      // What a card says that prepares a payment: this one exists.
      const { title, say } = mergeMessages(en, checkout.messages);
      const created = long ? `${title.processing}. ${say.leave}` : title.returned;
      const said = { title: { created, awaiting_payment: title.returned }, checking: say.leave };
      return { ...checkout, messages: mergeMessages(checkout.messages ?? {}, said) };
    }, [checkout, looking, unloaded, long]);
    if (status === 'idle') return fallback;
    return (
      <ReturnContext.Provider value={first}>
        <CheckoutContext.Provider value={settings}>
          {renderAs(
            render,
            <div {...props} {...root}>
              <Checkout payment={payment}>{children}</Checkout>
            </div>,
            root.ref,
          )}
        </CheckoutContext.Provider>
      </ReturnContext.Provider>
    );
  },
);
