import type { PaymentOption } from '@coinslot/react';
import { CheckoutButton, MethodPicker } from '@coinslot/react';
import { optionFixture, type TestCheckout, type TestFailure } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import '../support/panel.css';
import { useTestServer } from '../support/useTestServer.ts';

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

interface Args {
  orderId: string;
  /** The ways to pay that the server has. */
  offered: readonly PaymentOption[];
  /** How every request fails. */
  failure?: TestFailure;
  /** Opens it in the modal, in place of on the page. */
  inModal?: boolean;
}

let server: TestCheckout;

/** A shop that sells one thing for 100 USD. */
function Shop({ orderId, offered: options, failure, inModal }: Args) {
  const payment = { environment: 'production' } as const;
  server = useTestServer({ payment, options, ...(failure && { failure }) });
  return (
    <StoryCheckout fetch={server.fetch}>
      <h1>Your basket</h1>
      {inModal ? (
        <CheckoutButton orderId={orderId}>Pay now</CheckoutButton>
      ) : (
        <div className="story-panel">
          <MethodPicker orderId={orderId} />
        </div>
      )}
    </StoryCheckout>
  );
}

const meta = {
  title: 'Components/MethodPicker',
  component: MethodPicker,
  render: (args) => <Shop {...args} />,
  args: { orderId: '1042', offered: [usdt, usdtOnEthereum, bitcoin] },
  argTypes: {
    offered: { table: { disable: true } },
    failure: { table: { disable: true } },
    inModal: { table: { disable: true } },
  },
} satisfies Meta<Args>;
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
  args: { offered: [usdt, bitcoin, hosted] },
  play: async ({ canvas }) => {
    const usual = await canvas.findByRole('radio', { name: 'USDT TRON about 100 USDT' });
    await expect(usual).toHaveAccessibleDescription('Example Pay · from 10 USDT');
    await userEvent.click(canvas.getByText('Choose on Hosted Pay'));
    await expect(
      canvas.getByRole('radio', { name: 'Choose on Hosted Pay 399.00 PLN' }),
    ).toBeChecked();
  },
};

export const SomeAreNotAvailable: Story = {
  args: { offered: [tooSmall, usdt, down] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('radio', { name: 'ETH Ethereum' })).toBeDisabled();
    await expect(canvas.getByText(/Too little for/)).toBeVisible();
    await expect(canvas.getByText(/from 0\.05 ETH/)).toBeVisible();
    await expect(canvas.getByRole('radio', { name: 'Hosted Pay' })).toBeDisabled();
    await expect(canvas.getByRole('radio', { name: /^USDT/ })).toBeChecked();
  },
};

export const NothingIsAvailable: Story = {
  args: { offered: [tooSmall, down] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/This order can not be paid here/)).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'Get help' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Continue' })).toBeNull();
  },
};

export const Loading: Story = {
  args: { failure: 'silence' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('group')).toHaveAttribute('aria-busy', 'true');
    await expect(canvas.getByRole('status')).toHaveTextContent('Checking…');
  },
};

export const CouldNotBeLoaded: Story = {
  args: { failure: 'network' },
  play: async ({ canvas }) => {
    const again = await canvas.findByRole('button', { name: 'Try again' });
    await expect(canvas.getByRole('alert')).toHaveTextContent(/^Connection lost/);
    await userEvent.click(again);
    await waitFor(() => expect(canvas.getByRole('heading', { level: 2 })).toHaveFocus());
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const InTheModal: Story = {
  args: { inModal: true, offered: [usdt, bitcoin, hosted, tooSmall] },
  parameters: {
    docs: { story: { inline: false, height: '640px' } },
    opensWith: 'Pay now',
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay now' }));
    const dialog = await canvas.findByRole('dialog', { name: 'Choose how to pay' });
    await waitFor(() => expect(within(dialog).getByRole('heading')).toHaveFocus());
    await expect(server.payments()).toHaveLength(0);
  },
};

export const ThenThePayment: Story = {
  tags: ['!autodocs'],
  parameters: { opensWith: 'Pay now' },
  args: { inModal: true, offered: [usdt, bitcoin] },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay now' }));
    const dialog = await canvas.findByRole('dialog', { name: 'Choose how to pay' });
    await userEvent.click(await within(dialog).findByText('BTC'));
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
  parameters: { opensWith: 'Pay now' },
  args: { inModal: true, offered: [usdt, bitcoin] },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay now' }));
    await canvas.findByRole('dialog', { name: 'Choose how to pay' });
    await userEvent.click(await canvas.findByText('BTC'));
    server.fail({ status: 502, code: 'provider_unavailable' });
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Choose how to pay' }));
    await expect(await canvas.findByRole('radio', { name: /^BTC/ })).toBeChecked();
  },
};
