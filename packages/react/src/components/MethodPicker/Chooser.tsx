'use client';
import { useContext, useEffect } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import type { AskedParams } from '../../hooks/AskedParams.ts';
import { usePaymentOptions } from '../../hooks/usePaymentOptions.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { CreatingView } from '../Checkout/CreatingView.tsx';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { lastChoice, startChoice } from './lastChoice.ts';
import { choiceOf, type MethodChoice } from './MethodChoice.ts';
import { optionsOf } from './optionsOf.ts';
import { Picker } from './Picker.tsx';

/** Asks in the modal how to pay. Where there is but one way, it is started at once. */
export function Chooser({ params }: { params: AskedParams }) {
  const { session } = useCheckoutContext('MethodPicker');
  const card = useContext(CardContext);
  const { data, error, refetch } = usePaymentOptions(params);
  const last = lastChoice(session, params);
  // Whoever came back from it wants to see what else there is.
  const options = optionsOf(data, params.provider, last ? undefined : params.asset);
  const available = options?.filter(({ unavailable }) => unavailable === null);
  const only = available?.length === 1 && last === undefined ? available[0] : undefined;
  const asking = (options !== null || error !== null) && only === undefined;

  const start = (choice: MethodChoice) => startChoice(session, params, choice);
  useEffect(() => {
    if (only) start(choiceOf(only));
  });

  useBrowserLayoutEffect(() => {
    const heading = card?.heading.current;
    const page = heading?.ownerDocument;
    if (page && page.activeElement === page.body) heading.focus({ preventScroll: true });
  }, [asking]);

  if (!asking) return <CreatingView />;
  return (
    <Picker
      options={options}
      error={error}
      defaultValue={last}
      onSelect={start}
      onRetry={refetch}
    />
  );
}
