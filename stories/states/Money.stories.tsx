import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { bitcoin, usdt } from '../support/payments.ts';
import { Scene } from '../support/Scene.tsx';
import { says } from '../support/says.ts';
import { noControls } from '../support/sceneArgs.tsx';

/** Every way in which the money of a payment leaves its usual course, as the shopper is told. */
const meta = {
  title: 'States/Money',
  component: Scene,
  argTypes: noControls,
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof Scene>;
export default meta;
type Story = StoryObj<typeof meta>;

export const TooSmall: Story = {
  args: { failure: { status: 422, code: 'amount_too_small' } },
  play: async (context) => {
    await says(/Too little for this way to pay/)(context);
    await expect(context.canvas.queryByRole('button', { name: 'Try again' })).toBeNull();
    await expect(context.canvas.getByRole('link', { name: 'Get help' })).toBeVisible();
  },
};

export const MoneyUnderWay: Story = {
  args: { failure: { status: 409, code: 'order_changed' } },
  play: async (context) => {
    await says(/Money is on its way\. Do not send more/)(context);
    await expect(context.canvas.queryByText(/not been charged/)).toBeNull();
  },
};

export const ProviderDown: Story = {
  args: { failure: { status: 502, code: 'provider_unavailable' } },
  play: says(/The provider does not answer\. Please try again\. You have not been charged/),
};

export const PartiallyPaid: Story = {
  args: { told: usdt('partially_paid') },
  play: async (context) => {
    const { canvas } = context;
    await says('40 USDT still missing', 'Send exactly')(context);
    await expect(await canvas.findByText(/^Received 60/)).toHaveTextContent(
      'Received 60 USDT of 100 USDT. Send 40 USDT more to the same address on TRON.',
    );
    await expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '60');
    await expect(canvas.getByText('Send exactly').parentElement).toHaveTextContent(/40 USDT$/);
    await expect(canvas.getByRole('link', { name: 'Get help' })).toBeVisible();
  },
};

export const Settling: Story = {
  args: { told: usdt('settling') },
  play: says('Payment received', /Example Pay is completing it/),
};

export const Held: Story = {
  args: { told: usdt('settling', { held: true }) },
  play: says('Payment received', /Do not send more. North Roasters is checking it/, 'Get help'),
};

export const HeldWhileOpen: Story = {
  args: { told: usdt('awaiting_payment', { held: true }) },
  play: says(/Do not send more. North Roasters is checking it/, 'Get help'),
};

export const StillProcessing: Story = {
  args: {
    told: usdt('settling', { amountStatus: 'none', received: null, transactions: [] }),
  },
  play: says('Still processing', /^Reference pay_fixture/),
};

export const Overpaid: Story = {
  args: { told: usdt('paid', { amountStatus: 'over', received: '112.5', excess: '12.5' }) },
  play: says(/You sent 12\.5 USDT too much/),
};

export const PaidLate: Story = {
  args: { told: usdt('paid', { late: true }) },
  play: async ({ canvas }) => {
    const status = await canvas.findByText(/came late/);
    await expect(status.closest('[role=status]')).toHaveAttribute('aria-live', 'assertive');
    await expect(canvas.getByRole('link', { name: 'Continue' })).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'Get help' })).toBeVisible();
  },
};

export const LateUnderReview: Story = {
  args: { told: usdt('paid', { late: true, held: true }) },
  play: async (context) => {
    await says('Payment received', /^It came late\. Do not/)(context);
    await expect(context.canvas.queryByText('Payment complete')).toBeNull();
  },
};

export const Expired: Story = {
  args: { told: usdt('expired') },
  play: async (context) => {
    await says('This price has expired', /We are still watching for it/)(context);
    await expect(context.canvas.queryByRole('img')).toBeNull();
    await expect(context.canvas.getByRole('button', { name: 'Get a new price' })).toBeVisible();
    await expect(context.canvas.getByRole('button', { name: 'I already paid' })).toBeVisible();
  },
};

/** The shopper says so: nobody is led to pay a second time before somebody has looked. */
export const ExpiredButPaid: Story = {
  args: { told: usdt('expired') },
  play: async (context) => {
    const { canvas } = context;
    await userEvent.click(await canvas.findByRole('button', { name: 'I already paid' }));
    await says('Checking your payment…', /Do not send more/)(context);
    await expect(await canvas.findByRole('link', { name: 'Get help' })).toBeVisible();
    // Kept for as long as the tab is: the next story begins anew.
    sessionStorage.clear();
  },
};

export const ExpiredWithAPart: Story = {
  args: { told: usdt('expired', { amountStatus: 'under', received: '60', remaining: '40' }) },
  play: async (context) => {
    await says(/Received 60 USDT of 100 USDT\. Do not send more/)(context);
    await expect(context.canvas.queryByRole('button', { name: 'Get a new price' })).toBeNull();
  },
};

export const TooLittleIsSentBack: Story = {
  args: { told: usdt('partially_paid', { underpayment: 'refund', action: { type: 'none' } }) },
  play: async (context) => {
    await says(/It will be sent back\. Do not send more/)(context);
    await expect(
      context.canvas.queryByRole('button', { name: /^Copy (amount|address|memo)/ }),
    ).toBeNull();
  },
};

export const TooLittleIsLookedAt: Story = {
  args: { told: usdt('partially_paid', { underpayment: 'review', action: { type: 'wait' } }) },
  play: says('Too little arrived', /Do not send more\. North Roasters can help/),
};

export const TheRestElsewhere: Story = {
  args: {
    told: usdt('partially_paid', {
      underpayment: 'hosted',
      action: { type: 'redirect', url: 'https://pay.example/1042' },
    }),
  },
  play: says('40 USDT still missing', 'Continue to Example Pay'),
};

export const LostCreation: Story = {
  args: { told: usdt('created') },
  play: async (context) => {
    await says(/The provider does not answer\. You have not been charged/)(context);
    await expect(context.canvas.queryByRole('button', { name: 'Start again' })).toBeNull();
  },
};

export const LostCreationAfterTwoMinutes: Story = {
  args: { told: usdt('created'), seconds: 121 },
  play: says('Start again'),
};

export const Replaced: Story = {
  args: {
    told: usdt('awaiting_payment', { supersededBy: 'pay_2', action: { type: 'none' } }),
  },
  play: async (context) => {
    await says('Payment replaced', /^Do not send to the old address/)(context);
    await expect(context.canvas.queryByRole('group')).toBeNull();
    await expect(context.canvas.getByRole('button', { name: 'Resume payment' })).toBeVisible();
  },
};

const first = usdt('awaiting_payment');
const second = bitcoin('awaiting_payment', { id: 'pay_of_another_tab' });

export const ReplacedWhileOpen: Story = {
  args: {
    known: first,
    told: { ...first, supersededBy: second.id, action: { type: 'none' }, version: 3 },
    next: second,
  },
  play: async (context) => {
    await says('Payment replaced', 'Bitcoin network')(context);
    const news = context.canvas.getByText(/^Do not send to the old address/);
    await expect(news.closest('[role="status"]')).toHaveAttribute('aria-live', 'assertive');
    await expect(context.canvas.getByRole('heading')).toHaveTextContent(/^Send exactly/);
  },
};

export const Failed: Story = {
  args: { told: usdt('failed') },
  play: says('Payment failed', /We are still watching for it/, 'Get help'),
};

export const Cancelled: Story = {
  args: { told: usdt('cancelled') },
  play: says('Payment cancelled', 'I already paid'),
};

export const RefundStarted: Story = {
  args: { told: usdt('refund_pending') },
  play: says(/60 USDT is on its way back/),
};

export const Refunded: Story = {
  args: { told: usdt('refunded') },
  play: async (context) => {
    await says(/60 USDT was sent back/)(context);
    await expect(context.canvas.getByRole('link', { name: /opens a new tab$/ })).toBeVisible();
  },
};

export const AlreadyPaid: Story = {
  args: { told: usdt('paid'), pressed: true },
  play: says('Payment complete', 'This order is already paid.'),
};
