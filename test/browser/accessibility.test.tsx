import '@coinslot/react/styles.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { layoutFaults } from './layoutFaults.ts';
import { media } from './media.ts';
import { Forms, showCards } from './showCards.tsx';
import { showShop } from './showShop.tsx';
import { wear } from './wear.ts';

/*
 * What WCAG 2.2 asks for and no other test shows. docs/accessibility.md names the test of each
 * criterion.
 */

const sheet = document.createElement('style');

afterEach(async () => {
  await cleanup();
  await media({});
  wear({});
  sheet.remove();
  document.documentElement.dir = '';
  document.body.style.margin = '';
  await page.viewport(414, 896);
});

async function showAll(): Promise<HTMLElement> {
  await media({ 'prefers-reduced-motion': 'reduce' });
  document.body.style.margin = '0';
  const cards = await showCards({ children: <Forms /> });
  // The ways to pay are asked for.
  await expect.poll(() => cards.querySelector('[data-form] [type="radio"]')).not.toBeNull();
  return cards;
}

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
const isSeen = (element: Element) => element.getClientRects().length > 0;

/** What is read on an element by eye. */
function visibleText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('.coinslot-hidden, [hidden]')) hidden.remove();
  return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** All words but those that time changes. */
const said = (cards: HTMLElement) =>
  cards.innerText.replace(/Last checked.*|Checking…|\d\d:\d\d/g, '');

describe('every card and form', () => {
  it('says all it says with the wider spacing that a reader may set', async () => {
    const cards = await showAll();
    sheet.textContent = `#cards * {
      line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
    } #cards p { margin-block-end: 2em !important; }`;
    document.head.append(sheet);
    for (const width of [320, 480]) {
      await page.viewport(width, 640);
      expect(layoutFaults(cards), `${width} px`).toEqual([]);
    }
  });

  it('says all it says in letters of twice the size', async () => {
    const cards = await showAll();
    await page.viewport(640, 640);
    wear({ fontSizeBase: '30px' });
    expect(layoutFaults(cards)).toEqual([]);
  });

  it('is named as it is labelled, and the same thing has the same name everywhere', async () => {
    const cards = await showAll();
    const names = new Map<string, Set<string>>();
    for (const control of cards.querySelectorAll(CONTROLS)) {
      const seen = visibleText(control);
      const name = control.getAttribute('aria-label') ?? seen;
      // An abbreviated hash is named by the whole one.
      const [start = ''] = seen.split('…');
      expect(name, control.outerHTML).toContain(start);
      if (!control.matches('input')) expect(name, control.outerHTML).not.toBe('');
      const what =
        control.getAttribute('href')?.split(':')[0] ??
        control
          .closest('[data-coinslot="last-checked"], [data-coinslot="payment-address"]')
          ?.getAttribute('data-coinslot');
      if (what) names.set(what, (names.get(what) ?? new Set()).add(name));
    }
    expect(Object.fromEntries(names)).toMatchObject({
      mailto: new Set(['Get help']),
      'last-checked': new Set(['Check now']),
      'payment-address': new Set(['Copy address']),
    });
  });

  it('has the way to help at the same place, after what the shopper can do', async () => {
    const cards = await showAll();
    const links = [...cards.querySelectorAll('a[href^="mailto:"]')];
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) {
      const actions = link.closest(
        '[data-coinslot="payment-actions"], [data-coinslot="error-notice"]',
      );
      const targets = [...(actions?.querySelectorAll('a, button') ?? [])];
      const place = targets.indexOf(link);
      const isTaken = (one: Element) => one.matches('[data-coinslot="payment-tools"] *');
      // After it comes only what the shopper takes along.
      expect(targets.slice(0, place).filter(isTaken), actions?.outerHTML).toEqual([]);
      expect(targets.slice(place + 1).every(isTaken), actions?.outerHTML).toBe(true);
    }
    expect(links.filter((link) => link.matches('[data-state="paid"] *'))).toHaveLength(1);
  });

  it('shows no text as a picture, and nothing by hovering alone', async () => {
    const cards = await showAll();
    expect(cards.querySelectorAll('img, canvas, video, audio, object, embed')).toHaveLength(0);
    for (const picture of cards.querySelectorAll('svg')) {
      expect(picture.querySelector('text')).toBeNull();
      // What has no name of its own stands beside words, which are read.
      if (picture.hasAttribute('aria-label')) continue;
      expect(picture.closest('[aria-hidden="true"]'), picture.outerHTML).not.toBeNull();
    }
    // What is fetched when the page has come to rest is there.
    await expect.element(page.getByText('Paying from an exchange?').first()).toBeVisible();
    const seen = () => [...cards.querySelectorAll('*')].filter(isSeen).length;
    const before = seen();
    for (const name of ['Check now', 'Copy address']) {
      await page.getByRole('button', { name }).first().hover();
      expect(seen()).toBe(before);
    }
  });

  it('begins what it shows where its name begins, also from right to left', async () => {
    const cards = await showCards({ names: ['waiting'] });
    for (const [dir, side] of [
      ['ltr', 'left'],
      ['rtl', 'right'],
    ] as const) {
      document.documentElement.dir = dir;
      const rows = [...cards.querySelectorAll('.coinslot-copy-row__body')];
      expect(rows).toHaveLength(2);
      for (const row of rows) {
        // The characters: what stands around them is not seen.
        const value = document.createRange();
        value.selectNodeContents(row.lastElementChild ?? row);
        const seen = [...value.getClientRects()].filter(({ width }) => width > 0);
        const sides = seen.map((line) => line[side]);
        const first = side === 'left' ? Math.min(...sides) : Math.max(...sides);
        expect(first).toBeCloseTo(row.getBoundingClientRect()[side], 0);
      }
    }
  });

  it('flashes nowhere: nothing that repeats takes less than a third of a second', async () => {
    await showCards({ names: ['created', 'waiting', 'confirming'], children: <Forms /> });
    const timings = document.getAnimations().map((one) => one.effect?.getComputedTiming());
    const repeating = timings.filter((timing) => (timing?.iterations ?? 0) > 1);
    expect(repeating.length).toBeGreaterThan(2);
    for (const timing of repeating) expect(Number(timing?.duration)).toBeGreaterThan(334);
  });
});

describe('the focus', () => {
  it('goes through a card in the order in which it is read, seen and with a ring', async () => {
    const cards = await showCards({ names: ['with a payment link', 'expired', 'refunded'] });
    const order = [...cards.querySelectorAll(CONTROLS)].filter(
      // Of radios only the chosen one is stopped at.
      (control) => isSeen(control) && !control.matches('input:not(:checked)'),
    );
    const before = said(cards);
    for (const control of order) {
      await userEvent.keyboard('{Tab}');
      expect(document.activeElement).toBe(control);
      const ringed = control.matches('input') ? (control.closest('label') ?? control) : control;
      const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
      expect(outlineStyle, control.outerHTML).not.toBe('none');
      expect(Number.parseFloat(outlineWidth)).toBeGreaterThanOrEqual(2);
    }
    const boxes = order.map((control) => control.getBoundingClientRect());
    for (const [index, box] of boxes.entries()) {
      const last = boxes[index - 1];
      // Below what came before, or beside it.
      if (last) expect(box.bottom).toBeGreaterThanOrEqual(last.top);
    }
    // To stand on something changes nothing, nor does a letter: there are no shortcuts.
    await userEvent.keyboard('acnprstx?/19');
    expect(said(cards)).toBe(before);
  });

  it.each([
    ['a small phone', 320, 568],
    ['a phone on its side', 667, 375],
    ['a window at 400 %', 320, 256],
  ])('is never hidden behind what stays in sight, on %s', async (_, width, height) => {
    await page.viewport(width, height);
    await showShop();
    await page.getByRole('button', { name: 'Pay now' }).click();
    const dialog = page.getByRole('dialog');
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    const controls = [...dialog.element().querySelectorAll(CONTROLS)].filter(isSeen);
    expect(controls.length).toBeGreaterThanOrEqual(4);
    expect(dialog.element().scrollWidth).toBeLessThanOrEqual(dialog.element().clientWidth);
    for (const keys of ['{Tab}', '{Shift>}{Tab}{/Shift}']) {
      const seen = new Set<Element>();
      for (let step = 0; step < controls.length + 3; step++) {
        await userEvent.keyboard(keys);
        const focused = document.activeElement;
        if (!focused || !dialog.element().contains(focused)) continue;
        seen.add(focused);
        const { left, top, right, bottom } = focused.getBoundingClientRect();
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        expect(focused.contains(hit), focused.outerHTML).toBe(true);
      }
      expect(controls.every((control) => seen.has(control))).toBe(true);
    }
  });
});
