import {
  Checkout,
  CopyButton,
  PaymentAddress,
  PaymentAmount,
  PaymentCountdown,
  PaymentNetwork,
  PaymentQRCode,
  PaymentStatus,
} from '@coinslot/react';
import ar from '@coinslot/react/locales/ar';
import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import { expect, userEvent } from 'storybook/test';
import { bitcoin, usdc, usdt } from '../support/payments.ts';
import { Scene } from '../support/Scene.tsx';
import { says } from '../support/says.ts';
import { type SceneArgs, sceneControls, sceneOf } from '../support/sceneArgs.tsx';

interface Args extends SceneArgs {
  children?: ReactNode;
}

const meta = {
  title: 'Components/Checkout',
  component: Checkout,
  render: ({ children, ...args }) => <Scene {...sceneOf(args)}>{children}</Scene>,
  argTypes: sceneControls,
} satisfies Meta<Args>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Every state by its controls: below, each by itself. */
export const Playground: Story = {
  args: { status: 'awaiting_payment', coin: 'USDT on TRON', underpayment: 'top_up' },
};

export const Creating: Story = {
  args: { failure: 'silence' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toHaveTextContent('Preparing your payment…');
  },
};

export const CreateError: Story = {
  args: { failure: 'network' },
  play: async ({ canvas }) => {
    // Its words are fetched when the page has come to rest.
    await canvas.findByText('We could not start the payment');
    const alert = canvas.getByRole('alert');
    await expect(alert).toHaveTextContent('You have not been charged.');
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(canvas.queryByText(/fetch/)).toBeNull();
  },
};

export const Awaiting: Story = {
  args: { told: usdt('awaiting_payment') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading')).toHaveTextContent('Send exactly 100 USDT');
    await expect(canvas.getByText('TRON network')).toBeVisible();
    await expect(canvas.getByRole('timer')).toHaveTextContent(/^19:5\d$/);
    const address = 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM';
    await expect(canvas.getByRole('group', { name: address })).toHaveTextContent(address);
    const qr = canvas.getByRole('img', { name: `QR code, TRON address ${address}` });
    await expect(qr).toBeVisible();
  },
};

export const LastFiveMinutes: Story = {
  args: { told: usdt('awaiting_payment'), seconds: 20 * 60 - 252 },
  play: says(/^04:1\d$/, /Already sent\? It still counts/),
};

export const LastMinute: Story = {
  args: { told: usdt('awaiting_payment'), seconds: 20 * 60 - 42 },
  play: says(/^00:4\d$/, /Less than a minute left/),
};

export const TimeIsUp: Story = {
  args: { told: usdt('awaiting_payment'), seconds: 20 * 60 + 2 },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('timer')).toHaveTextContent('Checking…');
  },
};

export const ConnectionLost: Story = {
  args: { told: usdt('awaiting_payment') },
  globals: { network: 'offline' },
  play: says(/Your payment is safe/),
};

export const ReadRefused: Story = {
  args: { told: usdt('awaiting_payment'), failure: { status: 406, code: 'version_not_supported' } },
  play: says('Send exactly', 'We could not load the payment', /Please reload this page\./),
};

export const Bitcoin: Story = {
  parameters: { pointer: 'fine' },
  args: { told: bitcoin('awaiting_payment') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('radio', { name: 'With amount' })).toBeChecked();
    await userEvent.click(canvas.getByRole('radio', { name: 'Address only' }));
    await expect(canvas.getByRole('img', { name: /^QR code/ })).not.toHaveAccessibleName(/amount/);
  },
};

export const EthereumToken: Story = {
  parameters: { pointer: 'fine' },
  args: { told: usdc('awaiting_payment') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('radio', { name: 'Address only' })).toBeChecked();
  },
};

export const PaymentSeen: Story = {
  args: { told: usdt('confirming', { confirmations: null }) },
  play: async (context) => {
    await says('Payment seen on the network')(context);
    await expect(context.canvas.queryByRole('img')).toBeNull();
  },
};

export const Confirming: Story = {
  args: { told: usdt('confirming', { confirmations: { seen: 12, required: 19 } }) },
  play: async ({ canvas }) => {
    const bar = await canvas.findByRole('progressbar', { name: 'Confirmations: 12 of 19' });
    await expect(bar).toHaveAttribute('aria-valuenow', '63');
  },
};

export const Paid: Story = {
  args: { told: usdt('paid') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Payment complete')).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'Continue' })).toHaveAttribute('href', '#thanks');
    await expect(canvas.queryByRole('button', { name: 'Check now' })).toBeNull();
  },
};

export const Redirect: Story = {
  args: {
    told: usdt('awaiting_payment', {
      action: { type: 'redirect', url: 'https://pay.example/1042' },
      expiresAt: null,
    }),
  },
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link', { name: 'Continue to Example Pay' });
    await expect(link).toHaveAttribute('href', 'https://pay.example/1042');
  },
};

export const Sandbox: Story = {
  args: { told: usdt('awaiting_payment'), environment: 'sandbox' },
  play: says('Test mode'),
};

/** A layout of the merchant's own, made of the same parts. */
export const OwnLayout: Story = {
  args: {
    told: usdt('awaiting_payment'),
    children: (
      <>
        <PaymentStatus />
        <div style={{ display: 'grid', justifyItems: 'center', gap: 8 }}>
          <PaymentAmount />
          <PaymentNetwork />
        </div>
        <PaymentQRCode />
        <PaymentAddress />
        <PaymentCountdown />
        <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
          <span>Your order 1042</span>
          <CopyButton value="1042" label="Copy order number" copied="Order number copied" />
        </div>
      </>
    ),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Waiting for your payment')).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Check now' })).toBeNull();
  },
};

/** Nothing of the shipped style, for sheets of one's own. */
export const WithoutStyle: Story = {
  args: { told: usdt('awaiting_payment'), appearance: { theme: 'none' } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('Send exactly');
    await expect(canvasElement.querySelector('[data-coinslot="checkout"]')).not.toHaveClass(
      'coinslot-checkout',
    );
  },
};

export const FromRightToLeft: Story = {
  args: { told: usdt('awaiting_payment') },
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    const amount = await canvas.findByText(ar.send);
    await expect(getComputedStyle(amount).direction).toBe('rtl');
    // What is copied and compared by eye is not turned around.
    const address = canvas.getByRole('group', { name: /^T/ });
    await expect(address).toHaveAttribute('dir', 'ltr');
  },
};

export const ShopsOwnColours: Story = {
  args: {
    told: usdt('awaiting_payment'),
    appearance: {
      variables: {
        colorPrimary: '#7a3cff',
        colorOnPrimary: '#fff',
        borderRadius: '8px',
        fontFamily: 'Georgia, serif',
      },
    },
  },
  play: async ({ canvasElement, canvas }) => {
    await canvas.findByText('Send exactly');
    const card = canvasElement.querySelector<HTMLElement>('[data-coinslot="checkout"]');
    await expect(card?.style.getPropertyValue('--coinslot-color-primary')).toBe('#7a3cff');
  },
};
