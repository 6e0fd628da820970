'use client';
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type MouseEvent,
  useSyncExternalStore,
} from 'react';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';
import { loadModal } from '../ModalOutlet/loadModal.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { useSlot } from '../part/useSlot.ts';

export interface CheckoutButtonProps
  extends ComponentPropsWithoutRef<'button'>,
    Pick<PaymentParams, 'orderId' | 'provider' | 'asset' | 'params'> {}

/**
 * Opens the payment of an order in the modal, which asks how to pay where there are several ways
 * and neither `provider` nor `asset` decides it. What the modal needs is loaded when the pointer or
 * the focus comes near.
 *
 * @example
 * <CheckoutButton orderId="1042" asset="USDTTRC20">Pay 100 USDT</CheckoutButton>
 */
export const CheckoutButton = forwardRef<HTMLButtonElement, CheckoutButtonProps>(
  function CheckoutButton(
    { orderId, provider, asset, params, className, onClick, onFocus, onPointerEnter, ...rest },
    ref,
  ) {
    const { root, css, checkout } = useSlot('CheckoutButton', className, null, ref);
    const { session } = checkout;
    const isBusy = () => {
      const { stage } = session.getState();
      return stage.status === 'creating' && stage.params.orderId === orderId;
    };
    const busy = useSyncExternalStore(session.subscribe, isBusy, isBusy) || undefined;

    const prefetch = () => {
      // Tried again, and told, when it is needed.
      session.load().catch(() => {});
      loadModal().catch(() => {});
    };
    const open = (event: MouseEvent<HTMLButtonElement>) => {
      onClick?.(event);
      if (event.defaultPrevented) return;
      // The modal shows what goes wrong.
      session.start({ orderId, provider, asset, params }).catch(() => {});
      session.setModalOpen(true, 'trigger');
    };
    return (
      <button
        type="button"
        aria-haspopup="dialog"
        {...rest}
        {...root}
        className={joinClasses(css('button'), root.className)}
        aria-busy={busy}
        aria-disabled={busy}
        onClick={open}
        onFocus={(event) => {
          prefetch();
          onFocus?.(event);
        }}
        onPointerEnter={(event) => {
          prefetch();
          onPointerEnter?.(event);
        }}
      />
    );
  },
);
