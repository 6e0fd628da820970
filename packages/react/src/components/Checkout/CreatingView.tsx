'use client';
import { useContext } from 'react';
import { CardContext } from '../card/CardContext.ts';
import { joinClasses } from '../slot/joinClasses.ts';
import { useCss } from '../slot/useCss.ts';
import { useText } from '../text/useText.ts';

/** Room for what will come, so that nothing jumps when it does. */
export function CreatingView() {
  const card = useContext(CardContext);
  const { words } = useText('Checkout');
  const css = useCss('checkout', 'Checkout');
  const skeleton = (shape: string) => (
    <div className={joinClasses(css('__skeleton'), css(`__skeleton-${shape}`))} />
  );
  return (
    <>
      <h2 ref={card?.heading} id={card?.headingId} tabIndex={-1} className="coinslot-hidden">
        {words.status.creating.title}
      </h2>
      <div className={css('__amount')} aria-hidden="true">
        {skeleton('amount')}
      </div>
      <div className={css('payment-qr-code')} aria-hidden="true">
        {skeleton('qr')}
      </div>
      <div className={css('__rows')} aria-hidden="true">
        {skeleton('row')}
        {skeleton('row')}
      </div>
    </>
  );
}
