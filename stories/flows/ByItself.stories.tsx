import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { FlowPage } from '../support/FlowPage.tsx';
import type { Flow } from '../support/openFlow.ts';
import { watchClipboard } from '../support/watchClipboard.ts';

let flow: Flow;

/** The same shops as in "By hand", with a shopper who knows what to do; the steps stand below. */
const meta = {
  title: 'Flows/By itself',
  component: FlowPage,
  tags: ['!autodocs'],
  args: {
    onFlow: (opened) => {
      flow = opened;
    },
  },
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof FlowPage>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

/** The shopper presses the button; then there is a card, and a wallet beside it. */
async function begin(context: Play) {
  const { canvas, canvasElement, userEvent } = context;
  const pay = canvas.getByRole('button', { name: 'Pay order 1042' });
  await waitFor(() => expect(pay).toBeEnabled());
  await userEvent.click(pay);
  const card = await waitFor(() => {
    const found = canvasElement.querySelector<HTMLElement>('[data-coinslot="checkout"]');
    expect(found).not.toBeNull();
    return within(found as HTMLElement);
  });
  return { card, ...wallet(context) };
}

function wallet({ canvas, userEvent }: Play) {
  const press = async (name: string) => {
    const button = canvas.getByRole('button', { name });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
  };
  return { press };
}

/** The shopper asks, and is led to the result, which the live region tells as well. */
async function ask(card: ReturnType<typeof within>, { userEvent }: Play, result: string) {
  await userEvent.click(card.getByRole('button', { name: 'Check now' }));
  const heading = await card.findByRole('heading', { name: result });
  await waitFor(() => expect(heading).toHaveFocus());
  await expect(heading.closest('[role="status"]')).toHaveTextContent(result);
}

const told = ({ canvas }: Play) =>
  canvas.queryAllByRole('listitem').map(({ textContent }) => textContent);

/** Half of it first, then the rest, which the provider takes. */
export const Cryptofuse: Story = {
  args: { providers: ['cryptofuse'] },
  play: async (context) => {
    const copied = watchClipboard();
    const { card, press } = await begin(context);
    const heading = await card.findByRole('heading', { name: /^Send/ });
    await expect(heading).toHaveTextContent('Send exactly 100 USDT');
    const [made] = flow.sandbox.payments();
    await context.userEvent.click(card.getByRole('button', { name: 'Copy address' }));
    await expect(copied).toHaveBeenLastCalledWith(made?.address);
    await expect(card.getByRole('img')).toHaveAccessibleName(
      `QR code, TRON address ${made?.address}`,
    );

    await press('Pay half');
    await press('Confirm at once');
    await card.findByText('50 USDT still missing');
    await context.userEvent.click(card.getByRole('button', { name: 'Copy amount' }));
    await expect(copied).toHaveBeenLastCalledWith('50');

    await press('Pay what is due');
    await flow.sandbox.confirm(made?.reference ?? '');
    await ask(card, context, 'Payment complete');
    await waitFor(() => expect(told(context)).toContain('payment.paid'));
  },
};

/** Too little goes back to the shopper by itself. */
export const KryptoGO: Story = {
  name: 'KryptoGO',
  args: { providers: ['kryptogo'] },
  play: async (context) => {
    const copied = watchClipboard();
    const { card, press } = await begin(context);
    await context.userEvent.click(await card.findByRole('button', { name: 'Copy address' }));
    await expect(copied).toHaveBeenLastCalledWith(flow.sandbox.payments()[0]?.address);
    await press('Pay half');
    await press('Confirm at once');
    await press('1 min later');
    const status = (await card.findByText(/is on its way back/)).closest('[role="status"]');
    await expect(status).not.toBeNull();
    await expect(card.queryByRole('button', { name: /^Copy (amount|address|memo)/ })).toBeNull();
    await press('10 min later');
    await expect(await card.findByText(/50 USDT was sent back/)).toBeVisible();
    await expect(told(context)).not.toContain('payment.paid');
  },
};

/** On the provider's own page; what the shop is told decides, not the way back. */
export const Kanga: Story = {
  args: { providers: ['kanga'] },
  play: async (context) => {
    const { card } = await begin(context);
    const link = await card.findByRole('link', { name: 'Continue to Kanga' });
    await expect(link).toHaveAttribute('href', expect.stringContaining('/tpg/payment/'));
    await context.userEvent.click(link);
    await waitFor(() => expect(flow.sandbox.payments()).toHaveLength(1));
    await flow.sandbox.pay(flow.sandbox.payments()[0]?.reference ?? '');
    await flow.sandbox.advance(60_000);
    await ask(card, context, 'Payment complete');
    await expect(card.getAllByText('399.00 PLN')[0]).toBeVisible();
    await waitFor(() => expect(told(context)).toContain('payment.paid'));
  },
};

/** Nothing is created before the shopper agrees; nobody hears of what arrives, until it has. */
export const Kryptoswap: Story = {
  args: { providers: ['kryptoswap'] },
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context;
    const pay = canvas.getByRole('button', { name: 'Pay order 1042' });
    await waitFor(() => expect(pay).toBeEnabled());
    await userEvent.click(pay);
    const box = await canvas.findByRole('checkbox', { name: /Kryptoswap/ });
    await expect(box).not.toBeChecked();
    await expect(flow.sandbox.payments()).toHaveLength(0);
    await userEvent.click(box);
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    await canvas.findByText('Send exactly');
    const copied = watchClipboard();
    const [made] = flow.sandbox.payments();
    await userEvent.click(canvas.getByRole('button', { name: 'Copy address' }));
    await expect(copied).toHaveBeenLastCalledWith(made?.address);
    await flow.sandbox.pay(made?.reference ?? '');
    await flow.sandbox.confirm(made?.reference ?? '');
    await flow.sandbox.advance(60_000);
    await ask(within(canvasElement), context, 'Payment complete');
  },
};

/** The price runs out, and the money arrives after all. */
export const TooLate: Story = {
  args: { providers: ['cryptofuse'] },
  play: async (context) => {
    const { card, press } = await begin(context);
    await card.findByText('Send exactly');
    await press('Let the time run out');
    await card.findByText('This price has expired');
    await expect(card.queryByRole('img')).toBeNull();
    await press('Pay what is due');
    await press('Confirm at once');
    await expect(await card.findByText(/It came late/)).toBeVisible();
  },
};

/** The shopper pays while the page has no connection. */
export const ConnectionLost: Story = {
  args: { providers: ['cryptofuse'] },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { card, press } = await begin(context);
    await card.findByText('Send exactly');
    const down = canvas.getByRole('checkbox', { name: 'The shopper’s network is down' });
    await userEvent.click(down);
    await expect(await card.findByText(/^Connection lost/)).toBeVisible();
    await press('Pay what is due');
    await press('Confirm at once');
    await expect(card.getByText('Send exactly')).toBeVisible();
    await userEvent.click(down);
    await expect(await card.findByText('Payment complete')).toBeVisible();
  },
};

/** All clocks sixty times as fast, as by the toolbar: the shopper pays, and only waits. */
export const SixtyTimesAsFast: Story = {
  args: { providers: ['cryptofuse'] },
  globals: { speed: '60' },
  play: async (context) => {
    // Of what the browser stamps nothing is sped up.
    const trueTime = () => new Event('now').timeStamp;
    const began = { page: Date.now(), truly: trueTime() };
    const { card } = await begin(context);
    await waitFor(() => expect(card.getByRole('timer')).toHaveTextContent(/^2[0-8]:/));
    await flow.sandbox.pay(flow.sandbox.payments()[0]?.reference ?? '');
    await card.findByRole('heading', { name: 'Payment complete' });
    await waitFor(() => expect(told(context)).toContain('payment.paid'));
    const passed = (Date.now() - began.page) / (trueTime() - began.truly);
    // While an answer is computed it passes as it does, however long that takes a busy machine.
    await expect(passed).toBeGreaterThan(2);
  },
};

/** One order, four providers, two currencies: the shopper chooses. */
export const EveryProvider: Story = {
  args: { providers: ['cryptofuse', 'kanga', 'kryptogo', 'kryptoswap'] },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findAllByRole('radio')).toHaveLength(4);
    await expect(canvas.getByRole('radio', { description: /KryptoGO/ })).toBeVisible();
    await userEvent.click(canvas.getByRole('radio', { description: /Kanga/ }));
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    await expect(await canvas.findByRole('link', { name: 'Continue to Kanga' })).toBeVisible();
  },
};
