import { PaymentCountdown, type PaymentCountdownProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/PaymentCountdown',
  component: PaymentCountdown,
  render: inScene(PaymentCountdown),
  args: { status: 'awaiting_payment', coin: 'USDT on TRON' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & PaymentCountdownProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Calm: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('timer')).toHaveTextContent(/^19:5\d$/);
  },
};

export const LastFiveMinutes: Story = {
  args: { seconds: 20 * 60 - 252 },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('timer')).toHaveTextContent(/^04:1\d$/);
    await expect(canvas.getByText('Already sent? It still counts.')).toBeVisible();
  },
};

export const LastMinute: Story = {
  args: { seconds: 20 * 60 - 42 },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('timer')).toHaveTextContent(/^00:4\d$/);
    await expect(canvas.getByText(/^Less than a minute left/)).toBeVisible();
  },
};

/** The server decides whether the payment expired. */
export const TimeIsUp: Story = {
  args: { seconds: 20 * 60 + 2 },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('timer')).toHaveTextContent('Checking…');
  },
};

/** The device's clock is ten minutes ahead of the true time. */
export const WrongClock: Story = { ...Calm, tags: ['!autodocs'], globals: { clock: 'ahead' } };
