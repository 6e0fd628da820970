import { PaymentFields } from '@coinslot/react';
import { optionFixture } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import '../support/panel.css';
import { useTestServer } from '../support/useTestServer.ts';

const field = { placeholder: null, pattern: null, patternError: null, required: true };
const card = optionFixture({
  providerName: 'Example Swap',
  asset: { code: 'CARDUAH', symbol: 'UAH', network: null, contract: null, decimals: null },
  name: 'Visa/MasterCard UAH',
  approximate: '4302.6',
  minimum: '50',
  fields: [
    { ...field, key: 'card', label: 'Card number', placeholder: '0000000000000000', place: 'from' },
    { ...field, key: 'phone', label: 'Phone', placeholder: '+380441234567', place: 'route' },
    { ...field, key: 'telegram', label: 'Telegram', required: false, place: 'route' },
  ],
  termsUrl: 'https://swap.example/terms',
});
const consent = optionFixture({ providerName: 'Example Swap', termsUrl: card.termsUrl });

interface Args {
  orderId: string;
  /** The only way to pay that the server has. */
  asks: typeof card;
}

function Shop({ orderId, asks }: Args) {
  const payment = { environment: 'production' } as const;
  const server = useTestServer({ payment, options: [asks] });
  return (
    <StoryCheckout fetch={server.fetch}>
      <h1>Your basket</h1>
      <div className="story-panel">
        <PaymentFields orderId={orderId} />
      </div>
    </StoryCheckout>
  );
}

const meta = {
  title: 'Components/PaymentFields',
  component: PaymentFields,
  render: (args) => <Shop {...args} />,
  args: { orderId: '1042', asks: card },
  argTypes: { asks: { table: { disable: true } } },
} satisfies Meta<Args>;
export default meta;
type Story = StoryObj<typeof meta>;

export const FieldsAndConsent: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: /Card number/ })).toBeRequired();
    await expect(canvas.getByRole('textbox', { name: /Telegram/ })).not.toBeRequired();
    // Nobody ticks it but the shopper.
    await expect(canvas.getByRole('checkbox')).not.toBeChecked();
  },
};

export const ConsentAlone: Story = {
  args: { asks: consent },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox')).not.toBeChecked();
    const terms = canvas.getByRole('link', { name: /terms/i });
    await expect(terms).toHaveAttribute('href', 'https://swap.example/terms');
    await expect(canvas.queryByRole('textbox')).toBeNull();
  },
};

/** What is missing is said beside the field, and the first one gets the focus. */
export const SomethingIsMissing: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    const first = await canvas.findByRole('textbox', { name: /Card number/ });
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(first).toHaveFocus());
    await expect(first).toBeInvalid();
    await expect(first).toHaveAccessibleDescription(/./);
  },
};

export const ThenThePayment: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: /Card number/ }), '4444');
    await userEvent.type(canvas.getByRole('textbox', { name: /Phone/ }), '+380441234567');
    await userEvent.click(canvas.getByRole('checkbox'));
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    const dialog = await canvas.findByRole('dialog');
    // A card is charged on the provider's own page.
    const link = await within(dialog).findByRole('link', { name: 'Continue to Example Swap' });
    await waitFor(() => expect(link).toBeVisible());
  },
};
