import { ErrorNotice, type ErrorNoticeProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/ErrorNotice',
  component: ErrorNotice,
  render: inScene(ErrorNotice),
  args: { failure: 'network' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & ErrorNoticeProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NotStarted: Story = {
  play: async ({ canvas }) => {
    // Its words are fetched when the page has come to rest.
    await canvas.findByText('We could not start the payment');
    await expect(canvas.getByRole('alert')).toHaveTextContent('You have not been charged.');
  },
};

/** Trying again would not help: the way to a person. */
export const TooSmall: Story = {
  args: { failure: { status: 422, code: 'amount_too_small' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Too little for this way to pay/)).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull();
    await expect(canvas.getByRole('link', { name: 'Get help' })).toBeVisible();
  },
};
