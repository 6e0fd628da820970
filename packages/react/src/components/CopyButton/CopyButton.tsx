'use client';
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type MouseEvent,
  type RefObject,
  useEffect,
} from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { selectContents } from '../../hooks/copyText.ts';
import { type UseCopyResult, useCopy } from '../../hooks/useCopy.ts';
import { Icon, type IconName } from '../Icon/Icon.tsx';
import { joinClasses } from '../part/joinClasses.ts';
import { type RenderProp, renderAs } from '../part/renderAs.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useText } from '../part/useText.ts';
import { copyKeys } from './copyKeys.ts';

/** How a copy went, and what is said of it: nothing while it is `idle`. */
export interface CopyFeedback {
  state: UseCopyResult['state'];
  said: string;
}

/** Before anything was copied. */
export const NO_FEEDBACK: CopyFeedback = { state: 'idle', said: '' };

export interface CopyButtonProps extends ComponentPropsWithoutRef<'button'>, RenderProp {
  /** Exactly what is copied. */
  value: string;
  /** What is copied, for `onEvent`: `'address'`, `'amount'`. */
  what?: string | undefined;
  /** The button's name: "Copy address". */
  label: string;
  /** Said when it is copied: "Address copied, TRON network". */
  copied: string;
  /** What is selected where the browser refuses to copy. */
  target?: RefObject<HTMLElement | null> | undefined;
  /** Told how it went, and `idle` when the feedback ends. A stable function, please. */
  onFeedback?: ((feedback: CopyFeedback) => void) | undefined;
}

const ICONS: Record<UseCopyResult['state'], IconName> = {
  idle: 'copy',
  copied: 'check',
  denied: 'keyboard',
};

/**
 * Copies a value and says so, to the eye and the ear, for two seconds. Where the browser has no
 * clipboard or refuses, it selects `target` and says which keys to press.
 *
 * @example
 * <CopyButton value={address} label="Copy address" copied="Address copied" target={element} />
 */
export const CopyButton = forwardRef<HTMLButtonElement, CopyButtonProps>(function CopyButton(
  { value, what = 'text', label, copied, target, onFeedback, onClick, className, render, ...rest },
  ref,
) {
  const { root, css, checkout } = useLocalSlot('CopyButton', className, null, ref);
  const { words } = useText(checkout);
  const { state, copy } = useCopy();

  const press = async (event: MouseEvent<HTMLButtonElement>) => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    const outcome = (await copy(value)) ? 'copied' : 'denied';
    if (outcome === 'denied' && target?.current) selectContents(target.current);
    checkout.session.emit({ type: 'copy', what, outcome });
  };
  // One text that changes, never one that comes or goes: translators of pages move texts away.
  const denied = state === 'denied' && fillMessage(words.copyDenied, { keys: copyKeys() });
  const said = state === 'copied' ? copied : denied || '';
  useEffect(() => onFeedback?.({ state, said }), [state, said, onFeedback]);

  return (
    <>
      {renderAs(
        render,
        <button
          type="button"
          aria-label={label}
          {...rest}
          {...root}
          className={joinClasses(css('icon-button'), root.className)}
          data-copy={state}
          onClick={(event) => void press(event)}
        >
          <Icon name={ICONS[state]} />
        </button>,
        root.ref,
      )}
      <span className="coinslot-hidden" role="status">
        {said}
      </span>
    </>
  );
});
