import type { Payment } from '@coinslot/core';
import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import { usePayment } from './usePayment.ts';
import { usePaymentStatus } from './usePaymentStatus.ts';

/** An order page that follows a payment which exists on the server. */
async function setUp(
  callbacks: PaymentOptions & { initial?: { payment: Payment; serverTime: string } } = {},
  checkout = createTestCheckout(),
) {
  await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"1042"}' });
  checkout.requests.length = 0;
  const { id } = checkout.payments()[0] as Payment;
  const clientSecret = `secret_of_${id}`;
  const hook = renderHook(
    (given: object) => ({
      status: usePaymentStatus({ id, clientSecret, ...callbacks, ...given }),
      session: usePayment(),
    }),
    {
      initialProps: {},
      wrapper: ({ children }) => (
        <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
          {children}
        </CheckoutRoot>
      ),
    },
  );
  const shown = () => hook.result.current.status;
  return { checkout, id, clientSecret, shown, ...hook };
}

describe('usePaymentStatus', () => {
  it('loads the payment, which is no transition, and then tells of each', async () => {
    const onStatusChange = vi.fn();
    const { shown, checkout, id } = await setUp({ onStatusChange });
    expect(shown()).toMatchObject({ status: 'creating', isLoading: true });
    await waitFor(() => expect(shown().status).toBe('awaiting_payment'));
    expect(checkout.requests.map(({ method, path }) => [method, path])).toEqual([
      ['GET', `/payments/${id}`],
    ]);
    expect(onStatusChange).not.toHaveBeenCalled();
    const before = shown().data;
    const paid = checkout.set('paid');
    await act(() => shown().refresh());
    expect(onStatusChange.mock.calls).toEqual([[paid, before]]);
  });

  it('is not success to arrive at a payment that was paid before', async () => {
    const checkout = createTestCheckout({ payment: { status: 'paid' } });
    const onSuccess = vi.fn();
    const { shown } = await setUp({ onSuccess }, checkout);
    await waitFor(() => expect(shown().isSuccess).toBe(true));
    expect(onSuccess).not.toHaveBeenCalled();
  });

  it('shows what the server rendered at once, and asks again', async () => {
    const checkout = createTestCheckout();
    await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"1042"}' });
    const [payment] = checkout.payments() as [Payment];
    const initial = { payment, serverTime: new Date(checkout.now()).toISOString() };
    checkout.set('confirming');
    const { shown } = await setUp({ initial }, checkout);
    expect(shown()).toMatchObject({ status: 'awaiting_payment', lastCheckedAt: null });
    expect(shown().getAddressProps()).not.toBeNull();
    await waitFor(() => expect(shown().status).toBe('confirming'));
    expect(shown().lastCheckedAt).not.toBeNull();
  });

  it('is an error when the server does not know the payment or its secret', async () => {
    const onError = vi.fn();
    const { shown, checkout } = await setUp({ onError }, createTestCheckout());
    await waitFor(() => expect(shown().status).toBe('awaiting_payment'));
    expect(onError).not.toHaveBeenCalled();

    const other = await setUp({ onError }, checkout);
    other.rerender({ id: 'pay_unknown' });
    await waitFor(() => expect(other.shown().status).toBe('error'));
    expect(other.shown()).toMatchObject({ isError: true, data: null });
    expect(other.shown().error?.code).toBe('not_found');
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('moves to the payment that took the place of its own', async () => {
    const { shown, checkout } = await setUp();
    await waitFor(() => expect(shown().status).toBe('awaiting_payment'));
    const body = JSON.stringify({ orderId: '1042', startNew: true });
    await checkout.fetch('/payments', { method: 'POST', body });
    await act(() => shown().refresh());
    await waitFor(() => expect(shown().data?.id).toBe(checkout.payments()[1]?.id));
    expect(shown().getAddressProps()?.children).toBeTruthy();
    checkout.set('paid');
    await act(() => shown().refresh());
    await waitFor(() => expect(shown().isSuccess).toBe(true));
  });

  it('shows a new payment that was started from it', async () => {
    const { shown, checkout } = await setUp();
    await waitFor(() => expect(shown().status).toBe('awaiting_payment'));
    checkout.set('expired');
    await act(() => shown().refresh());
    await waitFor(() => expect(shown().status).toBe('expired'));
    await act(() => shown().start({ orderId: '1042' }));
    expect(shown().status).toBe('awaiting_payment');
    expect(shown().data?.id).toBe(checkout.payments()[1]?.id);
    act(() => shown().reset());
    await waitFor(() => expect(shown().status).toBe('expired'));
  });

  it('keeps out of the session of the page', async () => {
    const onStatusChange = vi.fn();
    const onOpenChange = vi.fn();
    const { shown, result } = await setUp({ onStatusChange, onOpenChange });
    await waitFor(() => expect(shown().status).toBe('awaiting_payment'));
    await act(() => result.current.session.openPaymentModal({ orderId: '7' }));
    expect(result.current.session.data?.orderId).toBe('7');
    expect(shown().data?.orderId).toBe('1042');
    expect(onStatusChange).not.toHaveBeenCalled();
    expect(onOpenChange).not.toHaveBeenCalled();
  });
});
