import { PaymentNetwork, type PaymentNetworkProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/PaymentNetwork',
  component: PaymentNetwork,
  render: inScene(PaymentNetwork),
  args: { status: 'awaiting_payment', coin: 'USDT on TRON' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & PaymentNetworkProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Tron: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('TRON network')).toBeVisible();
  },
};

export const Bitcoin: Story = {
  args: { coin: 'Bitcoin' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bitcoin network')).toBeVisible();
  },
};
