import { afterEach, describe, expect, it } from 'vitest';
import { fillDialog } from './fillDialog.ts';

const { prototype } = HTMLDialogElement;
const { showModal, close } = prototype;
afterEach(() => {
  Object.assign(prototype, { showModal, close });
});

describe('a page without modal dialogs', () => {
  it('gets them', () => {
    Object.assign(prototype, { showModal: undefined, close: undefined });
    fillDialog();
    const dialog = document.createElement('dialog');
    let closed = 0;
    dialog.addEventListener('close', () => {
      closed += 1;
    });
    dialog.showModal();
    expect(dialog.open).toBe(true);
    dialog.close();
    expect([dialog.open, closed]).toEqual([false, 1]);
  });

  it('keeps those that it has', () => {
    const own = () => {};
    Object.assign(prototype, { showModal: own, close: own });
    fillDialog();
    expect([prototype.showModal, prototype.close]).toEqual([own, own]);
  });
});
