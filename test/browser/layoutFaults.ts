/** What is cut off, sticks out, lies on something else, or is too small to be hit. */
export function layoutFaults(cards: HTMLElement): string[] {
  const faults: string[] = [];
  for (const card of cards.querySelectorAll<HTMLElement>('[data-coinslot="checkout"], form')) {
    const state = card.closest('[data-state]')?.getAttribute('data-state') ?? 'picker';
    const { left, right } = card.getBoundingClientRect();
    for (const element of card.querySelectorAll<HTMLElement>('*')) {
      if (!isSeen(element)) continue;
      const name = `${state}: ${element.tagName} ${element.className}`;
      const box = element.getBoundingClientRect();
      // The close button of the header stands out into the padding of the card.
      const standsOut = element.matches('.coinslot-checkout-header');
      if (!standsOut && element.clientWidth > 0 && element.scrollWidth > element.clientWidth) {
        faults.push(`${name} is cut off: ${element.scrollWidth} in ${element.clientWidth}`);
      }
      if (box.left < left - 0.5 || box.right > right + 0.5) {
        faults.push(`${name} sticks out: ${box.left}..${box.right} of ${left}..${right}`);
      }
      // A link in a sentence is as high as its line.
      const isTarget = element.matches(
        'a:not(label a), button, summary, textarea, label:has(input), input[type="text"]',
      );
      if (isTarget && (box.height < 44 || box.width < 44)) {
        faults.push(`${name} is hard to hit: ${box.width} x ${box.height}`);
      }
    }
    faults.push(...overlaps(card).map((texts) => `${state}: ${texts}`));
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page scrolls sideways: ${scrollWidth}`);
  return faults;
}

const isSeen = (element: Element) =>
  element.closest('.coinslot-hidden, [hidden], svg, wbr') === null &&
  element.getClientRects().length > 0 &&
  // What is folded away has its place, too.
  element.checkVisibility();

/** Lines of text that lie on each other. */
function overlaps(card: Element): string[] {
  const lines: { text: string; box: DOMRect }[] = [];
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!node.textContent?.trim() || !node.parentElement || !isSeen(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) lines.push({ text: node.textContent, box });
  }
  return lines.flatMap(({ text, box }, index) =>
    lines
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
          // Lines may touch: letters stand within them.
          Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 5,
      )
      .map((other) => `"${text}" lies on "${other.text}"`),
  );
}
