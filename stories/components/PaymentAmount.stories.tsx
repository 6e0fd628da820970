import { PaymentAmount, type PaymentAmountProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { usdt } from '../support/payments.ts';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/PaymentAmount',
  component: PaymentAmount,
  render: inScene(PaymentAmount),
  args: { status: 'awaiting_payment', coin: 'USDT on TRON' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & PaymentAmountProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const ToSend: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Send exactly')).toBeVisible();
  },
};

export const TheRest: Story = {
  args: { status: 'partially_paid' },
  play: async ({ canvas }) => {
    const label = await canvas.findByText('Send exactly');
    await expect(label.parentElement).toHaveTextContent('Send exactly 40 USDT');
  },
};

/** Nothing is to be sent any more. */
export const Paid: Story = {
  args: { status: 'paid' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('USDT')).toBeVisible();
    await expect(canvas.queryByText('Send exactly')).toBeNull();
  },
};

export const EveryDigit: Story = {
  args: {
    told: usdt('awaiting_payment', {
      action: {
        type: 'transfer',
        address: '0x52908400098527886E0F7030069857D2E4169EE7',
        amount: '1234.000000000000000001',
        asset: { code: 'ETH', symbol: 'ETH', network: 'ethereum', contract: null, decimals: 18 },
      },
    }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/1,234\.000000000000000001/)).toBeVisible();
  },
};
