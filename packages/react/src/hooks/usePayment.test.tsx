import type { CheckoutError, Payment } from '@coinslot/core';
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { type ReactNode, StrictMode, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
import { createTestCheckout, type TestCheckout } from '../testing/createTestCheckout.ts';
import { optionFixture } from '../testing/optionFixture.ts';
import { createPaymentHook } from './createPaymentHook.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import { usePayment } from './usePayment.ts';

declare const process: {
  on(event: string, listener: (reason: unknown) => void): void;
  off(event: string, listener: (reason: unknown) => void): void;
};

const posts = (checkout: TestCheckout) =>
  checkout.requests.filter(({ method, path }) => method === 'POST' && path === '/payments');

function setUp(options?: PaymentOptions, checkout = createTestCheckout()) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
      {children}
    </CheckoutRoot>
  );
  const hook = renderHook((latest: PaymentOptions | undefined) => usePayment(latest), {
    wrapper,
    ...(options && { initialProps: options }),
  });
  return { checkout, ...hook };
}

describe('usePayment', () => {
  it('is idle and asks nobody until it is used', () => {
    const { result, checkout } = setUp();
    expect(result.current).toMatchObject({
      status: 'idle',
      data: null,
      error: null,
      isLoading: false,
      connection: 'ok',
      lastCheckedAt: null,
      txHash: null,
    });
    expect(result.current.getAddressProps()).toBeNull();
    expect(checkout.requests).toEqual([]);
  });

  it('goes from creating to the payment of the server', async () => {
    const { result, checkout } = setUp();
    let started: Promise<Payment> | undefined;
    act(() => {
      started = result.current.start({ orderId: '1042', asset: 'USDTTRC20' });
    });
    expect(result.current).toMatchObject({ status: 'creating', isLoading: true, data: null });
    await act(async () => {
      await started;
    });
    expect(result.current).toMatchObject({ status: 'awaiting_payment', isLoading: false });
    expect(result.current.data).toEqual(checkout.payments()[0]);
    expect(result.current.lastCheckedAt).toBeGreaterThan(0);
    expect(posts(checkout)[0]?.body).toEqual({ orderId: '1042', asset: 'USDTTRC20' });
  });

  it('tells a page without a modal that the shopper has to choose, and takes the choice', async () => {
    const options = [optionFixture(), optionFixture({ provider: 'other', asset: null })];
    const onError = vi.fn();
    const { result } = setUp({ onError }, createTestCheckout({ options }));
    await act(() => result.current.openPaymentModal({ orderId: '1042' }));
    expect(result.current).toMatchObject({ status: 'error', error: { code: 'choice_required' } });
    expect(onError.mock.calls).toEqual([[result.current.error]]);
    await act(() => result.current.openPaymentModal({ orderId: '1042', provider: 'other' }));
    expect(result.current.data?.provider).toBe('other');
  });

  it('sends one request for two clicks, a second mount and StrictMode (C01)', async () => {
    const checkout = createTestCheckout();
    function Button() {
      const { openPaymentModal, status } = usePayment();
      const pay = () => openPaymentModal({ orderId: '1042' });
      return (
        <button type="button" onClick={pay}>
          {status}
        </button>
      );
    }
    function Page() {
      const [key, setKey] = useState(0);
      return (
        <>
          <Button key={key} />
          <button type="button" onClick={() => setKey(key + 1)}>
            remount
          </button>
        </>
      );
    }
    render(
      <StrictMode>
        <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
          <Page />
        </CheckoutRoot>
      </StrictMode>,
    );
    fireEvent.click(screen.getByText('idle'));
    fireEvent.click(screen.getByText('creating'));
    fireEvent.click(screen.getByText('remount'));
    fireEvent.click(screen.getByText('creating'));
    await screen.findByText('awaiting_payment');
    fireEvent.click(screen.getByText('remount'));
    fireEvent.click(screen.getByText('awaiting_payment'));
    await act(async () => {});
    expect(posts(checkout)).toHaveLength(1);
  });

  it('asks for a new payment once the last one ended', async () => {
    const { result, checkout } = setUp();
    await act(() => result.current.start({ orderId: '1042' }));
    checkout.set('expired');
    await act(() => result.current.refresh());
    await waitFor(() => expect(result.current.status).toBe('expired'));
    await act(() => result.current.start({ orderId: '1042' }));
    expect(result.current.status).toBe('awaiting_payment');
    expect(checkout.payments()).toHaveLength(2);
  });

  it('shows what was asked for last, whichever answer comes first (C09)', async () => {
    const checkout = createTestCheckout();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: typeof fetch = async (input, init) => {
      const first = String(init?.body).includes('"1"');
      const answer = await checkout.fetch(input, init);
      if (first) await held;
      return answer;
    };
    const { result } = setUp(undefined, { ...checkout, fetch: slow });
    let first: Promise<Payment> | undefined;
    act(() => {
      first = result.current.start({ orderId: '1' });
    });
    await act(() => result.current.start({ orderId: '2' }));
    await act(async () => {
      release();
      await first;
    });
    expect(result.current.data?.orderId).toBe('2');
    await expect(first).resolves.toMatchObject({ orderId: '1' });
  });

  it('tells of a refusal, and rejects start but not openPaymentModal', async () => {
    const onError = vi.fn<(error: CheckoutError) => void>();
    const { result, checkout } = setUp({ onError });
    checkout.fail({ status: 422, code: 'amount_too_small' }, 2);
    await act(() => result.current.openPaymentModal({ orderId: '1042' }));
    expect(result.current).toMatchObject({ status: 'error', isError: true, data: null });
    expect(result.current.error?.code).toBe('amount_too_small');
    expect(onError).toHaveBeenCalledTimes(1);
    await act(async () => {
      await expect(result.current.start({ orderId: '1042' })).rejects.toThrow('amount_too_small');
    });
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('keeps the key of an attempt whose answer was lost, and takes a new one after an answer', async () => {
    const { result, checkout } = setUp();
    const keys = () => posts(checkout).map(({ headers }) => headers['idempotency-key']);
    checkout.fail('network');
    checkout.fail({ status: 503, code: 'store_unavailable' });
    for (let attempt = 0; attempt < 3; attempt++) {
      await act(() => result.current.start({ orderId: '1042' }).catch(() => null));
    }
    const [lost, retried, fresh] = keys();
    expect(lost).toMatch(/^[0-9a-f]{32}$/);
    expect(retried).toBe(lost);
    expect(fresh).not.toBe(lost);
    expect(checkout.payments()).toHaveLength(1);
  });

  it('calls back once per transition, with the functions of the latest render', async () => {
    const calls: string[] = [];
    const options = (name: string): PaymentOptions => ({
      onStatusChange: (payment, previous) =>
        calls.push(`${name}: ${previous?.status ?? null} → ${payment.status}`),
      onSuccess: (payment) => calls.push(`${name}: success ${payment.orderId}`),
      onExpire: () => calls.push(`${name}: expired`),
    });
    const { result, checkout, rerender } = setUp(options('first'));
    await act(() => result.current.start({ orderId: '1042' }));
    rerender(options('second'));
    checkout.set('expired');
    await act(() => result.current.refresh());
    rerender(options('third'));
    rerender(options('third'));
    checkout.set('paid', { late: true });
    await act(() => result.current.refresh());
    await act(() => result.current.refresh());
    expect(calls).toEqual([
      'first: null → awaiting_payment',
      'second: awaiting_payment → expired',
      'second: expired',
      'third: expired → paid',
      'third: success 1042',
    ]);
    await waitFor(() => expect(result.current.isSuccess).toBe(true));
  });

  it('does not call a change of amount a change of status', async () => {
    const onStatusChange = vi.fn();
    const { result, checkout } = setUp({ onStatusChange });
    await act(() => result.current.start({ orderId: '1042' }));
    checkout.set('confirming');
    await act(() => result.current.refresh());
    checkout.set('confirming', { confirmations: { seen: 9, required: 12 } });
    await act(() => result.current.refresh());
    await waitFor(() => expect(result.current.data?.confirmations?.seen).toBe(9));
    expect(onStatusChange).toHaveBeenCalledTimes(2);
  });

  it('calls back from mounted hooks only', async () => {
    const gone = vi.fn();
    const kept = vi.fn();
    const Listener = ({ onSuccess }: PaymentOptions) => {
      usePayment({ onSuccess });
      return null;
    };
    const checkout = createTestCheckout();
    let hook: ReturnType<typeof usePayment> | undefined;
    function Page({ both }: { both: boolean }) {
      hook = usePayment({ onSuccess: kept });
      return both && <Listener onSuccess={gone} />;
    }
    const page = (both: boolean) => (
      <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
        <Page both={both} />
      </CheckoutRoot>
    );
    const { rerender } = render(page(true));
    await act(async () => void (await hook?.start({ orderId: '1042' })));
    rerender(page(false));
    checkout.set('paid');
    await act(async () => hook?.refresh());
    expect(kept).toHaveBeenCalledTimes(1);
    expect(gone).not.toHaveBeenCalled();
  });

  it('goes on when a callback of the page throws, and reports it', async () => {
    const reported = vi.fn();
    process.on('unhandledRejection', reported);
    const { result } = setUp({
      onStatusChange() {
        throw new Error('the shop failed');
      },
    });
    await act(() => result.current.start({ orderId: '1042' }).then(() => {}));
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', reported);
    expect(result.current.status).toBe('awaiting_payment');
    expect(reported).toHaveBeenCalledWith(new Error('the shop failed'), expect.anything());
  });

  it('opens and closes the modal with reasons', async () => {
    const onOpenChange = vi.fn();
    const { result } = setUp({ onOpenChange });
    await act(() => result.current.openPaymentModal({ orderId: '1042' }));
    act(() => result.current.closePaymentModal());
    act(() => result.current.closePaymentModal());
    expect(onOpenChange.mock.calls).toEqual([
      [true, { reason: 'trigger' }],
      [false, { reason: 'programmatic' }],
    ]);
  });

  it('shows a payment that the server created, and forgets it on reset', async () => {
    const onStatusChange = vi.fn();
    const { result, checkout } = setUp({ onStatusChange });
    await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"7"}' });
    const payment = checkout.payments()[0] as Payment;
    const intent = { payment, clientSecret: `secret_of_${payment.id}` };
    act(() => result.current.setPaymentIntent(intent));
    await waitFor(() => expect(result.current.data?.orderId).toBe('7'));
    expect(onStatusChange).toHaveBeenCalledWith(payment, null);
    checkout.set('confirming');
    await act(() => result.current.refresh());
    await waitFor(() => expect(result.current.status).toBe('confirming'));
    act(() => result.current.reset());
    expect(result.current).toMatchObject({ status: 'idle', data: null });
  });

  it('tells the server when the shopper says to have paid, and believes nothing itself', async () => {
    const { result, checkout } = setUp();
    await act(() => result.current.start({ orderId: '1042' }));
    await act(() => result.current.confirmPaid());
    const { path, body } = checkout.requests.at(-1) ?? {};
    expect(path).toMatch(/\/check$/);
    expect(body).toEqual({ paid: true });
    expect(result.current.status).toBe('awaiting_payment');
  });
});

describe('a hook that is bound to a provider', () => {
  const useExamplePayment = createPaymentHook('example');
  const useOtherPayment = createPaymentHook('other');

  it('adds its provider, and shows only its own payments', async () => {
    const checkout = createTestCheckout();
    const { result } = renderHook(
      () => ({ example: useExamplePayment(), other: useOtherPayment(), any: usePayment() }),
      {
        wrapper: ({ children }) => (
          <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
            {children}
          </CheckoutRoot>
        ),
      },
    );
    await act(() => result.current.other.start({ orderId: '1042' }));
    expect(posts(checkout)[0]?.body).toEqual({ orderId: '1042', provider: 'other' });
    expect(result.current.other.status).toBe('awaiting_payment');
    expect(result.current.any.status).toBe('awaiting_payment');
    expect(result.current.example.status).toBe('idle');
  });
});
