'use client';
import { type ComponentPropsWithoutRef, type RefObject, useRef, useState } from 'react';
import type { OpenChangeReason } from '../../session/CheckoutEvent.ts';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { lockScroll } from './lockScroll.ts';

interface DialogOptions {
  dialog: RefObject<HTMLDialogElement | null>;
  /** Takes the focus when the dialog opens. */
  heading: RefObject<HTMLElement | null>;
  /** The page's own handlers, which come first and may keep the dialog open. */
  own: Partial<DialogEvents>;
  onClose(reason: OpenChangeReason): void;
}

type DialogEvents = Required<
  Pick<ComponentPropsWithoutRef<'dialog'>, 'onCancel' | 'onPointerDown' | 'onClick'>
>;

/**
 * Shows a `<dialog>` as a modal for as long as it is mounted. What would close it is told at once,
 * and not left to the browser, which tells of it with the next picture: what is pressed until then
 * would find a modal that is open still.
 */
export function useDialog({
  dialog,
  heading,
  own,
  onClose,
}: DialogOptions): DialogEvents & Pick<ComponentPropsWithoutRef<'dialog'>, 'onClose'> {
  const leaving = useRef(false);
  /** Of an Escape that the browser only tells of: it closes the dialog next. */
  const told = useRef(false);
  const pressedOutside = useRef(false);
  const [again, setAgain] = useState(0);

  // Of another library, which takes the whole page for its own.
  const [among] = useState(() => !!globalThis.document?.querySelector('[role$=dialog]'));
  const freeDialog = useExceptions(among)?.freeDialog;
  useBrowserLayoutEffect(
    () => (dialog.current && freeDialog ? freeDialog(dialog.current) : undefined),
    [dialog, freeDialog],
  );

  // `again` undoes a close that was refused.
  useBrowserLayoutEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    element.showModal();
    heading.current?.focus({ preventScroll: true });
  }, [again, dialog, heading]);

  useBrowserLayoutEffect(() => {
    const element = dialog.current;
    leaving.current = false;
    if (element === null) return;
    const unlock = lockScroll(element.ownerDocument.documentElement);
    return () => {
      unlock();
      leaving.current = true;
      // Closed and not only taken away: that gives the focus back to where it came from.
      if (element.open) element.close();
    };
  }, [dialog]);

  return {
    onCancel(event) {
      own.onCancel?.(event);
      // A file that was not chosen, in a layout of the page's own, bubbles up here.
      if (event.target !== event.currentTarget || event.defaultPrevented) return;
      event.preventDefault();
      told.current = !event.cancelable;
      onClose('escape');
    },
    // By the browser alone, which does not ask at an Escape before which nothing else was pressed.
    onClose({ currentTarget: element, target }) {
      // Told late: StrictMode has shown it again meanwhile, or it leaves the page by our own hand.
      if (target !== element || element.open || leaving.current) return;
      if (!told.current) onClose('escape');
      told.current = false;
      setAgain((count) => count + 1);
    },
    // A press that began on the card, to select text, and ended outside does not close it.
    onPointerDown(event) {
      own.onPointerDown?.(event);
      pressedOutside.current = event.target === event.currentTarget;
      // To a dialog below it is no press outside, which would close that.
      event.nativeEvent.stopImmediatePropagation();
    },
    // Nor does the second click of a double click on what opened it.
    onClick(event) {
      own.onClick?.(event);
      const outside = event.target === event.currentTarget && pressedOutside.current;
      if (outside && event.detail < 2 && !event.defaultPrevented) onClose('backdrop');
    },
  };
}
