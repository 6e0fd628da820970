import { type Appearance, CheckoutButton, CheckoutProvider } from '@coinslot/react';
import plain from '@coinslot/react/styles.css?url';
import layered from '@coinslot/react/styles.layer.css?inline';
import type { TestCheckout } from '@coinslot/react/testing';
import * as Dialog from '@radix-ui/react-dialog';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { Starting } from '../support/Starting.tsx';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import { useTestServer } from '../support/useTestServer.ts';
import { HostFrame } from './HostFrame.tsx';
import './hostPages.css';

/** Pages of shops as they are out there: neither side changes how the other looks. */
const meta = {
  title: 'Host pages/Host pages',
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** A card on the page, as if it were the shop's own. */
function Card({ onServer }: { onServer?: (server: TestCheckout) => void }) {
  const server = useTestServer({ payment: { environment: 'production' } }, onServer);
  return (
    <StoryCheckout fetch={server.fetch}>
      <Starting />
    </StoryCheckout>
  );
}

const styleOf = (element: Element, name: string) =>
  getComputedStyle(element).getPropertyValue(name);

/** Tailwind 4 puts its reset into a layer: our layered sheet stands between that and its utilities. */
export const Tailwind: Story = {
  loaders: [
    async () => {
      const { compile } = await import('tailwindcss');
      const { default: sheet } = await import('tailwindcss/index.css?raw');
      const classes =
        'mx-auto max-w-3xl p-6 grid gap-6 flex text-3xl font-bold tracking-tight text-sm rounded-xl bg-amber-100 bg-stone-900 text-amber-950 text-white px-4 py-3 underline'.split(
          ' ',
        );
      return { tailwind: (await compile(sheet)).build(classes) };
    },
  ],
  render: (_, { loaded }) => (
    <>
      <style>{`@layer theme, base, coinslot, components, utilities;${layered}${loaded['tailwind']}`}</style>
      <div className="mx-auto max-w-3xl p-6 grid gap-6">
        <h1 className="text-3xl font-bold tracking-tight">Slow Sunday</h1>
        <p className="rounded-xl bg-amber-100 text-amber-950 px-4 py-3 text-sm">
          Roasted on Mondays.{' '}
          <a href="#more" className="underline">
            More about that
          </a>
        </p>
        <Card />
      </div>
    </>
  ),
  play: async ({ canvas }) => {
    const amount = await canvas.findByText('Send exactly');
    await expect(styleOf(amount, 'text-align')).toBe('center');
    const heading = canvas.getByRole('heading', { name: 'Slow Sunday' });
    await expect(styleOf(heading, 'font-size')).toBe('30px');
  },
};

/** Bootstrap sets elements: its sheet may come before ours or after it. */
export const Bootstrap: Story = {
  loaders: [
    async () => ({
      bootstrap: (await import('bootstrap/dist/css/bootstrap.min.css?inline')).default,
    }),
  ],
  render: (_, { loaded }) => (
    <>
      <style>{loaded['bootstrap']}</style>
      <nav className="navbar bg-dark mb-4 px-3" data-bs-theme="dark">
        <span className="navbar-brand">Slow Sunday</span>
      </nav>
      <div className="container">
        <div className="row g-4">
          <div className="col-md-6">
            <h1 className="h3">Your order</h1>
            <ul className="list-group">
              <li className="list-group-item">Two coffee cups</li>
              <li className="list-group-item">Delivery</li>
            </ul>
          </div>
          <div className="col-md-6">
            <Card />
          </div>
        </div>
      </div>
    </>
  ),
  play: async ({ canvas }) => {
    const amount = await canvas.findByText('Send exactly');
    await expect(styleOf(amount.closest('h2') as Element, 'margin-bottom')).toBe('0px');
    await expect(styleOf(canvas.getByText('Delivery'), 'padding-left')).toBe('16px');
  },
};

/** The button that pays, in a dialog of Radix as shadcn's is: the card stands above it, and Escape closes one at a time. */
export const RadixDialog: Story = {
  render: function Render() {
    const server = useTestServer({ payment: { environment: 'production' } });
    // Where else a dialog would leave the story's page, and its theme.
    const [page, setPage] = useState<HTMLElement | null>(null);
    return (
      <StoryCheckout fetch={server.fetch}>
        <div ref={setPage}>
          <Dialog.Root>
            <Dialog.Trigger className="host-button">Your cart</Dialog.Trigger>
            <Dialog.Portal container={page}>
              <Dialog.Overlay className="host-overlay" />
              <Dialog.Content className="host-dialog" aria-describedby={undefined}>
                <Dialog.Title>Your cart</Dialog.Title>
                <p>Two coffee cups, 12.50 USD</p>
                <CheckoutButton orderId="1042">Pay 12.50 USD</CheckoutButton>
                <Dialog.Close className="host-button">Go on shopping</Dialog.Close>
              </Dialog.Content>
            </Dialog.Portal>
          </Dialog.Root>
        </div>
      </StoryCheckout>
    );
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Your cart' }));
    const cart = await canvas.findByRole('dialog', { name: 'Your cart' });
    await userEvent.click(within(cart).getByRole('button', { name: 'Pay 12.50 USD' }));
    const card = await canvas.findByRole('dialog', { name: /^Send exactly/ });
    await waitFor(() => expect(within(card).getByRole('heading')).toHaveFocus());
    const close = within(card).getByRole('button', { name: 'Close' });
    // What frees it from the other dialog is loaded with it.
    await waitFor(() => expect(styleOf(close, 'pointer-events')).toBe('auto'));
    await userEvent.click(close);
    await waitFor(() => expect(card).not.toBeInTheDocument());
    await expect(cart).toBeVisible();
  },
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
const broken: string[] = [];
const watch = (page: Document) => {
  broken.length = 0;
  page.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    broken.push(`${violatedDirective} ${blockedURI}`),
  );
};
const variables: Appearance['variables'] = {
  colorPrimary: '#7a3cff',
  colorOnPrimary: '#fff',
};

/** Nothing but what comes from the shop itself: no rule is broken, with variables and all. */
export const StrictPolicy: Story = {
  // Each frame would be waited for: what is in it is checked in stories of its own.
  parameters: { a11y: { options: { iframes: false } } },
  render: function Render() {
    const server = useTestServer({ payment: { environment: 'production' } });
    return (
      <HostFrame title="A strict shop" sheets={[plain]} policy={POLICY} onPage={watch}>
        <StoryCheckout fetch={server.fetch} appearance={{ variables }}>
          <Starting />
        </StoryCheckout>
      </HostFrame>
    );
  },
  play: async ({ canvas }) => {
    const page = within(await pageIn(canvas.getByTitle('A strict shop')));
    await waitFor(() => expect(page.getByText('Send exactly')).toBeVisible());
    await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
    await expect(broken).toEqual([]);
  },
};

/** A shop in a frame of somebody else's page: the modal, the focus and the scrolling are the frame's. */
export const InAFrame: Story = {
  parameters: { a11y: { options: { iframes: false } } },
  render: function Render() {
    const server = useTestServer({ payment: { environment: 'production' } });
    return (
      <HostFrame title="A shop" sheets={[plain]}>
        <CheckoutProvider endpoint="/api/checkout" fetch={server.fetch}>
          <CheckoutButton orderId="1042">Pay 12.50 USD</CheckoutButton>
        </CheckoutProvider>
      </HostFrame>
    );
  },
  play: async ({ canvas }) => {
    const frame = canvas.getByTitle('A shop');
    const page = within(await pageIn(frame));
    await userEvent.click(await page.findByRole('button', { name: 'Pay 12.50 USD' }));
    const card = await page.findByRole('dialog', { name: /^Send exactly/ });
    await waitFor(() => expect(within(card).getByRole('heading')).toHaveFocus());
    await expect(document.documentElement.style.overflow).toBe('');
    await expect(card.ownerDocument.documentElement.style.overflow).toBe('hidden');
  },
};

async function pageIn(frame: HTMLElement): Promise<HTMLElement> {
  const body = () => (frame as HTMLIFrameElement).contentDocument?.body;
  await waitFor(() => expect(body()?.childElementCount).toBeGreaterThan(0));
  return body() as HTMLElement;
}
