import { usePayment } from '@coinslot/react';
import { createTestCheckout, type TestCheckout } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { expect, spyOn, waitFor } from 'storybook/test';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import { useTestServer } from '../support/useTestServer.ts';
import { App } from './samples/App.tsx';
import { HeadlessCheckout } from './samples/HeadlessCheckout.tsx';
import headless from './samples/HeadlessCheckout.tsx?raw';
import { OwnLayout as OwnLayoutSample } from './samples/OwnLayout.tsx';
import ownLayout from './samples/OwnLayout.tsx?raw';
import { OwnPieces as OwnPiecesSample } from './samples/OwnPieces.tsx';
import ownPieces from './samples/OwnPieces.tsx?raw';
import { Shop } from './samples/OwnWords.tsx';
import ownWords from './samples/OwnWords.tsx?raw';
import { PolishShop } from './samples/PolishShop.tsx';
import polish from './samples/PolishShop.tsx?raw';
import { Prototype } from './samples/Simulated.tsx';
import simulated from './samples/Simulated.tsx?raw';
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

let server: TestCheckout;

/** By the page's own `fetch`, as on a merchant's page. */
export const GettingStarted: Story = {
  render: () => <App />,
  beforeEach: () => {
    spyOn(window, 'fetch').mockImplementation(createTestCheckout().fetch);
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay now' }));
    await waitFor(() => expect(canvas.getByText('Send exactly')).toBeVisible());
  },
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

export const OwnLayout: Story = {
  parameters: shown(ownLayout),
  render: function Render() {
    server = useTestServer({});
    return (
      <StoryCheckout fetch={server.fetch}>
        <OwnLayoutSample orderId="1042" />
      </StoryCheckout>
    );
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay' }));
    await expect(await canvas.findByText('Send exactly')).toBeVisible();
    await expect(canvas.getByText('TRON network')).toBeVisible();
    await expect(canvas.getByRole('img', { name: /^QR code/ })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Copy amount' })).toBeVisible();

    server.set('expired');
    await userEvent.click(canvas.getByRole('button', { name: 'Check now' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Get a new price' }));
    await expect(await canvas.findByText('Send exactly')).toBeVisible();
    server.set('paid');
    await userEvent.click(canvas.getByRole('button', { name: 'Check now' }));
    await canvas.findByText('Payment complete');
    // Nothing of what there was to send to.
    await expect(canvas.queryByRole('timer')).toBeNull();
    await expect(canvas.queryByRole('img')).toBeNull();
    await expect(canvas.queryByRole('button', { name: /^Copy (amount|address)/ })).toBeNull();
  },
};

function PaidWithPieces() {
  const payment = usePayment();
  const { start } = payment;
  useEffect(() => {
    start({ orderId: '1042' }).catch(() => {});
  }, [start]);
  return <OwnPiecesSample payment={payment} />;
}

export const OwnPieces: Story = {
  parameters: shown(ownPieces),
  render: function Render() {
    return (
      <StoryCheckout fetch={useTestServer({}).fetch}>
        <PaidWithPieces />
      </StoryCheckout>
    );
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Send exactly')).toBeVisible();
    const card = canvas.getByRole('article', { name: /^Send exactly/ });
    await expect(card).toHaveTextContent('Your order 1042');
  },
};

export const OwnWords: Story = {
  parameters: inFrame(ownWords),
  render: function Render() {
    server = useTestServer({});
    return <Shop fetch={server.fetch} />;
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay 12.50 USD' }));
    await canvas.findByText('Send exactly');
    server.set('paid');
    await userEvent.click(canvas.getByRole('button', { name: 'Check now' }));
    await expect(await canvas.findByText('Order placed')).toBeInTheDocument();
    await expect(canvas.getByText('Thank you. The shop roasts it today.')).toBeInTheDocument();
  },
};

/** The sample has one server for as long as the page is there. */
export const Simulated: Story = {
  parameters: shown(simulated),
  render: () => <Prototype />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay now' }));
    await canvas.findByText('Send exactly');
    await userEvent.click(canvas.getByRole('button', { name: 'Pay exactly' }));
    await expect(await canvas.findByRole('heading', { name: 'Payment complete' })).toBeVisible();
  },
};
