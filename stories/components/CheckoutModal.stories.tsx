import {
  CheckoutButton,
  CheckoutModal,
  type CheckoutProviderProps,
  PaymentAddress,
  PaymentAmount,
  PaymentQRCode,
  PaymentStatus,
  usePayment,
} from '@coinslot/react';
import type { TestCheckout } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import { useTestServer } from '../support/useTestServer.ts';

interface ShopProps {
  onEvent?: CheckoutProviderProps['onEvent'];
  children?: ReactNode;
}

let server: TestCheckout;

/** A shop whose server the play functions move. */
function Shop({ children, ...settings }: ShopProps) {
  server = useTestServer({ payment: { environment: 'production' } });
  return (
    <StoryCheckout {...settings} returnUrl={undefined} fetch={server.fetch}>
      <h1>Your basket</h1>
      <p>Two coffee cups, 12.50 USD</p>
      <CheckoutButton orderId="1042">Pay 12.50 USD</CheckoutButton>
      {children}
    </StoryCheckout>
  );
}

/** A way out of a modal of one's own. */
function Later() {
  const { closePaymentModal } = usePayment();
  return (
    <button type="button" style={{ minBlockSize: 44 }} onClick={() => closePaymentModal()}>
      Pay later
    </button>
  );
}

const meta = {
  title: 'Components/CheckoutModal',
  component: CheckoutModal,
  render: (args) => <Shop {...args} />,
  parameters: {
    docs: { story: { inline: false, height: '480px' } },
    opensWith: 'Pay 12.50 USD',
  },
} satisfies Meta<ShopProps>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

const openModal = async ({ canvas }: Play) => {
  const trigger = canvas.getByRole('button', { name: 'Pay 12.50 USD' });
  await userEvent.click(trigger);
  const dialog = await canvas.findByRole('dialog', { name: /Send exactly 12\.5 USDT/ });
  return { trigger, dialog: within(dialog), element: dialog as HTMLDialogElement };
};

export const Open: Story = {
  play: async (context) => {
    const { dialog } = await openModal(context);
    await waitFor(() => expect(dialog.getByRole('heading')).toHaveFocus());
    await expect(document.documentElement.style.overflow).toBe('hidden');
  },
};

export const EscapePutsItAside: Story = {
  tags: ['!autodocs'],
  args: { onEvent: fn() },
  play: async (context) => {
    const { canvas, args } = context;
    const { trigger, element } = await openModal(context);
    // What the browser does on Escape; a synthetic key press does not reach it.
    element.close();
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    // The dialog tells that it closed in a task of its own, and the page is let go after that.
    await waitFor(() => expect(document.documentElement.style.overflow).toBe(''));
    await waitFor(() => expect(trigger).toHaveFocus());
    await expect(args.onEvent).toHaveBeenCalledWith({
      type: 'open_change',
      open: false,
      reason: 'escape',
    });
    await userEvent.click(await canvas.findByRole('button', { name: 'Resume payment' }));
    await waitFor(() => expect(canvas.getByRole('dialog')).toBeVisible());
    await expect(server.payments()).toHaveLength(1);
  },
};

export const BackdropClosesOnlyWhenPressedThere: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    const { canvas } = context;
    const { dialog, element } = await openModal(context);
    await userEvent.pointer([
      { keys: '[MouseLeft>]', target: dialog.getByRole('timer') },
      { keys: '[/MouseLeft]', target: element },
    ]);
    await expect(canvas.getByRole('dialog')).toHaveAttribute('open');
    await userEvent.click(element);
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
  },
};

export const PaidInFrontOfTheShopper: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    const { canvas } = context;
    const { dialog } = await openModal(context);
    dialog.getByRole('button', { name: 'Copy address' }).focus();
    server.set('paid');
    await userEvent.click(dialog.getByRole('button', { name: 'Check now' }));
    const heading = await dialog.findByRole('heading', { name: 'Payment complete' });
    await waitFor(() => expect(heading).toHaveFocus());
    await expect(dialog.queryByRole('img')).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    await expect(canvas.queryByRole('button', { name: 'Resume payment' })).toBeNull();
  },
};

export const PaidWhilePutAside: Story = {
  play: async (context) => {
    const { canvas } = context;
    const { dialog } = await openModal(context);
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await expect(await canvas.findByRole('button', { name: 'Resume payment' })).toBeVisible();
    server.set('paid');
    await waitFor(() => {
      // A page that has just looked does not do so again at once.
      window.dispatchEvent(new Event('focus'));
      expect(canvas.getByRole('button', { name: 'Payment complete' })).toBeVisible();
    });
  },
};

export const StartsFailing: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas }) => {
    server.fail('network');
    await userEvent.click(canvas.getByRole('button', { name: 'Pay 12.50 USD' }));
    const dialog = await canvas.findByRole('dialog', { name: 'We could not start the payment' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Try again' }));
    // It fades in.
    await waitFor(() => expect(within(dialog).getByText('Send exactly')).toBeVisible());
    await expect(server.payments()).toHaveLength(1);
  },
};

export const ExpiredThenANewPrice: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    const { dialog } = await openModal(context);
    server.set('expired');
    await userEvent.click(dialog.getByRole('button', { name: 'Check now' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Get a new price' }));
    await waitFor(() => expect(dialog.getByText('Send exactly')).toBeVisible());
    await expect(server.payments()).toHaveLength(2);
    await waitFor(() => expect(dialog.getByRole('heading')).toHaveFocus());
  },
};

/** In place of the provider's own modal, with a layout of the merchant's. */
export const OwnModal: Story = {
  tags: ['!autodocs'],
  args: {
    children: (
      <CheckoutModal>
        <PaymentStatus />
        <PaymentAmount />
        <PaymentQRCode />
        <PaymentAddress />
        <Later />
      </CheckoutModal>
    ),
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay 12.50 USD' }));
    const dialog = await canvas.findByRole('dialog', { name: 'Payment' });
    await waitFor(() => expect(canvas.getByText('12.5')).toBeVisible());
    await expect(canvas.getAllByRole('dialog')).toHaveLength(1);
    await expect(canvas.queryByRole('button', { name: 'Close' })).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Pay later' }));
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    await userEvent.click(canvas.getByRole('button', { name: 'Pay 12.50 USD' }));
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Pay later' })).toBeVisible());
    await expect(server.payments()).toHaveLength(1);
  },
};
