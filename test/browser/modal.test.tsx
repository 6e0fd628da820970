import { CheckoutModal } from '@coinslot/react';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { showShop } from './showShop.tsx';

afterEach(cleanup);

const dialog = page.getByRole('dialog');
const trigger = page.getByRole('button', { name: 'Pay now' });
const resume = page.getByRole('button', { name: 'Resume payment' });

async function show(children: ReactNode = null) {
  const reasons: string[] = [];
  const checkout = await showShop({
    children,
    onEvent(event) {
      if (event.type === 'open_change') reasons.push(event.reason);
    },
  });
  return { checkout, reasons };
}

const focused = () => document.activeElement;

describe('the modal', () => {
  it('opens by keyboard, keeps the focus, and gives it back on Escape', async () => {
    const { checkout, reasons } = await show();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    expect(focused()).toBe(dialog.getByRole('heading').element());

    // Twice around: the page behind takes no focus.
    for (let step = 0; step < 12; step++) {
      await userEvent.keyboard('{Tab}');
      expect(focused() === document.body || dialog.element().contains(focused())).toBe(true);
    }
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(focused()).toBe(trigger.element());
    expect(reasons).toEqual(['trigger', 'escape']);
    expect(document.documentElement.style.overflow).toBe('');
    expect(checkout.payments()).toHaveLength(1);
  });

  it('opens again for who asks for it before the browser has told that it is closed', async () => {
    const { checkout, reasons } = await show();
    await trigger.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    const button = trigger.element() as HTMLElement;
    // Closed, the dialog gives the focus back at once.
    button.addEventListener('focus', () => queueMicrotask(() => button.click()), { once: true });
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => reasons).toEqual(['trigger', 'escape', 'trigger']);
    await expect.element(resume).not.toBeInTheDocument();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    expect(dialog.element().matches(':modal')).toBe(true);
    expect(checkout.payments()).toHaveLength(1);
  });

  it('opens again also after an Escape that the browser only tells of', async () => {
    const { reasons } = await show();
    await trigger.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    const button = trigger.element() as HTMLElement;
    button.addEventListener('focus', () => queueMicrotask(() => button.click()), { once: true });
    // As where nothing was pressed since the page opened it.
    const element = dialog.element() as HTMLDialogElement;
    element.dispatchEvent(new Event('cancel'));
    element.close();
    await expect.poll(() => reasons).toEqual(['trigger', 'escape', 'trigger']);
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    expect(dialog.element().matches(':modal')).toBe(true);
  });

  it('can be paid by keyboard alone', async () => {
    const { checkout } = await show();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    const copy = dialog.getByRole('button', { name: 'Copy address' }).element();
    while (focused() !== copy) await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Address copied, TRON network').first()).toBeVisible();

    checkout.set('paid');
    const check = dialog.getByRole('button', { name: 'Check now' }).element();
    while (focused() !== check) await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Enter}');
    const heading = dialog.getByRole('heading', { name: 'Payment complete' });
    await expect.element(heading).toBeVisible();
    expect(focused()).toBe(heading.element());
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(resume).not.toBeInTheDocument();
  });

  it('closes when the backdrop is pressed, and comes back with the same payment', async () => {
    const { checkout, reasons } = await show();
    await trigger.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    // Above the sheet, or beside the card.
    await userEvent.click(dialog, { position: { x: 2, y: -8 }, force: true });
    await expect.element(resume).toBeVisible();
    expect(reasons).toEqual(['trigger', 'backdrop']);

    await resume.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    expect(checkout.payments()).toHaveLength(1);
  });

  it('stays open where the page refuses to close it', async () => {
    function Stubborn() {
      const [asked, setAsked] = useState<string[]>([]);
      return (
        <>
          <CheckoutModal
            open
            onOpenChange={(open, { reason }) => setAsked([...asked, `${open} ${reason}`])}
          />
          <output>{asked.join()}</output>
        </>
      );
    }
    await show(<Stubborn />);
    await trigger.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('false escape')).toBeInTheDocument();
    await expect.element(dialog).toBeVisible();
    expect(dialog.element().matches(':modal')).toBe(true);
    // As browsers do where nothing else was pressed since: told, not asked.
    const element = dialog.element() as HTMLDialogElement;
    element.dispatchEvent(new Event('cancel'));
    element.close();
    await expect.poll(() => element.matches(':modal')).toBe(true);
    expect(page.getByText(/^false escape,false escape$/).elements()).toHaveLength(1);
  });

  it('has a way back also where the modal that was closed has left the page', async () => {
    function Route() {
      const [left, leave] = useState(false);
      return (
        <>
          <button type="button" onClick={() => leave(true)}>
            Leave
          </button>
          {!left && <CheckoutModal />}
        </>
      );
    }
    const { checkout } = await show(<Route />);
    await trigger.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(resume).toBeVisible();
    await page.getByRole('button', { name: 'Leave' }).click();
    await resume.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    expect(checkout.payments()).toHaveLength(1);
  });

  it("gives way to a modal of the page's own that comes late, and the focus back from that", async () => {
    let come = () => {};
    function Late() {
      const [there, setThere] = useState(false);
      come = () => setThere(true);
      return there && <CheckoutModal data-own />;
    }
    await show(<Late />);
    await trigger.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    dialog.getByRole('button', { name: 'Close' }).element().focus();
    let most = 0;
    const watched = new MutationObserver(() => {
      most = Math.max(most, document.querySelectorAll('dialog').length);
    });
    watched.observe(document.body, { childList: true, subtree: true });
    come();
    await expect.poll(() => document.querySelector('[data-own]')?.matches(':modal')).toBe(true);
    await expect.element(dialog).toHaveAttribute('data-own');
    watched.disconnect();
    expect(most).toBe(1);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(focused()).toBe(trigger.element());
  });

  it("runs the page's own handlers first, which may keep it open", async () => {
    const heard: string[] = [];
    let keep = true;
    const note = (event: SyntheticEvent) => {
      heard.push(event.type);
      if (keep) event.preventDefault();
    };
    await show(<CheckoutModal onCancel={note} onPointerDown={note} onClick={note} />);
    await trigger.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    await userEvent.click(dialog, { position: { x: 2, y: -8 }, force: true });
    await userEvent.keyboard('{Escape}');
    expect(heard).toEqual(['pointerdown', 'click', 'cancel']);
    expect(dialog.element().matches(':modal')).toBe(true);

    keep = false;
    await userEvent.click(dialog, { position: { x: 2, y: -8 }, force: true });
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('fits a small window without cutting anything off', async () => {
    await page.viewport(280, 480);
    await show();
    await trigger.click();
    await expect.element(page.getByText('Send exactly')).toBeVisible();
    const element = dialog.element();
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    // A sheet, which rises to stand on the lower edge.
    await expect.poll(() => element.getBoundingClientRect().bottom).toBe(480);
    const { left, right } = element.getBoundingClientRect();
    expect([left, right]).toEqual([0, 280]);
    for (const button of dialog.getByRole('button').elements()) {
      expect((button as HTMLElement).offsetHeight).toBeGreaterThanOrEqual(44);
    }
    await page.viewport(414, 896);
  });
});
