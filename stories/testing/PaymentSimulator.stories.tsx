import { PaymentSimulator, type PaymentSimulatorProps } from '@coinslot/react/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { expect, fn, waitFor, within } from 'storybook/test';
import { Starting } from '../support/Starting.tsx';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import '../support/flow.css';
import { useTestServer } from '../support/useTestServer.ts';

/** The server is the story's own. */
type Args = Partial<PaymentSimulatorProps>;

/** A card, and whoever pays beside it. */
function Page({ onAction = () => {} }: Args) {
  const server = useTestServer({ payment: { environment: 'production' } });
  return (
    <StoryCheckout fetch={server.fetch}>
      <div className="flow">
        <main>
          <Starting />
        </main>
        <div className="flow-wallet">
          <PaymentSimulator checkout={server} onAction={onAction} />
        </div>
      </div>
    </StoryCheckout>
  );
}

const meta = {
  title: 'Testing/PaymentSimulator',
  component: PaymentSimulator as ComponentType<Args>,
  render: (args) => <Page {...args} />,
  args: { onAction: fn() },
  parameters: { docs: { story: { inline: false, height: '760px' } } },
} satisfies Meta<Args>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Press, and see what the card says of it. */
export const BesideACard: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('awaiting_payment, 0 of 12.5 USDT')).toBeVisible();
  },
};

export const TooLittleThenTheRest: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, canvasElement, userEvent, args }) => {
    await canvas.findByText('Send exactly');
    await userEvent.click(canvas.getByRole('button', { name: 'Pay too little' }));
    const card = within(
      canvasElement.querySelector<HTMLElement>('[data-coinslot="checkout"]') ?? canvasElement,
    );
    await waitFor(() => expect(card.getByText('2.5 USDT still missing')).toBeVisible(), {
      timeout: 6000,
    });
    await expect(args.onAction).toHaveBeenLastCalledWith('payShort');
    await userEvent.click(canvas.getByRole('button', { name: 'Pay exactly' }));
    await userEvent.click(card.getByRole('button', { name: 'Check now' }));
    await expect(await card.findByText('Payment complete')).toBeVisible();
    await expect(canvas.getByText('paid, 12.5 of 12.5 USDT')).toBeVisible();
  },
};
