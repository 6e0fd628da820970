'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';

export interface PaymentNetworkProps extends ComponentPropsWithoutRef<'span'>, PaymentProp {}

/**
 * The network that the coin travels on, as a badge: a coin sent on another one is lost. Nothing
 * while there is no payment, or where the provider names no network.
 *
 * @example
 * <PaymentNetwork payment={payment} />
 */
export const PaymentNetwork = definePart<HTMLSpanElement, PaymentNetworkProps>(
  'PaymentNetwork',
  (props, { payment, root, words }) => {
    const network = payment.data?.due?.asset.network;
    return network ? (
      <span {...props} {...root}>
        {fillMessage(words.network, { network: networkName(network) })}
      </span>
    ) : null;
  },
);
