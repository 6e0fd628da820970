import {
  CheckoutButton,
  CopyButton,
  ErrorNotice,
  LastChecked,
  PaymentAddress,
  PaymentAmount,
  PaymentCountdown,
  PaymentNetwork,
  PaymentProgress,
  PaymentQRCode,
  PaymentReceipt,
  PaymentStatus,
} from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { usdt } from './support/payments.ts';
import { Scene } from './support/Scene.tsx';
import { noNetwork } from './support/servePayment.ts';

/** Each part of the card by itself: inside a `Checkout` it shows that card's payment. */
const meta = {
  title: 'Parts',
  component: Scene,
  args: { payment: usdt('awaiting_payment') },
} satisfies Meta<typeof Scene>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Amount: Story = {
  args: { children: <PaymentAmount /> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Send exactly')).toBeVisible();
  },
};

export const AmountWithEveryDigit: Story = {
  args: {
    payment: usdt('awaiting_payment', {
      action: {
        type: 'transfer',
        address: '0x52908400098527886E0F7030069857D2E4169EE7',
        amount: '1234.000000000000000001',
        asset: { code: 'ETH', symbol: 'ETH', network: 'ethereum', contract: null, decimals: 18 },
      },
    }),
    children: <PaymentAmount />,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/1,234\.000000000000000001/)).toBeVisible();
  },
};

export const Network: Story = {
  args: { children: <PaymentNetwork /> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('TRON network')).toBeVisible();
  },
};

export const Address: Story = {
  args: { children: <PaymentAddress /> },
  play: async ({ canvas }) => {
    const address = await canvas.findByRole('group', { name: /^T/ });
    await expect(address).toHaveAttribute('translate', 'no');
    getSelection()?.selectAllChildren(address);
    await expect(String(getSelection())).toBe(address.getAttribute('aria-label'));
  },
};

export const QRCode: Story = {
  args: { children: <PaymentQRCode /> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('img')).toBeVisible();
  },
};

export const Countdown: Story = {
  args: { children: <PaymentCountdown /> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('timer')).toHaveTextContent(/^19:5\d$/);
  },
};

export const Status: Story = {
  args: { payment: usdt('paid'), children: <PaymentStatus /> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toHaveTextContent(/^Payment complete/);
  },
};

export const Progress: Story = {
  args: {
    payment: usdt('confirming', { confirmations: { seen: 1, required: 1 } }),
    children: <PaymentProgress />,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Confirmations: 1 of 1')).toBeVisible();
  },
};

export const Receipt: Story = {
  args: { payment: usdt('paid'), children: <PaymentReceipt /> },
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link');
    await expect(link).toHaveAccessibleName(/^[0-9a-f]{64}, opens a new tab$/);
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  },
};

export const Errors: Story = {
  args: { fetch: noNetwork, children: <ErrorNotice /> },
  render: ({ payment: _, ...args }) => <Scene {...args} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toBeVisible();
  },
};

export const Checked: Story = {
  args: { children: <LastChecked /> },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Check now' }));
    await expect(await canvas.findByText('Last checked just now')).toBeVisible();
  },
};

export const Copy: Story = {
  args: {
    children: <CopyButton value="1042" label="Copy order number" copied="Order number copied" />,
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy order number' }));
    await waitFor(() => expect(canvas.getByRole('status')).not.toBeEmptyDOMElement());
  },
};

export const Button: Story = {
  args: { children: <CheckoutButton orderId="1042">Pay 100 USDT</CheckoutButton> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Pay 100 USDT' })).toBeEnabled();
  },
};
