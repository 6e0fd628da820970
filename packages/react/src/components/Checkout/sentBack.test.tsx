import type { Payment } from '@coinslot/core';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { PayCard } from './PayCard.fixture.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));

const page = 'https://explorer.example/tx/';
const hash = `0x${'a'.repeat(64)}`;
const back = `0x${'b'.repeat(64)}`;
const came = { hash, amount: '10', explorerUrl: page + hash };
const under = { amountStatus: 'under', received: '10', remaining: '2.5' } as const;
const wait = {
  action: { type: 'wait' },
  underpayment: 'refund',
  transactions: [came],
} satisfies Partial<Payment>;

/** Opens a card of a provider that sends too little back, and moves its payment on the server. */
async function move(status: Payment['status'], overrides: Partial<Payment>) {
  const checkout = createTestCheckout({ payment: { underpayment: 'refund' } });
  await renderWithCheckout(<PayCard />, {
    checkout,
    merchantName: 'North',
    supportUrl: 'mailto:help@north.example',
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await screen.findByText('Send exactly');
  checkout.set(status, overrides);
  await user.click(screen.getByRole('button', { name: 'Check now' }));
  await waitFor(() => expect(screen.queryByText('Send exactly')).toBeNull());
  return { user, checkout };
}

const said = () => document.querySelector('[data-coinslot="payment-status"]')?.textContent;
const facts = () =>
  Object.fromEntries(
    screen.queryAllByRole('term').map((name) => [name.textContent, name.nextSibling?.textContent]),
  );
const actions = () => {
  const part = document.querySelector<HTMLElement>('[data-coinslot="payment-actions"]');
  return part
    ? [...part.querySelectorAll(':scope > :is(a, button)')].map(({ textContent }) => textContent)
    : [];
};
const expectNothingToPay = () => {
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.queryByRole('button', { name: /^Copy (amount|address|memo)/ })).toBeNull();
  expect(document.body.textContent).not.toMatch(/send exactly|to the same address/i);
};

describe('a card of a provider that sends too little back', () => {
  it('says that it is on its way, and asks for nothing more', async () => {
    await move('refund_pending', { ...under, ...wait, refund: null });
    await waitFor(() =>
      expect(said()).toBe(
        'Refund startedReceived 10 USDT of 12.5 USDT. Your money is on its way back. Do not send more.',
      ),
    );
    expectNothingToPay();
    expect(actions()).toEqual(['Get help']);
    expect(facts()).toMatchObject({ Received: '10 USDT' });
  });

  it('says so also before the provider calls it a refund', async () => {
    await move('partially_paid', { ...under, ...wait });
    await waitFor(() =>
      expect(said()).toBe(
        'Too little arrivedReceived 10 USDT of 12.5 USDT. It will be sent back. Do not send more.',
      ),
    );
    expectNothingToPay();
    expect(actions()).toEqual(['Get help']);
  });

  it('shows how much went back and in which transaction, and how to pay after all', async () => {
    const refund = { amount: '9.9', txHash: back };
    await move('refunded', { ...under, ...wait, action: { type: 'none' }, refund });
    await waitFor(() => expect(said()).toBe('Refund sent9.9 USDT was sent back.'));
    expectNothingToPay();
    expect(facts()).toMatchObject({ Received: '10 USDT', Refund: '9.9 USDT' });
    const link = screen.getByRole('link', { name: `${back}, opens a new tab` });
    expect(link.getAttribute('href')).toBe(page + back);
    expect(actions()).toEqual(['Start again', 'Get help']);
  });

  it.each([
    ['odd', '../../login?next=$&'],
    ['no', null],
  ])('links to no transaction with %s hash', async (_, txHash) => {
    const transactions = txHash ? [came] : [];
    const refund = { amount: '9.9', txHash };
    await move('refunded', { ...under, ...wait, transactions, refund });
    await waitFor(() => expect(said()).toBe('Refund sent9.9 USDT was sent back.'));
    const receipt = document.querySelector<HTMLElement>('[data-coinslot="payment-receipt"]');
    expect(within(receipt as HTMLElement).queryByRole('link')).toBeNull();
  });

  it('keeps watching an expired price, and offers a new one', async () => {
    await move('expired', { underpayment: 'refund' });
    await waitFor(() =>
      expect(said()).toBe(
        'This price has expiredDo not send to the old address. Already sent? We are still watching for it.',
      ),
    );
    expectNothingToPay();
    expect(actions()).toEqual(['Get a new price', 'I already paid']);
  });

  it('is paid also where the provider does not say how much came', async () => {
    await move('paid', {
      ...wait,
      action: { type: 'none' },
      received: null,
      amountStatus: 'exact',
    });
    await waitFor(() => expect(said()).toBe('Payment completeThank you. North has your order.'));
    expect(facts()).toMatchObject({ Paid: '12.5 USDT', Price: '12.50 USD' });
    expect(document.body.textContent).not.toMatch(/null|undefined/);
  });
});
