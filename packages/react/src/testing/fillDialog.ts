/**
 * Gives a page that has no modal dialogs, as jsdom's, the two methods that the modal needs. Where
 * they are, they stay.
 */
export function fillDialog(): void {
  if (typeof HTMLDialogElement === 'undefined') return;
  const { prototype } = HTMLDialogElement;
  prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
}
