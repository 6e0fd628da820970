import { RedirectNotice, type RedirectNoticeProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/RedirectNotice',
  component: RedirectNotice,
  render: inScene(RedirectNotice),
  args: { status: 'awaiting_payment', coin: 'A provider’s own page' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & RedirectNoticeProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const BeforeLeaving: Story = {
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link', { name: 'Continue to Example Pay' });
    await expect(link).toHaveAttribute('href', 'https://pay.example/1042');
  },
};

export const InAnotherTab: Story = {
  args: { target: '_blank' },
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link', { name: /opens a new tab/ });
    await expect(link).toHaveAttribute('target', '_blank');
  },
};
