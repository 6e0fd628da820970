'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { useLastChecked } from '../../hooks/useLastChecked.ts';
import type { UsualMessages } from '../../messages/usual.ts';
import { definePart } from '../part/definePart.ts';
import { joinClasses } from '../part/joinClasses.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { useAsking } from './useAsking.ts';
import { useNow } from './useNow.ts';

export interface LastCheckedProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

/** How often the words are renewed, in ms: often enough to be true, seldom enough to be calm. */
const STEP = 5_000;

/**
 * When the server was last asked, and a button that asks now. Nothing while there is no payment.
 *
 * @example
 * <LastChecked payment={payment} />
 */
export const LastChecked = definePart<HTMLDivElement, LastCheckedProps>(
  'LastChecked',
  function LastChecked(props, { payment, root, css, words }) {
    const at = useLastChecked(payment.data);
    const now = useNow(STEP);
    const [asking, ask] = useAsking();
    if (payment.data === null) return null;
    return (
      <div {...props} {...root}>
        <span>{at === null ? words.checking : age(words.checked, at, now)}</span>
        <button
          type="button"
          className={joinClasses(css('link'), css('__action'))}
          aria-disabled={asking}
          onClick={() => {
            if (!asking) ask(payment.refresh());
          }}
        >
          {asking ? words.checking : words.checked.action}
        </button>
      </div>
    );
  },
);

function age(words: UsualMessages['checked'], at: number, now: number | null): string {
  const seconds = now === null ? 0 : Math.floor((now - at) / 1000);
  if (seconds < 5) return words.now;
  return seconds < 60
    ? fillMessage(words.seconds, { count: seconds })
    : fillMessage(words.minutes, { count: Math.floor(seconds / 60) });
}
