import { CheckoutButton } from '@coinslot/react';
import type { TestCheckout } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import { useTestServer } from '../support/useTestServer.ts';

let server: TestCheckout;

const meta = {
  title: 'Components/CheckoutButton',
  component: CheckoutButton,
  decorators: [
    (Story) => {
      server = useTestServer({ payment: { environment: 'production' } });
      return (
        <StoryCheckout fetch={server.fetch}>
          <Story />
        </StoryCheckout>
      );
    },
  ],
  args: { orderId: '1042', children: 'Pay 12.50 USD' },
} satisfies Meta<typeof CheckoutButton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Pay 12.50 USD' });
    await expect(button).toBeEnabled();
    await expect(button).toHaveAttribute('aria-haspopup', 'dialog');
  },
};

/** While the payment is made it keeps the focus and takes no second press. */
export const AtWork: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    server.fail('silence');
    const button = canvas.getByRole('button', { name: 'Pay 12.50 USD' });
    await userEvent.click(button);
    await expect(button).toHaveAttribute('aria-busy', 'true');
    const dialog = await canvas.findByRole('dialog');
    await expect(await within(dialog).findByRole('status')).toHaveTextContent('Preparing');
  },
};
