import { PaymentReturn, PaymentStatus, RedirectNotice } from '@coinslot/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { hosted } from '../support/payments.ts';
import { Scene, type SceneProps } from '../support/Scene.tsx';
import { StoryCheckout } from '../support/StoryCheckout.tsx';
import { says } from '../support/says.ts';
import { noControls } from '../support/sceneArgs.tsx';
import { useTestServer } from '../support/useTestServer.ts';

/** A payment that is finished on the provider's own page, and what the shopper comes back to. */
const meta = {
  title: 'States/Redirect',
  component: Scene,
  argTypes: noControls,
  parameters: { controls: { disable: true } },
  beforeEach: () => {
    sessionStorage.clear();
    return () => sessionStorage.clear();
  },
} satisfies Meta<typeof Scene>;
export default meta;
type Story = StoryObj<typeof meta>;

/** This tab was left for the provider's page. */
const left = () => sessionStorage.setItem('coinslot:return:/api/checkout', hosted('created').id);

/** The shopper has waited: nobody has the patience to wait in a story. */
const impatient = () => {
  const { setTimeout } = window;
  const fast = (run: TimerHandler, ms = 0) => setTimeout(run, ms === 20_000 ? 0 : ms);
  window.setTimeout = fast as typeof window.setTimeout;
  return () => {
    window.setTimeout = setTimeout;
  };
};

/** The page of the shop to which the shopper comes back. */
function ReturnPage({ told = hosted('awaiting_payment'), failure }: SceneProps) {
  const server = useTestServer({ payments: [told], ...(failure && { failure }) });
  return (
    <StoryCheckout fetch={server.fetch}>
      <PaymentReturn id={told.id} />
    </StoryCheckout>
  );
}
const returning = (args: SceneProps) => <ReturnPage {...args} />;

export const BeforeLeaving: Story = {
  args: { told: hosted('awaiting_payment') },
  play: async (context) => {
    const { canvas } = context;
    await says('Finish paying on Example Pay', /^Opens in this tab/)(context);
    const link = canvas.getByRole('link', { name: 'Continue to Example Pay' });
    await expect(link).toHaveAttribute('href', 'https://pay.example/1042');
    await expect(link).toHaveAttribute('rel', 'noreferrer');
    // Stories are shown in a frame, and the provider's page is not.
    await expect(link).toHaveAttribute('target', '_top');
    await expect(canvas.getByText(/^100\.00/)).toHaveTextContent('100.00 PLN');
    await expect(canvas.queryByText(/oPLN|exactly/)).toBeNull();
    await expect(canvas.queryByRole('timer')).toBeNull();
  },
};

export const InAnotherTab: Story = {
  args: {
    told: hosted('awaiting_payment'),
    children: (
      <>
        <PaymentStatus />
        <RedirectNotice target="_blank" />
      </>
    ),
  },
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link', {
      name: /^Continue to Example Pay \(opens a new/,
    });
    // As where the browser blocks it: the card and its link stay.
    link.addEventListener('click', (event) => event.preventDefault(), { once: true });
    await userEvent.click(link);
    await expect(await canvas.findByText('Checking your payment…')).toBeVisible();
    await expect(canvas.getByRole('status')).toHaveTextContent('Continue in the other tab.');
    await expect(link).toBeVisible();
    await expect(link).toHaveFocus();
  },
};

export const CameBack: Story = {
  args: { told: hosted('awaiting_payment') },
  tags: ['!autodocs'],
  beforeEach: left,
  play: async (context) => {
    await says(
      'Checking your payment…',
      'You can close this page.',
      'Continue to Example Pay',
    )(context);
    await expect(context.canvas.getAllByRole('status')[0]).toHaveTextContent(/^Checking/);
  },
};

export const CameBackLongAgo: Story = {
  args: { told: hosted('awaiting_payment') },
  tags: ['!autodocs'],
  beforeEach: () => {
    left();
    return impatient();
  },
  play: says('Still processing', /You can close/, 'Continue to Example Pay'),
};

export const Returning: Story = {
  render: returning,
  args: { failure: 'silence' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('Checking your payment…');
  },
};

export const ReturningForLong: Story = {
  render: returning,
  args: { failure: 'silence' },
  tags: ['!autodocs'],
  beforeEach: impatient,
  play: async ({ canvas }) => {
    const words = 'Still processing. You can close this page.';
    await expect((await canvas.findAllByText(words))[0]).toBeVisible();
    await expect(canvas.getByRole('status')).toHaveTextContent(words);
  },
};

export const ReturnedUnpaid: Story = {
  render: returning,
  args: { told: hosted('awaiting_payment') },
  play: says('Checking your payment…', 'You can close this page.', 'Continue to Example Pay'),
};

export const ReturnedPaid: Story = {
  render: returning,
  args: { told: hosted('paid') },
  play: async (context) => {
    await says('Payment complete', '100.00 PLN')(context);
    await expect(context.canvas.queryByText(/oPLN/)).toBeNull();
  },
};

export const ReturnedCancelled: Story = {
  render: returning,
  args: { told: hosted('cancelled') },
  play: says('Payment cancelled', 'Already sent? We are still watching for it.', 'Start again'),
};

export const ReturnedHeld: Story = {
  render: returning,
  args: { told: hosted('awaiting_payment', { held: true }) },
  play: async (context) => {
    await says(/North Roasters is checking it/)(context);
    await expect(context.canvas.queryByRole('link', { name: /Continue/ })).toBeNull();
    await expect(context.canvas.queryByRole('button', { name: /new payment/ })).toBeNull();
  },
};

export const ReturnRefused: Story = {
  render: returning,
  args: { failure: { status: 404, code: 'not_found' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Get help' })).toBeVisible();
    const alert = canvas.getByRole('alert');
    await expect(alert).toHaveTextContent('We could not load the payment');
  },
};
