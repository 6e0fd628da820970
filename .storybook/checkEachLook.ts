import { afterEach as check } from '@storybook/addon-a11y/preview';
import type { StoryContext } from '@storybook/react-vite';

type Report = Parameters<StoryContext['reporting']['addReport']>[0];

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** In the tests, which Vitest runs without Storybook around them. */
export const inTests = import.meta.env['VITEST_STORYBOOK'] === 'false';

/** What the system asks of pages; the last one is what the next story finds. */
const LOOKS = {
  'forced colours': { 'forced-colors': 'active' },
  dark: { 'prefers-color-scheme': 'dark' },
  light: {},
};

/**
 * Holds all rules of axe against what a story has come to, in light, dark and forced colours.
 * A story may name fewer in its parameter `looks`. Nothing moves meanwhile, nor in the next story: a colour on its way is no colour of ours.
 *
 * @throws {Error} with the look, the rule and the elements of each violation.
 */
export async function checkEachLook(context: StoryContext): Promise<void> {
  if (!inTests || context.viewMode !== 'story') return;
  const { media } = await import('../test/browser/media.ts');
  const looks: readonly string[] = context.parameters['looks'] ?? Object.keys(LOOKS);
  const found: string[] = [];
  const restore = hideTextFill();
  try {
    for (const [look, features] of Object.entries(LOOKS)) {
      if (!looks.includes(look)) continue;
      await media({ ...features, 'prefers-reduced-motion': 'reduce' });
      for (const { id, help, nodes } of await violationsOf(context)) {
        const where = nodes.map(({ html, failureSummary = '' }) => `${html}\n${failureSummary}`);
        found.push(`In ${look}, ${id}: ${help}\n${where.join('\n')}`);
      }
    }
  } finally {
    restore();
  }
  if (found.length > 0) throw new Error(found.join('\n\n'));
}

/** What the addon would report. */
async function violationsOf(context: StoryContext): Promise<readonly Violation[]> {
  const reports: Report[] = [];
  const reporting = { ...context.reporting, addReport: (one: Report) => void reports.push(one) };
  const a11y = { ...context.parameters['a11y'], test: 'todo' };
  await check({ ...context, parameters: { ...context.parameters, a11y }, reporting });
  const result = reports[0]?.result as { violations: Violation[] } | undefined;
  if (result === undefined) throw new Error('Nothing was checked.');
  return result.violations;
}

/**
 * Of text axe asks for this colour first, and Chromium answers with the author's in forced colours
 * as well, which it does not paint.
 */
function hideTextFill(): () => void {
  const { prototype } = CSSStyleDeclaration;
  const { getPropertyValue } = prototype;
  prototype.getPropertyValue = function (name) {
    return name === '-webkit-text-fill-color' ? '' : getPropertyValue.call(this, name);
  };
  return () => {
    prototype.getPropertyValue = getPropertyValue;
  };
}
