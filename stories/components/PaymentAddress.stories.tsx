import { PaymentAddress, type PaymentAddressProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';
import { watchClipboard } from '../support/watchClipboard.ts';

const meta = {
  title: 'Components/PaymentAddress',
  component: PaymentAddress,
  render: inScene(PaymentAddress),
  args: { status: 'awaiting_payment', coin: 'USDT on TRON' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & PaymentAddressProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Tron: Story = {
  play: async ({ canvas }) => {
    const address = await canvas.findByRole('group', { name: /^T/ });
    await expect(address).toHaveAttribute('translate', 'no');
    getSelection()?.selectAllChildren(address);
    await expect(String(getSelection())).toBe(address.getAttribute('aria-label'));
  },
};

/** The button copies the unbroken address, and says so. */
export const Copied: Story = {
  args: { coin: 'Bitcoin' },
  play: async ({ canvas, userEvent }) => {
    const copied = watchClipboard();
    const address = await canvas.findByRole('group', { name: /^bc1/ });
    await userEvent.click(canvas.getByRole('button', { name: 'Copy address' }));
    const said = await canvas.findAllByText('Address copied, Bitcoin network');
    await expect(said.some((one) => one.matches('[role="status"]'))).toBe(true);
    await expect(copied).toHaveBeenCalledWith(address.getAttribute('aria-label'));
  },
};
