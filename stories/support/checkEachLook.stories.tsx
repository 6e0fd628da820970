import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { checkEachLook, inTests } from '../../.storybook/checkEachLook.ts';

/** Proofs that every story is looked at in every look: each has a fault that is seen in one alone. */
const meta = {
  title: 'Guides/Looks',
  tags: ['!dev', '!autodocs'],
  args: { when: '' },
  render: ({ when }) => (
    <>
      <style>{`@media ${when} {
        .faulty { forced-color-adjust: none; color: #777; background: #888; }
      }`}</style>
      <p className="faulty">Hardly to be read</p>
    </>
  ),
} satisfies Meta<{ when: string }>;
export default meta;
type Story = StoryObj<typeof meta>;

const found =
  (look: string): NonNullable<Story['play']> =>
  async (context) => {
    if (!inTests) return;
    const fault = context.canvas.getByText('Hardly to be read');
    const told = await checkEachLook(context).catch((error: Error) => error.message);
    await expect(`${told}`.match(/^In .*?:/gm)).toEqual([`In ${look}, color-contrast:`]);
    await expect(told).toContain(fault.outerHTML);
    fault.hidden = true;
  };

export const FaultyInLight: Story = {
  args: { when: '(prefers-color-scheme: light) and (forced-colors: none)' },
  play: found('light'),
};

export const FaultyInTheDark: Story = {
  args: { when: '(prefers-color-scheme: dark)' },
  play: found('dark'),
};

export const FaultyInForcedColours: Story = {
  args: { when: '(forced-colors: active)' },
  play: found('forced colours'),
};

/** A text whose own colour could not be read, if it were the one that is painted. */
export const PaintedBySystem: Story = {
  args: { when: 'not all' },
  render: () => (
    <p style={{ color: '#eee', background: '#111' }}>White on white, were it not forced</p>
  ),
};
