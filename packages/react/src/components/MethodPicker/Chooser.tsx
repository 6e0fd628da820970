'use client';
import { useContext, useEffect } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { usePaymentOptions } from '../../hooks/usePaymentOptions.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { CreatingView } from '../Checkout/CreatingView.tsx';
import type { ChoosingStage } from '../CheckoutModal/useModalState.ts';
import { refusedFields } from '../PaymentFields/refusedFields.ts';
import { asksFor } from '../PaymentFields/ShopperInput.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { askedBefore, lastChoice, startChoice } from './lastChoice.ts';
import { choiceOf } from './MethodChoice.ts';
import { onlyOption, optionsOf } from './optionsOf.ts';
import { type AnsweredChoice, Ways } from './Ways.tsx';

/**
 * Asks in the modal what the server has to be told: how to pay, and what the provider needs of the
 * shopper. Where there is but one way, and it needs nothing, it is started at once.
 */
export function Chooser({ stage }: { stage: ChoosingStage }) {
  const { session } = useCheckoutContext('MethodPicker');
  const card = useContext(CardContext);
  const { params, error: refusal } = stage;
  const needsFields = refusal.code === 'fields_required';
  const asked = askedBefore(session, params) ?? params;
  const last = lastChoice(session, asked);
  // What was entered asks for no other ways to pay.
  const { fields, agreement, startNew, ...order } = asked;
  const { data, error, refetch } = usePaymentOptions(order);
  // Whoever came back from it wants to see what else there is.
  const free = last && !(needsFields && params.asset === asked.asset);
  const options = optionsOf(data, asked.provider, free ? undefined : asked.asset);
  const only = last === undefined ? onlyOption(options, {}) : undefined;
  const first = needsFields
    ? onlyOption(options, params)
    : only && asksFor(only, asked)
      ? only
      : undefined;
  // What the server has asked for is not started again without it.
  const ready = needsFields || first ? undefined : only;
  const isLoading = options === null && error === null;
  // While they load it is not known yet what the form of one of them asks for.
  const isPreparing = ready !== undefined || (needsFields && isLoading);

  const start = (choice: AnsweredChoice) => startChoice(session, asked, choice);
  useEffect(() => {
    if (ready) start(choiceOf(ready));
  });

  // The exchange asks for something new since the ways to pay were loaded.
  const isOld =
    first !== undefined &&
    refusedFields(refusal).some(
      (key) => key !== 'agreement' && !first.fields.some((field) => field.key === key),
    );
  useEffect(() => {
    if (isOld) void refetch();
  }, [isOld, refetch]);

  useBrowserLayoutEffect(() => {
    const heading = card?.heading.current;
    const page = heading?.ownerDocument;
    if (page && page.activeElement === page.body) heading.focus({ preventScroll: true });
  }, [isPreparing, isLoading]);

  if (isPreparing) return <CreatingView />;
  return (
    <Ways
      options={options}
      error={error}
      first={first}
      refusal={needsFields ? { error: refusal, sent: params } : undefined}
      known={asked}
      last={last}
      onStart={start}
      onRetry={refetch}
    />
  );
}
