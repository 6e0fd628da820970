'use client';
import { type ComponentPropsWithoutRef, type ReactNode, type RefObject, useState } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import type { UseCopyResult } from '../../hooks/useCopy.ts';
import { CopyButton } from '../CopyButton/CopyButton.tsx';
import { copyKeys } from '../CopyButton/copyKeys.ts';
import { joinClasses } from '../slot/joinClasses.ts';
import type { Slot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

export interface CopyRowProps extends Omit<ComponentPropsWithoutRef<'div'>, 'slot'> {
  /** The outermost element of the component that is shown as a row. */
  slot: Slot<HTMLDivElement>;
  name: string;
  what: string;
  value: string;
  copyLabel: string;
  copied: string;
  target: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A value with its name and a button that copies it. The name makes room for the feedback. */
export function CopyRow({
  slot: { root, css },
  name,
  what,
  value,
  copyLabel,
  copied,
  target,
  children,
  ...rest
}: CopyRowProps) {
  const { words } = useText('CopyRow');
  const [state, setState] = useState<UseCopyResult['state']>('idle');
  const label = {
    idle: () => name,
    copied: () => copied,
    denied: () => fillMessage(words.copyDenied, { keys: copyKeys() }),
  }[state]();
  const className = joinClasses(css('copy-row'), root.className);
  return (
    <div {...rest} {...root} className={className} data-copy={state}>
      <div className={css('copy-row__body')}>
        <span className={css('copy-row__label')} aria-hidden={state !== 'idle' || undefined}>
          {label}
        </span>
        {children}
      </div>
      <CopyButton
        value={value}
        what={what}
        label={copyLabel}
        copied={copied}
        target={target}
        onStateChange={setState}
      />
    </div>
  );
}
