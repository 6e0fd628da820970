import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { bitcoin } from '../support/payments.ts';
import { Scene, type SceneProps } from '../support/Scene.tsx';
import { noControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/Paying from an exchange',
  component: Scene,
  args: { told: bitcoin('awaiting_payment') },
  argTypes: noControls,
} satisfies Meta<SceneProps>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nobody waits for it: it is fetched when the page has come to rest. */
const SOON = { timeout: 5_000 };

export const Closed: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Paying from an exchange?', {}, SOON)).toBeVisible();
    await expect(canvas.getByText(/Fees come on top/)).not.toBeVisible();
  },
};

/** While it is open, the code is the address alone. */
export const Open: Story = {
  parameters: { pointer: 'fine' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('Paying from an exchange?', {}, SOON));
    await expect(await canvas.findByText(/Fees come on top/)).toBeVisible();
    await expect(canvas.getByRole('radio', { name: 'Address only' })).toBeChecked();
    await expect(canvas.getByRole('radio', { name: 'With amount' })).toBeDisabled();
  },
};
