'use client';
import { useContext } from 'react';
import { joinClasses } from '../part/joinClasses.ts';
import { usePart } from '../part/usePart.ts';
import { CardContext } from './CardContext.ts';

/** Room for what will come, so that nothing jumps when it does. */
export function CreatingView() {
  const { css, words } = usePart('Checkout');
  const card = useContext(CardContext);
  const shapes = ['amount', 'qr', 'line', 'row', 'address', 'timer'];
  return (
    <>
      <h2 ref={card?.heading} id={card?.headingId} tabIndex={-1} className="coinslot-hidden">
        {words.title.created}
      </h2>
      <div className={css('__view')} aria-hidden="true">
        {shapes.map((shape) => (
          <div key={shape} className={joinClasses(css('__skeleton'), css(`__skeleton-${shape}`))} />
        ))}
      </div>
    </>
  );
}
