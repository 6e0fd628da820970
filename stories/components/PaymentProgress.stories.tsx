import { PaymentProgress, type PaymentProgressProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { usdt } from '../support/payments.ts';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/PaymentProgress',
  component: PaymentProgress,
  render: inScene(PaymentProgress),
  args: { status: 'confirming', coin: 'USDT on TRON' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & PaymentProgressProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Confirmations: Story = {
  play: async ({ canvas }) => {
    const bar = await canvas.findByRole('progressbar', { name: 'Confirmations: 3 of 12' });
    await expect(bar).toHaveAttribute('aria-valuenow', '25');
  },
};

export const Enough: Story = {
  args: { told: usdt('confirming', { confirmations: { seen: 1, required: 1 } }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Confirmations: 1 of 1')).toBeVisible();
  },
};

/** How much of the price has come. */
export const PaidInPart: Story = {
  args: { status: 'partially_paid' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '60');
  },
};
