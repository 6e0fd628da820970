import { PaymentReturn } from '@coinslot/react';
import type { TestFailure } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentProps } from 'react';
import { expect } from 'storybook/test';
import { hosted } from '../support/payments.ts';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import { useTestServer } from '../support/useTestServer.ts';

interface Args extends ComponentProps<typeof PaymentReturn> {
  /** What the server says of the payment. */
  status?: 'awaiting_payment' | 'paid' | 'cancelled';
  failure?: TestFailure;
}

function ReturnPage({ status = 'awaiting_payment', failure, ...props }: Args) {
  const told = hosted(status);
  const server = useTestServer({ payments: [told], ...(failure && { failure }) });
  return (
    <StoryCheckout fetch={server.fetch}>
      <PaymentReturn id={told.id} {...props} />
    </StoryCheckout>
  );
}

const meta = {
  title: 'Components/PaymentReturn',
  component: PaymentReturn,
  render: (args) => <ReturnPage key={args.status ?? ''} {...args} />,
  args: { status: 'awaiting_payment' },
  argTypes: {
    status: {
      description: 'What the server says of the payment.',
      options: ['awaiting_payment', 'paid', 'cancelled'],
      control: { type: 'inline-radio' },
      table: { category: 'The payment of this story' },
    },
    failure: { table: { disable: true } },
  },
  beforeEach: () => {
    sessionStorage.clear();
    return () => sessionStorage.clear();
  },
} satisfies Meta<Args>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Checking: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Checking your payment…')).toBeVisible();
    await expect(await canvas.findByText('You can close this page.')).toBeVisible();
  },
};

export const Paid: Story = {
  args: { status: 'paid' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Payment complete')).toBeVisible();
  },
};

/** The page was opened without a payment to come back to. */
export const NothingToReturnTo: Story = {
  args: { id: undefined, fallback: <a href="#orders">Your orders</a> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Your orders' })).toBeVisible();
  },
};
