import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { FlowPage } from '../support/FlowPage.tsx';

/**
 * The real server and the real sandbox of the providers run inside this page, with nothing between
 * them but function calls. Press the shop's button, then play the shopper's wallet: pay exactly, too
 * little, too much or too late, let the network break or the time pass, and watch what the card says
 * and what the shop is told.
 */
const meta = {
  title: 'Flows/By hand',
  component: FlowPage,
  argTypes: {
    providers: { table: { disable: true } },
    onFlow: { table: { disable: true } },
  },
  parameters: {
    controls: { disable: true },
    docs: { story: { inline: false, height: '640px' } },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('There is nothing to pay yet.')).toBeVisible();
  },
} satisfies Meta<typeof FlowPage>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Takes the rest of a payment that was paid in part. */
export const Cryptofuse: Story = { args: { providers: ['cryptofuse'] } };

/** Sends back what is too little. */
export const KryptoGO: Story = { name: 'KryptoGO', args: { providers: ['kryptogo'] } };

/** Shows a page of its own; its link is opened here without leaving this one. */
export const Kanga: Story = { args: { providers: ['kanga'] } };

/** Wants the shopper's consent first; a person looks at what is too little. */
export const Kryptoswap: Story = { args: { providers: ['kryptoswap'] } };

export const EveryProvider: Story = {
  args: { providers: ['cryptofuse', 'kanga', 'kryptogo', 'kryptoswap'] },
};
