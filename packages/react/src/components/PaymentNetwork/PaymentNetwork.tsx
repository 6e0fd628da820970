'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import { type PaymentProp, usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

export interface PaymentNetworkProps extends ComponentPropsWithoutRef<'span'>, PaymentProp {}

/**
 * The network that the coin travels on, as a badge: a coin sent on another one is lost. Nothing
 * while there is no payment, or where the provider names no network.
 *
 * @example
 * <PaymentNetwork payment={payment} />
 */
export const PaymentNetwork = forwardRef<HTMLSpanElement, PaymentNetworkProps>(
  function PaymentNetwork({ payment: prop, className, ...rest }, ref) {
    const payment = usePaymentOf(prop, 'PaymentNetwork');
    const { words } = useText('PaymentNetwork');
    const { root } = useSlot(
      'payment-network',
      { useCase: 'PaymentNetwork', className, payment },
      ref,
    );
    const network = payment.data?.due?.asset.network;
    if (network === undefined || network === null) return null;
    return (
      <span {...rest} {...root}>
        {fillMessage(words.network, { network: networkName(network) })}
      </span>
    );
  },
);
