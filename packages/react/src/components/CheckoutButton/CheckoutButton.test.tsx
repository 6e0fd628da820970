import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { CheckoutButton } from './CheckoutButton.tsx';

// What is loaded on demand is in no test's time.
beforeAll(async () => {
  await import('../../session/createEngine.ts');
  await import('../ModalOutlet/OutletModal.tsx');
});

function open(onEvent = vi.fn()) {
  const checkout = createTestCheckout();
  render(
    <StrictMode>
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch} onEvent={onEvent}>
        <CheckoutButton orderId="1042" asset="USDTTRC20">
          Pay now
        </CheckoutButton>
      </CheckoutProvider>
    </StrictMode>,
  );
  return { checkout, onEvent, user: userEvent.setup() };
}

describe('CheckoutButton', () => {
  it('opens the modal with one payment, however often it is pressed', async () => {
    const { checkout, user } = open();
    await user.dblClick(screen.getByRole('button', { name: 'Pay now' }));
    expect(await screen.findByRole('dialog', { name: /Send exactly/ })).toBeTruthy();
    const created = checkout.requests.filter(({ path }) => path === '/payments');
    expect(created.map(({ body }) => body)).toEqual([{ orderId: '1042', asset: 'USDTTRC20' }]);
  });

  it('says that it is at work while the payment is made, keeps the focus and asks once (C02)', async () => {
    const { checkout } = open();
    const button = screen.getByRole('button', { name: 'Pay now' });
    const states = () => [button.getAttribute('aria-disabled'), button.getAttribute('aria-busy')];
    expect(states()).toEqual([null, null]);
    button.focus();
    fireEvent.click(button);
    expect(states()).toEqual(['true', 'true']);
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    await screen.findByText('Send exactly');
    expect(states()).toEqual([null, null]);
    expect(checkout.requests.filter(({ path }) => path === '/payments')).toHaveLength(1);
  });

  it('tells how the payment of its order stands, as long as it is on the page', async () => {
    const checkout = createTestCheckout();
    render(
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <CheckoutButton orderId="1042">Pay</CheckoutButton>
        <CheckoutButton orderId="1043">Pay another</CheckoutButton>
      </CheckoutProvider>,
    );
    const user = userEvent.setup();
    const told = () =>
      ['Pay', 'Pay another'].map((name) => {
        const { status, provider } = screen.getByRole('button', { name }).dataset;
        return [status, provider];
      });
    const nothing = ['idle', undefined];
    expect(told()).toEqual([nothing, nothing]);
    await user.click(screen.getByRole('button', { name: 'Pay' }));
    await screen.findByText('Send exactly');
    expect(told()).toEqual([['awaiting_payment', 'example'], nothing]);
    checkout.set('paid');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(told()).toEqual([['paid', 'example'], nothing]);
    await user.click(screen.getByRole('button', { name: 'Pay another' }));
    await screen.findByText('Send exactly');
    expect(told()).toEqual([nothing, ['awaiting_payment', 'example']]);
  });

  it('asks the server for nothing before it is pressed', async () => {
    const { checkout, user } = open();
    await user.hover(screen.getByRole('button', { name: 'Pay now' }));
    await user.tab();
    expect(checkout.requests).toEqual([]);
  });

  it('shows in the modal why there is no payment, and tries again there', async () => {
    const { checkout, user } = open();
    checkout.fail({ status: 404, code: 'not_found' });
    await user.click(screen.getByRole('button', { name: 'Pay now' }));
    expect(await screen.findByText(/This order can not be paid here/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Send exactly')).toBeTruthy();
  });

  it('closes a paid payment for good, and an open one to a way back', async () => {
    const { checkout, user, onEvent } = open();
    await user.click(screen.getByRole('button', { name: 'Pay now' }));
    await screen.findByText('Send exactly');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(onEvent).toHaveBeenLastCalledWith({
      type: 'open_change',
      open: false,
      reason: 'minimise',
    });
    await user.click(screen.getByRole('button', { name: 'Resume payment' }));
    checkout.set('paid');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(onEvent).toHaveBeenLastCalledWith({
      type: 'open_change',
      open: false,
      reason: 'success',
    });
    expect(screen.queryByRole('button', { name: 'Resume payment' })).toBeNull();
  });

  it.each([
    ['partially_paid', { underpayment: 'refund', action: { type: 'wait' } }, 'Too little arrived'],
    ['refund_pending', {}, 'Refund started'],
    ['confirming', {}, 'Payment seen on the network'],
  ] as const)(
    'invites to no second payment where one is %s and put aside',
    async (status, facts, name) => {
      const { checkout, user } = open();
      await user.click(screen.getByRole('button', { name: 'Pay now' }));
      await screen.findByText('Send exactly');
      checkout.set(status, facts);
      await user.click(screen.getByRole('button', { name: 'Check now' }));
      await screen.findByRole('heading', { name });
      await user.click(screen.getByRole('button', { name: 'Close' }));
      expect(await screen.findByRole('button', { name })).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'Resume payment' })).toBeNull();
    },
  );
});
