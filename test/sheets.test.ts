import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/*
 * What the style sheets may hold, so that they change nothing of the page around a card and the
 * page can change all of it. test/browser/host.test.tsx shows what browsers make of them.
 */

const NAMES = ['styles.css', 'styles.layer.css', 'tokens.css'] as const;
const sheets = Object.fromEntries(
  await Promise.all(NAMES.map(async (name) => [name, await flat(name)] as const)),
) as Record<(typeof NAMES)[number], string>;

/** One sheet as it is published. */
async function flat(name: string): Promise<string> {
  const sheet = fileURLToPath(new URL(`../packages/react/src/styles/${name}`, import.meta.url));
  const options = { bundle: true, minify: true, write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [sheet] });
  return outputFiles[0]?.text.trim() ?? '';
}

/** What stands before each block: selectors and at-rules, those within others too. */
function preludes(css: string): string[] {
  return [...css.matchAll(/([^{};]+)\{/g)].map(([, prelude = '']) => prelude.trim());
}

const selectors = preludes(sheets['styles.css']).filter(
  (prelude) => !prelude.startsWith('@') && !/^(from|to|\d+%)/.test(prelude),
);
/** A selector without what has no strength, and without what tells states apart. */
const strong = (selector: string) => {
  let text = selector;
  // From the inside outwards: one `:where` may stand in another.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/:where\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '');
  }
  return text;
};

describe('the style sheet', () => {
  it('is read by this test', () => {
    expect(selectors.length).toBeGreaterThan(150);
    expect(strong(':where([data-coinslot]) .a:where(:not(rect)) > .b:where(:has(:checked))')).toBe(
      ' .a > .b',
    );
  });

  it('speaks to classes and attributes of ours, and to no element of the page', () => {
    for (const selector of selectors.flatMap((list) => splitList(list))) {
      expect(selector, 'names nothing of ours').toMatch(
        /\.coinslot-|\[class\^=coinslot-|\[data-coinslot\]/,
      );
      // An element by its name, such as `svg` or `body`; `*` only below something of ours.
      const elements = strong(selector).replace(/\[[^\]]*\]|\.[\w-]+|::?[\w-]+(\([^)]*\))?/g, ' ');
      expect([selector, elements.match(/[a-z][\w-]*/gi)]).toEqual([selector, null]);
      expect(selector).not.toMatch(/^\*|^:root|^html|^body/);
    }
  });

  it('names everything after itself: classes, properties, animations, its layer', () => {
    const css = sheets['styles.layer.css'];
    const names = (pattern: RegExp) => [...new Set([...css.matchAll(pattern)].map(([, n]) => n))];
    const foreign = (list: (string | undefined)[], own: RegExp) =>
      list.filter((name) => !own.test(name ?? ''));
    const classes = names(/\.([a-z][\w-]*)(?=[^{}]*\{)/gi);
    expect(classes.length).toBeGreaterThan(80);
    expect(foreign(classes, /^coinslot-/)).toEqual([]);
    const properties = names(/(--[\w-]+)/g);
    expect(properties.length).toBeGreaterThan(40);
    expect(foreign(properties, /^--(coinslot|cs)-/)).toEqual([]);
    const animations = names(/@keyframes ([\w-]+)/g);
    expect(animations.length).toBeGreaterThan(2);
    expect(foreign(animations, /^coinslot-/)).toEqual([]);
    expect(names(/@layer ([\w-]+)/g)).toEqual(['coinslot']);
  });

  it('loads nothing and wins by no force: no font, no picture, no import, no !important', () => {
    for (const css of Object.values(sheets)) {
      expect(css).not.toMatch(/!important|@font-face|@import|@charset|url\(|https?:/);
    }
  });

  it('has no rule that is stronger than two classes', () => {
    // One class of the merchant's wins in a sheet that comes later; two, where the card is in a dialog.
    // `:not` weighs what stands in it.
    const strength = (selector: string) =>
      strong(selector).match(/\.[\w-]+|\[[^\]]*\]|:(?!:|where|not)[\w-]+/g)?.length ?? 0;
    const all = selectors.flatMap((list) => splitList(list));
    expect(all.filter((selector) => strength(selector) > 2)).toEqual([]);
  });
});

describe('the layered sheet', () => {
  it('is the plain one in a layer, rule for rule', () => {
    // The bundler opens the layer anew for each file, and names it once more at the end.
    const layered = sheets['styles.layer.css'].replaceAll('}@layer coinslot{', '');
    expect(layered === `@layer coinslot{${sheets['styles.css']}}@layer coinslot;`).toBe(true);
  });
});

describe('the sheet of variables', () => {
  it('is the beginning of the plain one, and shows nothing by itself', () => {
    const tokens = sheets['tokens.css'];
    expect(sheets['styles.css'].startsWith(tokens)).toBe(true);
    const declared = [...tokens.matchAll(/[{;]([\w-]+):/g)].map(([, name]) => name);
    expect(declared.length).toBeGreaterThan(40);
    expect(declared.filter((name) => !/^(--cs-[\w-]+|color-scheme)$/.test(name ?? ''))).toEqual([]);
  });
});

/** The selectors of a list; commas within brackets are none of its own. */
function splitList(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of list) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
