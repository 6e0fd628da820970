import { PaymentReceipt, type PaymentReceiptProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/PaymentReceipt',
  component: PaymentReceipt,
  render: inScene(PaymentReceipt),
  args: { status: 'paid', coin: 'USDT on TRON' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & PaymentReceiptProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Paid: Story = {
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link');
    await expect(link).toHaveAccessibleName(/^[0-9a-f]{64}, opens a new tab$/);
    await expect(link).toHaveAttribute('rel', 'noreferrer');
  },
};

export const Refunded: Story = {
  args: { status: 'refunded' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Refund')).toBeVisible();
  },
};

export const OnTheProvidersPage: Story = {
  args: { coin: 'A provider’s own page' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('100.00 PLN')).toBeVisible();
  },
};
