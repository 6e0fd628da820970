/** Gives the focus to what is new where what had it, or opened the modal, has left the page. */
export function takeFocus(news: HTMLElement | null): void {
  if (document.activeElement === document.body) news?.focus({ preventScroll: true });
}
