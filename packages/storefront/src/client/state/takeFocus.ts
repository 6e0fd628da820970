/** Gives the focus to a heading where what had it, or opened the modal, has left the page. */
export function takeFocus(heading: HTMLElement | null): void {
  if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
}
