import type { PaymentOption } from '@coinslot/react';
import {
  CheckoutButton,
  CheckoutProvider,
  type CheckoutProviderProps,
  MethodPicker,
} from '@coinslot/react';
import { createTestCheckout, optionFixture, type TestCheckout } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';

const price = { amount: '100.00', currency: 'USD' };
const coin = (code: string, symbol: string, network: string) => ({
  code,
  symbol,
  network,
  contract: null,
  decimals: null,
});
const usdt = optionFixture({ price, approximate: '100', minimum: '10' });
const usdtOnEthereum = optionFixture({
  price,
  asset: coin('USDTERC20', 'USDT', 'ethereum'),
  approximate: '100',
  minimum: '20',
});
const bitcoin = optionFixture({
  price,
  asset: coin('BTC', 'BTC', 'bitcoin'),
  approximate: '0.00112839',
  minimum: '0.0001',
});
const hosted = optionFixture({
  provider: 'hosted',
  providerName: 'Hosted Pay',
  asset: null,
  price: { amount: '399.00', currency: 'PLN' },
  approximate: null,
  minimum: null,
});
const tooSmall = optionFixture({
  price,
  asset: coin('ETH', 'ETH', 'ethereum'),
  approximate: null,
  minimum: '0.05',
  unavailable: 'amount_too_small',
});
const down = { ...hosted, price: null, unavailable: 'provider_unavailable' };

interface ShopProps extends Partial<CheckoutProviderProps> {
  options?: readonly PaymentOption[];
  /** Opens it in the modal, in place of on the page. */
  inModal?: boolean;
  onServer?(server: TestCheckout): void;
}

/** A shop that sells one thing for 100 USD. */
function Shop({ options, inModal, onServer, ...settings }: ShopProps) {
  const [server] = useState(() => {
    const made = createTestCheckout({
      now: () => Date.now(),
      payment: { environment: 'production' },
      ...(options && { options }),
    });
    onServer?.(made);
    return made;
  });
  return (
    <CheckoutProvider
      endpoint="/api/checkout"
      merchantName="North Roasters"
      supportUrl="mailto:help@north.example"
      fetch={server.fetch}
      {...settings}
    >
      <h1>Your basket</h1>
      {inModal ? (
        <CheckoutButton orderId="1042">Pay now</CheckoutButton>
      ) : (
        <div style={{ maxInlineSize: 400 }}>
          <MethodPicker orderId="1042" />
        </div>
      )}
    </CheckoutProvider>
  );
}

let server: TestCheckout;

/** The choice between ways to pay: on a page of the shop, and in the modal where it is needed. */
const meta = {
  title: 'MethodPicker',
  component: Shop,
  args: {
    options: [usdt, usdtOnEthereum, bitcoin],
    onServer: (made) => {
      server = made;
    },
  },
} satisfies Meta<typeof Shop>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Coins: Story = {
  play: async ({ canvas }) => {
    const group = await canvas.findByRole('group', { name: 'Choose how to pay' });
    const first = await within(group).findByRole('radio', { name: 'USDT TRON about 100 USDT' });
    await expect(first).toBeChecked();
    first.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const last = within(group).getByRole('radio', { name: 'BTC Bitcoin about 0.00112839 BTC' });
    await expect(last).toBeChecked();
    await expect(last).toHaveFocus();
    await expect(canvas.getByText('100.00 USD')).toBeVisible();
  },
};

export const SeveralProvidersAndCurrencies: Story = {
  args: { options: [usdt, bitcoin, hosted] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Example Pay · from 10 USDT')).toBeVisible();
    await userEvent.click(canvas.getByText('Choose on Hosted Pay'));
    await expect(
      canvas.getByRole('radio', { name: 'Choose on Hosted Pay 399.00 PLN' }),
    ).toBeChecked();
  },
};

export const SomeAreNotAvailable: Story = {
  args: { options: [tooSmall, usdt, down] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('radio', { name: 'ETH Ethereum' })).toBeDisabled();
    await expect(canvas.getByText(/Too little for/)).toBeVisible();
    await expect(canvas.getByText(/from 0\.05 ETH/)).toBeVisible();
    await expect(canvas.getByRole('radio', { name: 'Hosted Pay' })).toBeDisabled();
    await expect(canvas.getByRole('radio', { name: /^USDT/ })).toBeChecked();
  },
};

export const NothingIsAvailable: Story = {
  args: { options: [tooSmall, down] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/This order can not be paid here/)).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'Get help' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Continue' })).toBeNull();
  },
};

export const Loading: Story = {
  args: { fetch: () => new Promise(() => {}) },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('group')).toHaveAttribute('aria-busy', 'true');
    await expect(canvas.getByRole('status')).toHaveTextContent('Checking…');
  },
};

export const CouldNotBeLoaded: Story = {
  args: { fetch: fn(() => Promise.reject(new TypeError('Failed to fetch'))) },
  play: async ({ canvas }) => {
    const again = await canvas.findByRole('button', { name: 'Try again' });
    await expect(canvas.getByRole('alert')).toHaveTextContent(/^Connection lost/);
    await userEvent.click(again);
    await waitFor(() => expect(canvas.getByRole('heading', { level: 2 })).toHaveFocus());
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const InTheModal: Story = {
  args: { inModal: true, options: [usdt, bitcoin, hosted, tooSmall] },
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay now' }));
    const dialog = await canvas.findByRole('dialog', { name: 'Choose how to pay' });
    await waitFor(() => expect(within(dialog).getByRole('heading')).toHaveFocus());
    await expect(server.payments()).toHaveLength(0);
  },
};

export const ThenThePayment: Story = {
  tags: ['!autodocs'],
  args: { inModal: true, options: [usdt, bitcoin] },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay now' }));
    const dialog = await canvas.findByRole('dialog', { name: 'Choose how to pay' });
    await userEvent.click(within(dialog).getByText('BTC'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Continue' }));
    // It fades in.
    await waitFor(() => expect(within(dialog).getByText('Send exactly')).toBeVisible());
    await waitFor(() => expect(within(dialog).getByRole('heading')).toHaveFocus());
    await expect(canvas.getByRole('dialog')).toBe(dialog);
    await expect(server.payments()).toHaveLength(1);
  },
};

export const BackFromAnError: Story = {
  tags: ['!autodocs'],
  args: { inModal: true, options: [usdt, bitcoin] },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay now' }));
    await canvas.findByRole('dialog', { name: 'Choose how to pay' });
    await userEvent.click(canvas.getByText('BTC'));
    server.fail({ status: 502, code: 'provider_unavailable' });
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Choose how to pay' }));
    await expect(await canvas.findByRole('radio', { name: /^BTC/ })).toBeChecked();
  },
};
