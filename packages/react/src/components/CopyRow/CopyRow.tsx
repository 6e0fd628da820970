'use client';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { CopyButton, NO_FEEDBACK } from '../CopyButton/CopyButton.tsx';
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
  /** The value, with the ref of what is selected where the browser refuses to copy. */
  children(text: RefObject<HTMLSpanElement | null>): ReactNode;
}

/** A value with its name and a button that copies it. The name makes room for the feedback. */
export function CopyRow({ part, props, what, value, words, children }: CopyRowProps) {
  const { root, css } = part;
  const text = useRef<HTMLSpanElement>(null);
  const [{ state, said }, setFeedback] = useState(NO_FEEDBACK);
  return renderAs(
    part.render,
    <div
      {...props}
      {...root}
      className={joinClasses(css('copy-row'), root.className)}
      data-copy={state}
    >
      <div className={css('copy-row__body')}>
        {/* One text that changes, never one that comes or goes: translators of pages move texts away. */}
        <span className={css('copy-row__label')} aria-hidden={!!said || undefined}>
          {said || words.label}
        </span>{' '}
        {children(text)}
      </div>
      <CopyButton
        value={value}
        what={what}
        label={words.copy}
        copied={words.copied}
        target={text}
        onFeedback={setFeedback}
      />
    </div>,
    root.ref,
  );
}
