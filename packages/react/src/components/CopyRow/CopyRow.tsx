'use client';
import { type ReactNode, type RefObject, useState } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import type { UseCopyResult } from '../../hooks/useCopy.ts';
import { CopyButton } from '../CopyButton/CopyButton.tsx';
import { copyKeys } from '../CopyButton/copyKeys.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { renderAs } from '../part/renderAs.ts';
import type { Part } from '../part/usePart.ts';

interface CopyRowProps {
  /** The component that is shown as a row. */
  part: Part<HTMLDivElement>;
  props?: object;
  what: string;
  value: string;
  /** Its name, the button's name, and what is said when it is copied. */
  words: { label: string; copy: string; copied: string };
  /** What is selected where the browser refuses to copy. */
  target: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A value with its name and a button that copies it. The name makes room for the feedback. */
export function CopyRow({ part, props, what, value, words, target, children }: CopyRowProps) {
  const { root, css } = part;
  const [state, setState] = useState<UseCopyResult['state']>('idle');
  // One text that changes, never one that comes or goes: translators of pages move texts away.
  const denied = state === 'denied' && fillMessage(part.words.copyDenied, { keys: copyKeys() });
  return renderAs(
    part.render,
    <div
      {...props}
      {...root}
      className={joinClasses(css('copy-row'), root.className)}
      data-copy={state}
    >
      <div className={css('copy-row__body')}>
        <span className={css('copy-row__label')} aria-hidden={state !== 'idle' || undefined}>
          {state === 'copied' ? words.copied : denied || words.label}
        </span>
        {children}
      </div>
      <CopyButton
        value={value}
        what={what}
        label={words.copy}
        copied={words.copied}
        target={target}
        onStateChange={setState}
      />
    </div>,
    root.ref,
  );
}
