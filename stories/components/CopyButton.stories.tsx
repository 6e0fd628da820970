import { CopyButton } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import { useTestServer } from '../support/useTestServer.ts';
import { watchClipboard } from '../support/watchClipboard.ts';

const meta = {
  title: 'Components/CopyButton',
  component: CopyButton,
  decorators: [
    (Story) => (
      <StoryCheckout fetch={useTestServer({}).fetch}>
        <Story />
      </StoryCheckout>
    ),
  ],
  args: { value: '1042', label: 'Copy order number', copied: 'Order number copied' },
} satisfies Meta<typeof CopyButton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Copied: Story = {
  play: async ({ canvas, userEvent }) => {
    const copied = watchClipboard();
    const button = canvas.getByRole('button', { name: 'Copy order number' });
    await userEvent.click(button);
    await canvas.findByText('Order number copied');
    await expect(canvas.getByRole('status')).toHaveTextContent('Order number copied');
    await expect(copied).toHaveBeenCalledWith('1042');
    await expect(button).toHaveFocus();
  },
};

/** The browser has no clipboard for this page, or the shopper refused: the keys that copy. */
export const Denied: Story = {
  play: async ({ canvas, userEvent }) => {
    watchClipboard().mockRejectedValue(new Error('Denied'));
    await userEvent.click(canvas.getByRole('button', { name: 'Copy order number' }));
    await canvas.findByText(/^Press (Ctrl|⌘)/);
    await expect(canvas.getByRole('status')).not.toBeEmptyDOMElement();
  },
};
