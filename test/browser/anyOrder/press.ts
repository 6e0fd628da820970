import { cdp } from 'vitest/browser';

const KEYS = {
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { code: 'Tab', windowsVirtualKeyCode: 9 },
} as const;

/** As the shopper does: by the browser, which hears of it a little later. */
export async function pressKey(key: keyof typeof KEYS, modifiers = 0): Promise<void> {
  const event = { key, modifiers, ...KEYS[key] };
  const down = cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
  await Promise.all([down, cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })]);
}

/** At a place of this frame. */
export async function pressAt(left: number, top: number, clickCount = 1): Promise<void> {
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
  const scale = window.frameElement ? frame.width / window.innerWidth : 1;
  const at = { x: frame.left + left * scale, y: frame.top + top * scale };
  const sent: Promise<unknown>[] = [];
  for (let count = 1; count <= clickCount; count++) {
    for (const type of ['mousePressed', 'mouseReleased'] as const) {
      const event = { type, ...at, button: 'left', buttons: 1, clickCount: count } as const;
      sent.push(cdp().send('Input.dispatchMouseEvent', event));
    }
  }
  await Promise.all(sent);
}

export function pressElement(element: Element, clickCount = 1): Promise<void> {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return pressAt(left + width / 2, top + height / 2, clickCount);
}
