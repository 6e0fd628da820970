import { CheckoutProvider, type CheckoutProviderProps } from '@coinslot/react';
import { createTestCheckout } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Starting } from '../support/Starting.tsx';

const meta = {
  title: 'Components/CheckoutProvider',
  component: CheckoutProvider,
  args: { endpoint: '/api/checkout', merchantName: 'North Roasters', children: <Starting /> },
  argTypes: {
    appearance: { control: 'object' },
    messages: { control: 'object' },
    fetch: { control: false },
  },
  loaders: [() => ({ fetch: createTestCheckout({ now: () => Date.now() }).fetch })],
  render: (args, { loaded }) => <CheckoutProvider {...args} fetch={loaded['fetch']} />,
} satisfies Meta<CheckoutProviderProps>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Sandbox: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Test mode')).toBeVisible();
    await expect(canvas.getByText('North Roasters')).toBeVisible();
  },
};

/** Everything that may change while a payment is open: nothing is asked again. */
export const Dressed: Story = {
  args: {
    environment: 'production',
    countdown: 'never',
    appearance: {
      density: 'compact',
      variables: {
        colorPrimary: '#7a3cff',
        colorOnPrimary: '#fff',
        borderRadius: '8px',
        fontFamily: 'Georgia, serif',
      },
    },
    messages: { send: 'Please send' },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Please send')).toBeVisible();
    await expect(canvas.queryByText('Test mode')).toBeNull();
    await expect(canvas.queryByRole('timer')).toBeNull();
  },
};
