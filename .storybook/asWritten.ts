import type { StoryContext } from '@storybook/react-vite';
import type { PreviewWithSelection } from 'storybook/preview-api';
import { initialGlobals, type Toolbar } from '../stories/support/toolbar.ts';
import { inTests } from './checkEachLook.ts';

/** What a play function takes for granted: English words, an answer at once, time as it is. */
const SETTINGS = ['locale', 'network', 'speed'] as const satisfies readonly (keyof Toolbar)[];

/** Whether the sheet is there, of which some look at what it does. */
const isStyled = ({ theme }: Partial<Toolbar>) => theme !== 'none';

/** Storybook's own, in the page of the stories. */
type Page = Partial<Record<'__STORYBOOK_PREVIEW__', PreviewWithSelection<StoryContext>>>;

/**
 * Lets a story play by itself where all is as its play function was written for: the toolbar as the
 * story has it, or as it begins, and a mouse where the parameter `pointer` is `fine`. Elsewhere it
 * would find fault with a card that is right: the story is shown then, with the button named by its
 * parameter `opensWith` pressed, and left to whoever looks at it. The tests play every story.
 *
 * @returns whether it plays.
 */
export function playAsWritten(context: StoryContext): boolean {
  if (inTests) return true;
  const { globals, storyGlobals, parameters, viewMode } = context;
  const written = { ...initialGlobals, ...storyGlobals };
  const plays =
    SETTINGS.every((name) => globals[name] === written[name]) &&
    isStyled(globals) === isStyled(written) &&
    (parameters['pointer'] !== 'fine' || matchMedia('(pointer: fine)').matches);
  const render = (globalThis as Page).__STORYBOOK_PREVIEW__?.currentRender;
  // Among others, on a page of the documentation, nothing plays.
  if (viewMode === 'story' && render && 'renderOptions' in render) {
    render.renderOptions.autoplay = plays;
  }
  return plays;
}
