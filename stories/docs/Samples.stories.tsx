import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import { useTestServer } from '../support/useTestServer.ts';
import { HeadlessCheckout } from './samples/HeadlessCheckout.tsx';
import headless from './samples/HeadlessCheckout.tsx?raw';
import { PolishShop } from './samples/PolishShop.tsx';
import polish from './samples/PolishShop.tsx?raw';
import { ThemedShop } from './samples/ThemedShop.tsx';
import themed from './samples/ThemedShop.tsx?raw';

/** The samples of the guides, at work. */
const meta = {
  title: 'Guides/Samples',
  tags: ['!dev', '!autodocs'],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const shown = (code: string) => ({
  docs: { source: { code, transform: (given: string) => given, language: 'tsx' } },
});
const inFrame = (code: string) => {
  const { source } = shown(code).docs;
  return { docs: { source, story: { inline: false, height: '560px' } } };
};

export const Headless: Story = {
  parameters: shown(headless),
  render: function Render() {
    return (
      <StoryCheckout fetch={useTestServer({}).fetch}>
        <HeadlessCheckout orderId="1042" />
      </StoryCheckout>
    );
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay' }));
    await expect(await canvas.findByText('20 minutes left')).toBeVisible();
    await expect(canvas.getByRole('img', { name: /^TX/ })).toBeVisible();
    await expect(canvas.getByText('12.5')).toBeVisible();
  },
};

export const Themed: Story = {
  parameters: inFrame(themed),
  render: function Render() {
    return <ThemedShop fetch={useTestServer({}).fetch} />;
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay 12.50 USD' }));
    await waitFor(() => expect(canvas.getByText('Send exactly')).toBeVisible());
    const dialog = canvas.getByRole('dialog');
    await expect(getComputedStyle(dialog).getPropertyValue('--coinslot-border-radius')).toBe(
      '10px',
    );
  },
};

export const Polish: Story = {
  parameters: inFrame(polish),
  render: function Render() {
    return <PolishShop fetch={useTestServer({}).fetch} />;
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Zapłać 399,00 PLN' }));
    await waitFor(() => expect(canvas.getByText('Wyślij dokładnie')).toBeVisible());
    await expect(canvas.getByText('12,5')).toBeVisible();
  },
};
