import '@coinslot/react/styles.css';
import {
  type Appearance,
  type AppearanceVariables,
  CheckoutButton,
  CheckoutProvider,
  paper,
  pop,
} from '@coinslot/react';
import { createTestCheckout } from '@coinslot/react/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { contrasts } from './contrasts.ts';
import { media } from './media.ts';
import { Forms, showCards } from './showCards.tsx';
import { wear } from './wear.ts';

const root = document.documentElement;
afterEach(async () => {
  await cleanup();
  await media({});
  wear({});
});

const styleOf = (selector: string, name: string) =>
  getComputedStyle(document.querySelector(selector) as Element).getPropertyValue(name);
const card = '[data-coinslot="checkout"]';
const button = '[data-coinslot="checkout-button"]';

/** Each with a value that no theme has. */
const OTHER: Required<AppearanceVariables> = {
  colorPrimary: 'rgb(1, 2, 3)',
  colorOnPrimary: 'rgb(2, 2, 3)',
  colorBackground: 'rgb(3, 2, 3)',
  colorSurface: 'rgb(4, 2, 3)',
  colorBackdrop: 'rgb(5, 2, 3)',
  colorText: 'rgb(6, 2, 3)',
  colorTextSecondary: 'rgb(7, 2, 3)',
  colorBorder: 'rgb(8, 2, 3)',
  colorFocus: 'rgb(9, 2, 3)',
  colorInfo: 'rgb(10, 2, 3)',
  colorSuccess: 'rgb(11, 2, 3)',
  colorWarning: 'rgb(12, 2, 3)',
  colorDanger: 'rgb(13, 2, 3)',
  fontFamily: 'fantasy',
  fontFamilyMono: 'cursive',
  fontSizeBase: '17px',
  borderRadius: '11px',
  spacingUnit: '7px',
  shadow: 'rgb(14, 2, 3) 0px 0px 1px 0px',
  width: '333px',
};

/** Where each is seen first: `element::part`, and the property that has its value. */
const SHOWN: Record<keyof AppearanceVariables, [selector: string, property: string, is?: string]> =
  {
    colorPrimary: ['.coinslot-button', 'background-color'],
    colorOnPrimary: ['.coinslot-button', 'color'],
    colorBackground: ['.coinslot-checkout', 'background-color'],
    colorSurface: ['.coinslot-copy-row', 'background-color'],
    colorBackdrop: ['dialog::backdrop', 'background-color'],
    colorText: ['.coinslot-checkout', 'color'],
    colorTextSecondary: ['.coinslot-copy-row__label', 'color'],
    colorBorder: ['.coinslot-checkout', 'border-top-color'],
    colorFocus: ['dialog :focus-visible', 'outline-color'],
    colorInfo: ['[data-status="confirming"] .coinslot-payment-progress__bar', 'color'],
    colorSuccess: ['[data-status="paid"] .coinslot-payment-status__disc', 'color'],
    colorWarning: ['[data-state="refused"] .coinslot-payment-status__disc', 'color'],
    colorDanger: ['.coinslot-payment-countdown:where([data-phase="danger"]) span', 'color'],
    fontFamily: ['.coinslot-checkout', 'font-family'],
    fontFamilyMono: ['.coinslot-payment-address__value', 'font-family'],
    fontSizeBase: ['.coinslot-checkout', 'font-size'],
    borderRadius: ['.coinslot-checkout', 'border-top-left-radius'],
    spacingUnit: ['.coinslot-checkout', 'row-gap', '24.5px'],
    shadow: ['.coinslot-checkout', 'box-shadow'],
    width: ['.coinslot-checkout', 'max-inline-size'],
  };

function shown(name: keyof AppearanceVariables): string {
  const [selector, property] = SHOWN[name];
  const [element = '', part] = selector.split('::');
  const found = document.querySelector(element) as Element;
  return getComputedStyle(found, part && `::${part}`).getPropertyValue(property);
}

/** What is seen of all cards, of the button, of the ring of focus, and behind the modal. */
function seen(): string {
  const looks = [...document.querySelectorAll('[data-coinslot], [data-coinslot] *')].map(
    (element) => {
      const style = getComputedStyle(element);
      const { color, backgroundColor, borderColor, outlineColor, boxShadow } = style;
      const { fontFamily, fontSize, borderRadius, padding, maxWidth } = style;
      const colours = [color, backgroundColor, borderColor, outlineColor, boxShadow];
      return [...colours, fontFamily, fontSize, borderRadius, padding, maxWidth].join();
    },
  );
  const dialog = document.querySelector('dialog') as Element;
  return [...looks, getComputedStyle(dialog, '::backdrop').backgroundColor].join('\n');
}

describe('plain CSS', () => {
  it('reaches everything that a variable reaches, by a custom property', async () => {
    await showCards({
      names: ['waiting', 'in the last minute', 'too little', 'confirming', 'paid', 'refused'],
      children: <Shop />,
    });
    await page.getByRole('button', { name: 'Pay now' }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Tab}');
    const usual = seen();
    for (const name of Object.keys(OTHER) as (keyof AppearanceVariables)[]) {
      wear({ [name]: OTHER[name] });
      expect(seen(), name).not.toBe(usual);
      expect(shown(name), name).toBe(SHOWN[name][2] ?? OTHER[name]);
    }
    wear({});
    expect(seen()).toBe(usual);
  });

  it('decides between light and dark by the nearest data-theme, else by the system', async () => {
    const { container } = await render(
      <div data-around="">
        <div>
          <Shop />
        </div>
      </div>,
    );
    const around = container.querySelector('[data-around]') as HTMLElement;
    const inner = around.firstElementChild as HTMLElement;
    const scheme = () => styleOf(button, 'color-scheme');
    const themes = ['light', 'dark', undefined] as const;
    for (const system of ['light', 'dark'] as const) {
      await media({ 'prefers-color-scheme': system });
      for (const outer of themes) {
        for (const nearest of themes) {
          set(around, outer);
          set(inner, nearest);
          expect(scheme(), `${nearest} in ${outer} on ${system}`).toBe(nearest ?? outer ?? system);
        }
      }
    }
  });
});

function set(element: HTMLElement, theme: string | undefined): void {
  if (theme === undefined) element.removeAttribute('data-theme');
  else element.dataset['theme'] = theme;
}

function Shop({ appearance }: { appearance?: Appearance }) {
  return (
    <CheckoutProvider
      endpoint="/api/checkout"
      fetch={createTestCheckout().fetch}
      appearance={appearance}
    >
      <CheckoutButton orderId="1042">Pay now</CheckoutButton>
    </CheckoutProvider>
  );
}

describe('appearance', () => {
  it('is followed while the page runs, and leaves nothing behind', async () => {
    const { rerender } = await render(<Shop />);
    const background = () => styleOf(button, 'background-color');
    const usual = background();
    await rerender(<Shop appearance={{ variables: { colorPrimary: '#010203' } }} />);
    expect(background()).toBe('rgb(1, 2, 3)');
    await rerender(<Shop appearance={{ variables: { colorPrimary: undefined } }} />);
    expect(background()).toBe(usual);
    await rerender(<Shop appearance={{ theme: 'dark', variables: { borderRadius: '10px' } }} />);
    expect([background(), styleOf(button, 'border-radius')]).toEqual(['rgb(53, 192, 143)', '7px']);
    await rerender(<Shop appearance={{ density: 'compact' }} />);
    expect([background(), styleOf(button, 'padding-top')]).toEqual([usual, '7.5px']);
    await rerender(<Shop />);
    expect([background(), styleOf(button, 'padding-top')]).toEqual([usual, '10px']);
    expect((document.querySelector(button) as HTMLElement).style).toHaveLength(0);
  });

  it('moves nothing where animations are turned off', async () => {
    const running = () => document.getAnimations().filter((one) => one.playState === 'running');
    const names = ['created', 'waiting', 'confirming'] as const;
    await showCards({ names, children: <Shop /> });
    expect(running().length).toBeGreaterThan(2);
    await cleanup();
    const appearance = { disableAnimations: true };
    await showCards({ names, appearance, children: <Shop appearance={appearance} /> });
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('button', { name: 'Copy address' }).last().click();
    expect(running()).toEqual([]);
    await media({ 'prefers-reduced-motion': 'reduce' });
    await cleanup();
    await showCards({ names });
    expect(running()).toEqual([]);
  });

  it('none takes classes for every part, and the page keeps its colour scheme', async () => {
    const classNames = {
      checkout: 'their-card',
      button: 'their-button',
      'copy-row': 'their-row',
      'copy-row__value': 'their-value',
      'payment-address': 'their-address',
      'icon-button': 'their-icon',
    };
    root.style.colorScheme = 'dark';
    const cards = await showCards({
      names: ['waiting', 'refused'],
      appearance: { theme: 'none', classNames },
    });
    for (const name of Object.values(classNames)) {
      expect(cards.querySelector(`[class~="${name}"]`), name).not.toBeNull();
    }
    const ours = [...cards.querySelectorAll('[class*="coinslot-"]')].map((one) =>
      one.getAttribute('class'),
    );
    expect(new Set(ours)).toEqual(new Set(['coinslot-icon', 'coinslot-hidden']));
    expect(styleOf(card, 'color-scheme')).toBe('dark');
    // No class paints it: black on white by itself, with a quiet zone, on whatever the page is.
    const [ground, squares] = cards.querySelectorAll('svg[role="img"] path');
    expect(getComputedStyle(ground as Element).fill).toBe('rgb(255, 255, 255)');
    expect(getComputedStyle(squares as Element).fill).toBe('rgb(0, 0, 0)');
    expect(squares?.getAttribute('d')).toMatch(/^M4[ ,]4/);
    expect(page.getByText('Checked').elements().length).toBeGreaterThan(0);
  });

  it('adds the same classes to the ready theme', async () => {
    const cards = await showCards({
      names: ['refused'],
      appearance: { classNames: { button: 'their-button' } },
    });
    const again = cards.querySelector('.coinslot-button');
    expect(again?.className).toBe('coinslot-button their-button');
  });
});

const looks: [name: string, variables: AppearanceVariables, theme: 'light' | 'dark'][] = [
  ['the light theme', {}, 'light'],
  ['the dark theme', {}, 'dark'],
  ['paper', paper.variables, 'light'],
  ['paper in the dark', paper.variables, 'dark'],
  ['pop', pop.variables, 'light'],
  ['pop in the dark', pop.variables, 'dark'],
];

it('every look is easy to read in every state: text 4.5, signs and rings 3', async () => {
  // Nothing is measured while it fades.
  await media({ 'prefers-reduced-motion': 'reduce' });
  const cards = await showCards({ children: <Forms /> });
  await expect.element(page.getByRole('radio').first()).toBeVisible();
  for (const [name, variables, theme] of looks) {
    wear(variables, theme);
    const { texts, signs } = contrasts(cards);
    expect(texts.length).toBeGreaterThan(200);
    expect(signs.length).toBeGreaterThan(40);
    expect(
      texts.filter(({ ratio }) => ratio < 4.5),
      name,
    ).toEqual([]);
    expect(
      signs.filter(({ ratio }) => ratio < 3),
      name,
    ).toEqual([]);
  }
  // The colours of the system: signs are lines there.
  wear({});
  await media({ 'prefers-reduced-motion': 'reduce', 'forced-colors': 'active' });
  const { texts } = contrasts(cards);
  expect(texts.length).toBeGreaterThan(200);
  expect(texts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
});

it('what is chosen is seen where only the colours of the system are left', async () => {
  await media({ 'forced-colors': 'active' });
  await showCards({ names: ['with a payment link', 'confirming'] });
  const [chosen, other] = ['Address only', 'With amount'].map((text) =>
    getComputedStyle(page.getByText(text, { exact: true }).element()),
  );
  expect(chosen?.outlineStyle).toBe('solid');
  expect(chosen?.outlineColor).not.toBe('rgba(0, 0, 0, 0)');
  expect(other?.outlineStyle).toBe('none');
  expect(styleOf('.coinslot-payment-status__spinner', 'border-top-style')).toBe('dotted');
  // What is a ground elsewhere has an edge here; a drawing keeps its own colours.
  for (const part of ['checkout-header__mark', 'payment-status__disc', 'payment-countdown']) {
    expect(styleOf(`.coinslot-${part}`, 'outline-style'), part).toBe('solid');
    expect(styleOf(`.coinslot-${part}`, 'outline-color'), part).not.toBe('rgba(0, 0, 0, 0)');
  }
  expect(styleOf('.coinslot-payment-progress__fill', 'fill')).toBe('rgb(36, 86, 201)');
});
