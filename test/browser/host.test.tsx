import plain from '@coinslot/react/styles.css?inline';
import layered from '@coinslot/react/styles.layer.css?inline';
import bootstrap from 'bootstrap/dist/css/bootstrap.min.css?inline';
import { compile } from 'tailwindcss';
import tailwindSheet from 'tailwindcss/index.css?raw';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import hostile from './host/hostileReset.css?inline';
import { Forms, type StateName, showCards } from './showCards.tsx';

/** The order of layers that a shop with Tailwind declares before all its sheets. */
const order = '@layer theme, base, coinslot, components, utilities;';
const tailwind = (await compile(tailwindSheet)).build(['flex', 'p-4', 'text-lg', 'underline']);

const hosts: [name: string, ours: string, theirs: string][] = [
  ['a hostile reset', plain, hostile],
  ['Bootstrap', plain, bootstrap],
  ['Tailwind', plain, tailwind],
  ['Tailwind, in layers', layered, tailwind],
];

const sheets: HTMLStyleElement[] = [];

/** Puts sheets into the page in this order, in place of those that were there. */
function wear(...texts: string[]): void {
  for (const sheet of sheets.splice(0)) sheet.remove();
  for (const text of texts) {
    const sheet = document.createElement('style');
    sheet.textContent = text;
    document.head.append(sheet);
    sheets.push(sheet);
  }
}

/** What is compared: where an element stands, how large it is, and what is seen of it. */
const PROPERTIES =
  /^((min-|max-)?(width|height)|(margin|padding|border)-\w+(-\w+)?|top|left|position|display|float|z-index|box-s.*|flex-.*|grid-.*-(columns|rows)|gap|(align|justify)-(items|self|content)|color|background-(color|image)|opacity|visibility|filter|translate|scale|rotate|transform|overflow-[xy]|outline-.*|(font|text|list)-.*|letter-spacing|line-height|word-.*|white-space.*|hyphens|vertical-align|cursor|pointer-events|animation-(name|duration)|transition-duration|fill|stroke.*|accent-color|column-.*)$/;
const NAMES = [...getComputedStyle(document.documentElement)].filter((name) =>
  PROPERTIES.test(name),
);
/** The same as the physical ones. */
const LOGICAL = /block|inline|text-size-adjust/;

type Look = Map<string, string>;

/** The computed properties of elements, each by where it stands and what it is called. */
function look(selector: string, left = LOGICAL): Look {
  const looks: Look = new Map();
  for (const change of document.getAnimations()) {
    if (change instanceof CSSTransition) change.finish();
  }
  const names = NAMES.filter((name) => !left.test(name));
  for (const [index, element] of [...document.querySelectorAll(selector)].entries()) {
    const style = getComputedStyle(element);
    // Of a shape in a drawing only this is seen.
    const drawn = element instanceof SVGElement && element.tagName !== 'svg';
    for (const name of drawn ? ['fill', 'stroke', 'display', 'opacity'] : names) {
      const where = `${index} ${element.tagName} ${element.getAttribute('class')} ${name}`;
      looks.set(where, style.getPropertyValue(name));
    }
  }
  return looks;
}

function differences(before: Look[], after: Look[]): string[] {
  return before.flatMap((looks, index) =>
    [...looks]
      .filter(([where, value]) => after[index]?.get(where) !== value)
      .map(([where, value]) => `${where}: ${value} -> ${after[index]?.get(where)}`),
  );
}

/** Where and how large an outermost element is: the page's matter. */
const LAYOUT = /block|inline|size|width|height|float|overflow|align|top|left/;
/** Not kept from a page that says it of every `button:hover`: then no class of the shop's could. */
const GROUND = new RegExp(`${LAYOUT.source}|background`);
/** How text is set: a dialog has none but the card's. */
const TEXT = new RegExp(`${LAYOUT.source}|font|hyphens|spacing|text|white-space|word`);

/** What a shop has beside the cards: ways to pay, and elements of its own. */
function Shop() {
  return (
    <>
      <Forms />
      <main id="host" style={{ position: 'relative' }}>
        <h1>Shop</h1>
        <p>
          Some <b>text</b>, a <a href="#thanks">terms of sale</a> and <code>code</code>
        </p>
        <button type="button">Button</button>
        <form>
          <fieldset>
            <legend>Size</legend>
            <label>
              Small <input type="radio" name="size" />
            </label>
            <input type="text" defaultValue="text" />
            <select>
              <option>one</option>
            </select>
            <progress value="0.5" />
          </fieldset>
        </form>
        <table>
          <tbody>
            <tr>
              <th>a</th>
              <td>b</td>
            </tr>
          </tbody>
        </table>
        <section>
          <ul>
            <li>item</li>
          </ul>
          <dl>
            <dt>term</dt>
            <dd>what it is</dd>
          </dl>
          <svg viewBox="0 0 10 10" width="10" aria-hidden="true">
            <path d="M0 0h9v9z" />
          </svg>
        </section>
        <dialog open>a dialog of the shop</dialog>
      </main>
    </>
  );
}

/** One of each part of the card. */
const names: StateName[] = [
  'created',
  'with a payment link',
  'with a memo',
  'in the last minute',
  'to be paid elsewhere',
  'too little',
  'confirming',
  'paid',
  'refused',
  'offline',
];

/** What stands still is compared. */
async function showAll(): Promise<void> {
  const cards = await showCards({ names, children: <Shop /> });
  cards.style.cssText = 'width:400px;max-width:none;margin:0;padding:0;border:0';
  await expect.element(page.getByRole('radio', { name: /USDT/ })).toBeVisible();
  await page.getByRole('button', { name: 'Pay now' }).click();
  const dialog = page.getByRole('dialog', { name: /Send exactly/ });
  await expect.element(dialog).toBeVisible();
  await expect.element(dialog.getByText('Checked just now')).toBeVisible();
  // Off the button, which would be told from one that nobody points at.
  await userEvent.hover(dialog.getByText('Checked just now'));
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'setTimeout'] });
}

afterEach(async () => {
  vi.useRealTimers();
  wear();
  await cleanup();
});

/** Whichever of the two comes first. */
const together = (ours: string, theirs: string) => [
  [theirs, ours],
  [ours, theirs],
];

it('the card looks beside other sheets as it does alone', async () => {
  await showAll();
  const looks = () => [
    look(':is([data-state], dialog[data-status]) :not(wbr, br)'),
    look('[data-form] > *, [data-form] > * *', LAYOUT),
    look('dialog[data-status]', TEXT),
  ];
  for (const [name, ours, theirs] of hosts) {
    wear(order, ours);
    const alone = looks();
    expect(alone[0]?.size).toBeGreaterThan(20_000);
    for (const sheets of together(ours, theirs)) {
      wear(order, ...sheets);
      expect(differences(alone, looks()), name).toEqual([]);
    }
  }
});

it('so does each link and button that is pointed at, but for a ground that a page gives to all', async () => {
  await showAll();
  const cards = ':is([data-state], [data-form], dialog[data-status])';
  // A class weighs what the state does, and can be given to all elements at once.
  for (const element of document.querySelectorAll(`${cards} *`)) element.classList.add('hovered');
  const looks = () => [look(`${cards} :is(a, button)`, GROUND)];
  for (const [name, ...sheets] of hosts) {
    const [ours, theirs] = sheets.map((sheet) => sheet.replace(/:hover\b/g, '.hovered'));
    wear(order, ours ?? '');
    const alone = looks();
    wear(order, theirs ?? '', ours ?? '');
    expect(differences(alone, looks()), name).toEqual([]);
  }
});

it.each(hosts)(
  "beside %s the shop's own elements look as if ours were not there",
  async (...host) => {
    await showAll();
    const [, ours, theirs] = host;
    // The page is as high as the cards in it.
    const looks = () => [look('body', /block|inline|height/), look('#host, #host *')];
    wear(order, theirs);
    const without = looks();
    for (const sheets of together(ours, theirs)) {
      wear(order, ...sheets);
      expect(differences(without, looks())).toEqual([]);
    }
  },
);
