/** Ms from the click to the frame that shows it. */
export interface Painted {
  dialog: number;
  code: number;
}

declare global {
  /** Given to the page by Playwright. */
  var tellPainted: (painted: Painted) => void;
}

/**
 * Runs in a page before its own scripts. From the time stamp of the click, which is when the input
 * came in and not when somebody had time for it, to the end of the frame that first holds the
 * element: its mutation, the next animation frame, and the first task after that, when style,
 * layout and paint are done. Event Timing gives steps of 8 ms and only the first frame; Element
 * Timing knows nothing of a code in SVG.
 */
export function watchPaint(): void {
  const wanted = { dialog: 'dialog[open]', code: 'dialog[open] svg[role="img"]' };
  const names = ['dialog', 'code'] as const;
  const afterPaint = new MessageChannel();
  let clicked = 0;
  let waiting: (typeof names)[number][] = [];
  let painted: Partial<Painted> = {};

  addEventListener(
    'click',
    (event) => {
      clicked = event.timeStamp;
      waiting = [...names];
      painted = {};
    },
    true,
  );
  afterPaint.port1.onmessage = ({ data }: MessageEvent<typeof waiting>) => {
    const took = performance.now() - clicked;
    for (const name of data) painted[name] = took;
    const { dialog, code } = painted;
    if (dialog !== undefined && code !== undefined) globalThis.tellPainted({ dialog, code });
  };
  new MutationObserver(() => {
    const found = waiting.filter((name) => document.querySelector(wanted[name]));
    if (found.length === 0) return;
    waiting = waiting.filter((name) => !found.includes(name));
    requestAnimationFrame(() => afterPaint.port2.postMessage(found));
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['open'] });
}
