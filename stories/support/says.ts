import { expect, within } from 'storybook/test';

/** A play function: every one of these words is to be seen. */
export function says(...words: (string | RegExp)[]) {
  return async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    const card = within(canvasElement);
    for (const word of words) await expect(await card.findByText(word)).toBeVisible();
  };
}
