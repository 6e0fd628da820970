import { PaymentStatus, type PaymentStatusProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/PaymentStatus',
  component: PaymentStatus,
  render: inScene(PaymentStatus),
  args: { status: 'awaiting_payment', coin: 'USDT on TRON', underpayment: 'top_up' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & PaymentStatusProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Waiting: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Waiting for your payment')).toBeVisible();
  },
};

export const Confirming: Story = {
  args: { status: 'confirming' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toHaveTextContent(/^Payment seen/);
  },
};

export const Paid: Story = {
  args: { status: 'paid' },
  play: async ({ canvas }) => {
    const status = await canvas.findByRole('status');
    await expect(status).toHaveTextContent(/^Payment complete/);
    await expect(status).toHaveAttribute('aria-live', 'polite');
  },
};

/** Money is at stake: it interrupts. */
export const SentBack: Story = {
  args: { status: 'partially_paid', underpayment: 'refund' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/will be sent back/)).toBeVisible();
    await expect(canvas.getByRole('status')).toHaveAttribute('aria-live', 'assertive');
  },
};
