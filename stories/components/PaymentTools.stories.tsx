import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, spyOn, waitFor } from 'storybook/test';
import { usdt } from '../support/payments.ts';
import { Scene, type SceneProps } from '../support/Scene.tsx';
import { noControls } from '../support/sceneArgs.tsx';
import { watchClipboard } from '../support/watchClipboard.ts';

const meta = {
  title: 'Components/Receipt and support',
  component: Scene,
  argTypes: noControls,
} satisfies Meta<SceneProps>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nobody waits for it: it is fetched when the page has come to rest. */
const SOON = { timeout: 5_000 };

/** The receipt is copied as text, or printed without the page around it. */
export const Receipt: Story = {
  args: { told: usdt('paid') },
  play: async ({ canvas, userEvent }) => {
    const copied = watchClipboard();
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy receipt' }, SOON));
    await expect(copied).toHaveBeenCalledWith(
      expect.stringMatching(/\nTransaction: \w{64}\nGet help: help@north\.example$/),
    );
    const printed = spyOn(window, 'print').mockImplementation(() => {});
    await userEvent.click(canvas.getByRole('button', { name: 'Print' }));
    await expect(printed).toHaveBeenCalledOnce();
  },
};

/** What lies in the printer. */
export const OnPaper: Story = {
  args: { told: usdt('paid') },
  play: async ({ canvas, userEvent }) => {
    spyOn(window, 'print').mockImplementation(() => {});
    await userEvent.click(await canvas.findByRole('button', { name: 'Print' }, SOON));
    fireEvent(window, new Event('beforeprint'));
    const paper = document.querySelector('[data-coinslot="receipt-paper"]');
    await expect(paper).toHaveTextContent(/Payment complete.*Transaction\w{64}/);
    await expect(paper).not.toBeVisible();
    fireEvent(window, new Event('afterprint'));
    await waitFor(() => expect(paper).not.toBeInTheDocument());
  },
};

/** What whoever is asked for help will ask for; no secret and no link is in it. */
export const DetailsForSupport: Story = {
  args: { told: usdt('settling', { held: true }) },
  play: async ({ canvas, userEvent }) => {
    const copied = watchClipboard();
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy details for support' }));
    await expect(copied).toHaveBeenCalledWith(expect.stringContaining('\nStatus: settling'));
    await expect(copied).not.toHaveBeenCalledWith(expect.stringContaining('://'));
  },
};
