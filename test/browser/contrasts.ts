interface Contrast {
  what: string;
  ratio: number;
}

/**
 * The contrast of everything that is seen in `root`, as WCAG 2.2 computes it: of texts with what
 * lies behind them, and of signs (icons, bars, dots, the chosen option's edge, the ring of focus).
 */
export function contrasts(root: Element): { texts: Contrast[]; signs: Contrast[] } {
  const texts: Contrast[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim();
    if (!text || element === null || !isSeen(element)) continue;
    texts.push({ what: text, ratio: ratioOf(getComputedStyle(element).color, element) });
  }

  const signs: Contrast[] = [];
  const add = (selector: string, colour: string) => {
    for (const element of root.querySelectorAll(selector)) {
      if (!isSeen(element)) continue;
      const value = getComputedStyle(element).getPropertyValue(colour);
      signs.push({ what: `${selector} ${value}`, ratio: ratioOf(value, element.parentElement) });
    }
  };
  add('.coinslot-icon', 'stroke');
  add('.coinslot-payment-status__dot', 'background-color');
  add('.coinslot-payment-status__spinner', 'border-top-color');
  add('.coinslot-payment-progress__fill', 'fill');
  add('.coinslot-payment-countdown__bar rect', 'fill');
  add('.coinslot-payment-fields__input', 'border-top-color');
  for (const element of root.querySelectorAll('[data-coinslot]')) {
    if (!isSeen(element)) continue;
    for (const name of ['--cs-focus', '--cs-primary']) {
      signs.push({ what: name, ratio: ratioOf(resolve(element, name), element.parentElement) });
    }
  }
  return { texts, signs };
}

const isSeen = (element: Element) =>
  element.closest('.coinslot-hidden, [hidden]') === null && element.getClientRects().length > 0;

/** The value of a private property: by itself it is a text of functions. */
function resolve(element: Element, name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

const known = new Map<string, Rgba>();
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Any colour that CSS can write, in sRGB. */
function read(colour: string): Rgba {
  const found = known.get(colour);
  if (found) return found;
  if (canvas === null) throw new Error('This browser draws nothing.');
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const rgba = [red, green, blue, alpha / 255] as const;
  known.set(colour, rgba);
  return rgba;
}

function over(front: Rgba, back: Rgba): Rgba {
  const mix = (index: 0 | 1 | 2) => front[index] * front[3] + back[index] * (1 - front[3]);
  return [mix(0), mix(1), mix(2), 1];
}

function behind(element: Element | null): Rgba {
  if (element === null) return read('Canvas');
  const own = read(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, behind(element.parentElement));
}

function ratioOf(colour: string, element: Element | null): number {
  const back = behind(element);
  const [dark = 0, light = 0] = [luminance(over(read(colour), back)), luminance(back)].sort(
    (one, other) => one - other,
  );
  return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
