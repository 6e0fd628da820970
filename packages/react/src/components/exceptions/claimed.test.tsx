import type { Payment } from '@coinslot/core';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestCheckout, type TestCheckout } from '../../testing/createTestCheckout.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { PayCard } from '../Checkout/PayCard.fixture.tsx';
import { loadExceptions } from './loadExceptions.ts';

// What is loaded on demand is in no test's time.
beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));

async function open(payment: Partial<Payment>, known?: TestCheckout) {
  const checkout = known ?? createTestCheckout({ payment });
  await renderWithCheckout(<PayCard />, { checkout, supportUrl: 'mailto:help@north.example' });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await screen.findByText('Send exactly');
  return { checkout, user };
}

const review = { underpayment: 'review' } as const;
const said = () => document.querySelector('[data-coinslot="payment-status"]')?.textContent;
const claims = ({ requests }: TestCheckout) =>
  requests.filter(({ path }) => path.endsWith('/check')).map(({ body }) => body);
const button = () => screen.queryByRole('button', { name: 'I already paid' });
const CHECKING =
  'Checking your payment…Waiting for confirmation. Do not send more. You can close this page.';

describe('a transfer of which nobody tells what arrives', () => {
  it('lets the shopper say that it was sent, hands that on, and says that it is watched for', async () => {
    const { checkout, user } = await open(review);
    expect(said()).toBe('Waiting for your payment');
    await user.click(button() as HTMLElement);
    await waitFor(() => expect(said()).toBe(CHECKING));
    expect(claims(checkout)).toEqual([{ paid: true }]);
    // It proves nothing: whoever pressed it by mistake can still pay.
    expect(screen.getByRole('button', { name: 'Copy address' })).toBeTruthy();
    expect(screen.getByRole('heading').textContent).toMatch(/^Send exactly/);
  });

  it('does not ask as if nothing had been said when the page is loaded again', async () => {
    const { checkout, user } = await open(review);
    await user.click(button() as HTMLElement);
    await waitFor(() => expect(said()).toBe(CHECKING));
    cleanup();
    await open(review, checkout);
    expect(said()).toBe(CHECKING);
  });

  it('says so of this payment only, and nothing of it once that moves', async () => {
    const { checkout, user } = await open(review);
    await user.click(button() as HTMLElement);
    await waitFor(() => expect(said()).toBe(CHECKING));
    checkout.set('settling', { ...review, amountStatus: 'none', received: null });
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByRole('heading', { name: 'Still processing' });
    expect(said()).not.toContain('Checking');
    cleanup();
    await open(review);
    expect(said()).toBe(CHECKING);
    cleanup();
    await open({ ...review, id: 'pay_another0000000000001' });
    expect(said()).toBe('Waiting for your payment');
  });

  it('says nothing of it where the shop has to look, which asks to send no more', async () => {
    const { checkout, user } = await open(review);
    await user.click(button() as HTMLElement);
    await waitFor(() => expect(said()).toBe(CHECKING));
    checkout.set('awaiting_payment', { ...review, held: true });
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(said()).toContain('Do not send more. The shop is checking it.'));
    expect(said()).not.toContain('You can close this page');
  });

  it('believes it also where the browser keeps nothing (C37)', async () => {
    const { setItem, getItem } = Storage.prototype;
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.assign(Storage.prototype, { setItem: refuse, getItem: refuse });
    try {
      const { user } = await open(review);
      await user.click(button() as HTMLElement);
      await waitFor(() => expect(said()).toBe(CHECKING));
    } finally {
      Object.assign(Storage.prototype, { setItem, getItem });
    }
  });

  it('keeps saying so when the price expires meanwhile', async () => {
    const { checkout, user } = await open(review);
    await user.click(button() as HTMLElement);
    await waitFor(() => expect(said()).toBe(CHECKING));
    checkout.set('expired', review);
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByRole('button', { name: 'Get a new price' });
    expect(said()).toBe(CHECKING);
  });

  it.each(['top_up', 'refund'] as const)('is asked of no other: %s', async (underpayment) => {
    await open({ underpayment });
    expect(button()).toBeNull();
  });
});

describe('a payment that ended without money', () => {
  async function end(status: 'expired' | 'cancelled') {
    const { checkout, user } = await open({});
    checkout.set(status);
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(said()).toContain('Already sent? We are still watching for it.'));
    return { checkout, user };
  }

  it.each(['expired', 'cancelled'] as const)(
    'answers who says that it was sent, in sight and aloud, each time: %s',
    async (status) => {
      const { checkout, user } = await end(status);
      const heard: (string | null | undefined)[] = [];
      const region = document.querySelector('[data-coinslot="payment-status"]') as Element;
      const watch = new MutationObserver(() => heard.push(region.querySelector('h2')?.textContent));
      watch.observe(region, { subtree: true, childList: true, characterData: true });
      for (let press = 1; press <= 2; press += 1) {
        await user.click(button() as HTMLElement);
        await waitFor(() => expect(said()).toBe(CHECKING));
        const asked = claims(checkout).filter((body) => JSON.stringify(body).includes('paid'));
        expect(asked).toHaveLength(press);
      }
      const told = heard.filter((title, index) => title !== heard[index - 1]);
      const once = ['Checking…', 'Checking your payment…'];
      expect(told).toEqual([...once, ...once]);
      expect(region.getAttribute('aria-live')).toBe('polite');
      watch.disconnect();
    },
  );

  it('then leads whoever paid to somebody who can help, and to paying once more only aside', async () => {
    const { user } = await end('expired');
    const start = () => screen.getByRole('button', { name: 'Get a new price' });
    expect(start().className).toBe('coinslot-button');
    expect(screen.queryByRole('link', { name: 'Get help' })).toBeNull();
    await user.click(button() as HTMLElement);
    await screen.findByRole('link', { name: 'Get help' });
    expect(start().className).toBe('coinslot-button-2');
  });

  it('is as ever when it is paid after all', async () => {
    const { checkout, user } = await end('expired');
    await user.click(button() as HTMLElement);
    await waitFor(() => expect(said()).toBe(CHECKING));
    checkout.set('paid', { late: true });
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByRole('heading', { name: 'Payment complete' });
    expect(said()).toContain('It came late.');
  });
});
