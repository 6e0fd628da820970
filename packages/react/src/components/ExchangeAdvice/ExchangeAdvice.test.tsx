import type { Payment } from '@coinslot/core';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { Checkout } from '../Checkout/Checkout.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';

beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));

const asset = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const bitcoin: Partial<Payment> = {
  due: { amount: '0.00012', asset },
  action: {
    type: 'transfer',
    address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    amount: '0.00012',
    asset,
  },
};

function Card({ id }: { id: string }) {
  return <Checkout payment={usePaymentStatus({ id, clientSecret: `secret_of_${id}` })} />;
}

async function show(status: Payment['status'], overrides: Partial<Payment> = {}, locale = 'en') {
  const payment = paymentFixture(status, overrides);
  const checkout = createTestCheckout({ payments: [payment] });
  await renderWithCheckout(<Card id={payment.id} />, { checkout, locale });
  await screen.findByRole('heading');
}

const details = () => document.querySelector<HTMLDetailsElement>('details');
const code = () => screen.getByRole('img').innerHTML;
const toggle = (open: boolean) => {
  const element = details();
  if (!element) throw new Error('There is no advice.');
  element.open = open;
  fireEvent(element, new Event('toggle'));
};

describe('the advice for exchanges', () => {
  it('says the network, and the amount as it has to be typed', async () => {
    await show('awaiting_payment', bitcoin, 'de');
    await waitFor(() => expect(details()?.textContent).toContain('Börse'));
    expect(details()?.textContent).toContain('0.00012 BTC');
    expect(details()?.textContent).toContain('Bitcoin');
    expect(details()?.open).toBe(false);
  });

  it('makes the code the address alone while it is open', async () => {
    await show('awaiting_payment', bitcoin);
    const link = await screen.findByRole<HTMLInputElement>('radio', { name: 'With amount' });
    expect(link.checked).toBe(true);
    const before = code();
    toggle(true);
    const plain = screen.getByRole<HTMLInputElement>('radio', { name: 'Address only' });
    await waitFor(() => expect(plain.checked).toBe(true));
    expect(link.disabled).toBe(true);
    expect(code()).not.toBe(before);
    toggle(false);
    await waitFor(() => expect(code()).toBe(before));
    expect(link.checked).toBe(true);
    expect(link.disabled).toBe(false);
  });

  it('asks for the rest where a part has come', async () => {
    await show('partially_paid');
    await waitFor(() => expect(details()?.textContent).toContain('2.5 USDT'));
  });

  it('is there only while something is to be sent', async () => {
    await show('paid');
    await screen.findByRole('button', { name: 'Print' });
    expect(details()).toBeNull();
  });
});
