import { PaymentQRCode, type PaymentQRCodeProps } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inScene, type SceneArgs, sceneControls } from '../support/sceneArgs.tsx';

const meta = {
  title: 'Components/PaymentQRCode',
  component: PaymentQRCode,
  render: inScene(PaymentQRCode),
  args: { status: 'awaiting_payment', coin: 'USDT on TRON' },
  argTypes: sceneControls,
} satisfies Meta<SceneArgs & PaymentQRCodeProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AddressOnly: Story = {
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole('img', { name: /^QR code, TRON address T/ }),
    ).toBeVisible();
    await expect(canvas.queryByRole('radiogroup')).toBeNull();
  },
};

/** Where the network has a standard for payment links, the shopper may choose. */
export const WithAmount: Story = {
  parameters: { pointer: 'fine' },
  args: { coin: 'Bitcoin' },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByRole('radio', { name: 'With amount' })).toBeChecked();
    const link = canvas.getByText('Open wallet');
    // Shown on phones alone: on a desktop few have a wallet.
    await expect(link).toHaveAttribute('href', expect.stringMatching(/^bitcoin:bc1\w+\?amount=0/));
    await userEvent.click(canvas.getByRole('radio', { name: 'Address only' }));
    await expect(canvas.getByRole('radio', { name: 'Address only' })).toBeChecked();
  },
};
