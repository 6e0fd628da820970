'use client';
import { type ComponentPropsWithoutRef, forwardRef, type MouseEvent } from 'react';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';
import { useSessionPayment } from '../../hooks/useSessionPayment.ts';
import { loadModal } from '../ModalOutlet/loadModal.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { type RenderProp, renderAs } from '../part/renderAs.ts';
import { useSlot } from '../part/useSlot.ts';

export interface CheckoutButtonProps
  extends ComponentPropsWithoutRef<'button'>,
    Pick<PaymentParams, 'orderId' | 'provider' | 'asset' | 'params'>,
    RenderProp {}

/**
 * Opens the payment of an order in the modal, which asks how to pay where there are several ways
 * and neither `provider` nor `asset` decides it. What the modal needs is loaded when the pointer or
 * the focus comes near. `data-status` is that of the order's payment (`idle` while there is none), so
 * that the button can tell what became of it.
 *
 * @example
 * <CheckoutButton orderId="1042" asset="USDTTRC20">Pay 100 USDT</CheckoutButton>
 */
export const CheckoutButton = forwardRef<HTMLButtonElement, CheckoutButtonProps>(
  function CheckoutButton(
    {
      orderId,
      provider,
      asset,
      params,
      className,
      render,
      onClick,
      onFocus,
      onPointerEnter,
      ...rest
    },
    ref,
  ) {
    const payment = useSessionPayment('<CheckoutButton>', orderId);
    const { root, css } = useSlot('CheckoutButton', className, payment, ref);
    const busy = payment.isLoading || undefined;

    const near =
      <E,>(own?: (event: E) => void) =>
      (event: E) => {
        // With all that it needs. Tried again, and told, when it is needed.
        loadModal().catch(() => {});
        own?.(event);
      };
    const open = (event: MouseEvent<HTMLButtonElement>) => {
      onClick?.(event);
      if (!event.defaultPrevented) {
        void payment.openPaymentModal({ orderId, provider, asset, params });
      }
    };
    return renderAs(
      render,
      <button
        type="button"
        aria-haspopup="dialog"
        {...rest}
        {...root}
        className={joinClasses(css('button'), root.className)}
        aria-busy={busy}
        aria-disabled={busy}
        onClick={open}
        onFocus={near(onFocus)}
        onPointerEnter={near(onPointerEnter)}
      />,
      root.ref,
    );
  },
);
