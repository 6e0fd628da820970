import type { Payment } from '@coinslot/core';
import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { rememberReturn } from './rememberReturn.ts';
import { type UsePaymentReturnOptions, usePaymentReturn } from './usePaymentReturn.ts';

declare const process: {
  on(event: string, listener: (reason: unknown) => void): void;
  off(event: string, listener: (reason: unknown) => void): void;
};

const SHOP = '/api/checkout';
const KEY = `coinslot:return:${SHOP}`;
const action = { type: 'redirect', url: 'https://pay.example/1' } as const;

beforeEach(() => {
  window.history.replaceState({ router: 1 }, '', '/return');
});
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});

/** A server with one payment that was left for a provider's page. */
async function left(payment: Partial<Payment> = {}) {
  const checkout = createTestCheckout({ payment: { action, expiresAt: null, ...payment } });
  await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"1042"}' });
  checkout.requests.length = 0;
  const { id } = checkout.payments()[0] as Payment;
  return { checkout, id };
}

function comeBack(
  { fetch }: Pick<ReturnType<typeof createTestCheckout>, 'fetch'>,
  options: UsePaymentReturnOptions = {},
) {
  const hook = renderHook((given: UsePaymentReturnOptions) => usePaymentReturn(given), {
    initialProps: options,
    wrapper: ({ children }) => (
      <StrictMode>
        <CheckoutRoot endpoint={SHOP} fetch={fetch}>
          {children}
        </CheckoutRoot>
      </StrictMode>
    ),
  });
  return { ...hook, shown: () => hook.result.current };
}

const calls = ({ requests }: ReturnType<typeof createTestCheckout>) =>
  requests.map(({ method, path }) => `${method} ${path}`);

describe('usePaymentReturn', () => {
  it('finds what this tab was left with, gets its secret from the server and follows it', async () => {
    const { checkout, id } = await left();
    rememberReturn(SHOP, id);
    const { shown } = comeBack(checkout);
    expect(shown()).toMatchObject({ status: 'creating', isLoading: true });
    await waitFor(() => expect(shown().data?.id).toBe(id));
    expect(calls(checkout)).toEqual([`POST /payments/${id}/resume`, `GET /payments/${id}`]);
    expect(shown().getRedirectProps()?.href).toBe(action.url);
    checkout.set('paid');
    await act(() => shown().refresh());
    await waitFor(() => expect(shown().isSuccess).toBe(true));
    // The secret is known now.
    expect(calls(checkout).at(-1)).toBe(`POST /payments/${id}/check`);
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret');
  });

  it('finds what the address names, and leaves only the rest of the address', async () => {
    const { checkout, id } = await left();
    const rest = '?lang=pl&q=a%20b';
    window.history.replaceState({ router: 1 }, '', `/r${rest}&coinslot_payment=${id}#pay`);
    const { shown } = comeBack(checkout);
    await waitFor(() => expect(shown().data?.id).toBe(id));
    expect(window.location.pathname + window.location.search + window.location.hash).toBe(
      `/r${rest}#pay`,
    );
    expect(window.history.state).toEqual({ router: 1 });
    // Loaded again, it is found again.
    expect(sessionStorage.getItem(KEY)).toBe(id);
  });

  it('never believes what the address says of the payment (T23)', async () => {
    const onSuccess = vi.fn();
    const seen = new Set<string>();
    for (const glue of ['?', '&']) {
      const { checkout, id } = await left();
      sessionStorage.clear();
      window.history.replaceState(null, '', `/r?coinslot_payment=${id}${glue}status=success`);
      const { shown, unmount } = comeBack(checkout, {
        onSuccess,
        onStatusChange: ({ status }) => seen.add(status),
      });
      await waitFor(() => expect(shown().data?.id).toBe(id));
      expect(shown()).toMatchObject({ status: 'awaiting_payment', isSuccess: false });
      unmount();
    }
    expect(onSuccess).not.toHaveBeenCalled();
    expect([...seen]).toEqual(['awaiting_payment']);
  });

  it('takes the payment that the page names before any other', async () => {
    const { checkout, id } = await left();
    rememberReturn(SHOP, 'pay_of_another_order');
    window.history.replaceState(null, '', '/r?coinslot_payment=pay_of_a_third');
    const { shown } = comeBack(checkout, { id });
    await waitFor(() => expect(shown().data?.id).toBe(id));
    expect(window.location.search).toBe('');
    expect(sessionStorage.getItem(KEY)).toBe('pay_of_another_order');
  });

  it('follows the page when it names another payment', async () => {
    const { checkout, id } = await left();
    const body = '{"orderId":"7"}';
    await checkout.fetch('/payments', { method: 'POST', body });
    const { shown, rerender } = comeBack(checkout, { id });
    await waitFor(() => expect(shown().data?.orderId).toBe('1042'));
    rerender({ id: checkout.payments()[1]?.id });
    await waitFor(() => expect(shown().data?.orderId).toBe('7'));
  });

  it('is idle where there is nothing to come back to, and asks nobody', async () => {
    const { checkout } = await left();
    window.history.replaceState(null, '', '/return?status=success');
    const { shown } = comeBack(checkout);
    await waitFor(() => expect(shown().status).toBe('idle'));
    expect(checkout.requests).toEqual([]);
    expect(window.location.search).toBe('?status=success');
  });

  it('works without storage, by the address alone (C37)', async () => {
    const { checkout, id } = await left();
    const denied = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: denied, setItem: denied, removeItem: denied });
    window.history.replaceState(null, '', `/r?coinslot_payment=${id}`);
    const { shown, unmount } = comeBack(checkout);
    await waitFor(() => expect(shown().data?.id).toBe(id));
    unmount();
    // A part of the page that is shown again finds it again, for the page remembers.
    const again = comeBack(checkout);
    await waitFor(() => expect(again.shown().data?.id).toBe(id));
  });

  it('tells once of what became of the payment meanwhile, and forgets it when it is over', async () => {
    const { checkout, id } = await left();
    const paid = checkout.set('paid');
    rememberReturn(SHOP, id);
    const onSuccess = vi.fn();
    const onStatusChange = vi.fn();
    const first = comeBack(checkout, { onSuccess, onStatusChange });
    await waitFor(() => expect(first.shown().isSuccess).toBe(true));
    expect(onSuccess.mock.calls).toEqual([[paid]]);
    expect(onStatusChange.mock.calls).toEqual([[paid, null]]);
    expect(sessionStorage).toHaveLength(0);
    first.rerender({ onSuccess, onStatusChange });
    expect(onSuccess).toHaveBeenCalledTimes(1);
    first.unmount();

    // On the order page that is loaded the next day it is no news any more.
    const later = comeBack(checkout, { id, onSuccess });
    await waitFor(() => expect(later.shown().isSuccess).toBe(true));
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it('goes on when a callback of the page fails, which the page hears of', async () => {
    const { checkout, id } = await left();
    checkout.set('paid');
    rememberReturn(SHOP, id);
    const failure = new Error('of the page');
    const heard: unknown[] = [];
    const hear = (reason: unknown) => heard.push(reason);
    process.on('unhandledRejection', hear);
    try {
      const { shown } = comeBack(checkout, {
        onSuccess() {
          throw failure;
        },
      });
      await waitFor(() => expect(heard).toEqual([failure]));
      expect(shown().isSuccess).toBe(true);
      expect(sessionStorage).toHaveLength(0);
    } finally {
      process.off('unhandledRejection', hear);
    }
  });

  it('tells once of what happens while the page is open', async () => {
    const { checkout, id } = await left();
    const onSuccess = vi.fn();
    rememberReturn(SHOP, id);
    const { shown } = comeBack(checkout, { onSuccess });
    await waitFor(() => expect(shown().status).toBe('awaiting_payment'));
    expect(sessionStorage.getItem(KEY)).toBe(id);
    checkout.set('paid');
    await act(() => shown().refresh());
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
    expect(sessionStorage).toHaveLength(0);
  });

  it('says of a payment that is refused that there is none, and can be asked again', async () => {
    const { checkout } = await left();
    const onError = vi.fn();
    rememberReturn(SHOP, 'pay_of_somebody_else');
    const { shown } = comeBack(checkout, { onError });
    await waitFor(() => expect(shown().status).toBe('error'));
    expect(shown()).toMatchObject({ data: null, isError: true });
    expect(shown().error?.code).toBe('not_found');
    expect(onError).toHaveBeenCalledTimes(1);
    const before = checkout.requests.length;
    await act(() => shown().refresh());
    expect(calls(checkout).slice(before)).toEqual(['POST /payments/pay_of_somebody_else/resume']);
  });

  it.each([
    'network',
    { status: 503, code: 'internal_error' },
    { status: 429, code: 'rate_limited', retryAfter: '1' },
  ] as const)('goes on asking while the server can not be asked: %j', async (failure) => {
    const { checkout, id } = await left();
    checkout.fail(failure, 1);
    rememberReturn(SHOP, id);
    const { shown } = comeBack(checkout);
    await waitFor(() => expect(shown().connection).toBe('retrying'));
    expect(shown()).toMatchObject({ status: 'creating', error: null });
    await waitFor(() => expect(shown().data?.id).toBe(id));
  });

  it('hands its parameters to resolveOrder, for the payment and for a new one', async () => {
    const { checkout, id } = await left();
    const params = { token: 'order-link' };
    const { shown, rerender } = comeBack(checkout, { id, params });
    await waitFor(() => expect(shown().data?.id).toBe(id));
    const { start, refresh } = shown();
    rerender({ id, params: { ...params } });
    expect(shown()).toMatchObject({ start, refresh });
    expect(checkout.requests[0]?.body).toEqual({ params });
    checkout.set('cancelled');
    await act(() => shown().refresh());
    await act(async () => {
      await shown().start({ orderId: '1042', startNew: true });
    });
    expect(checkout.requests.findLast(({ path }) => path === '/payments')?.body).toMatchObject({
      orderId: '1042',
      startNew: true,
      params,
    });
    expect(shown().data?.id).toBe(checkout.payments()[1]?.id);
  });

  it('looks for nothing on a server, and says that it looks', () => {
    vi.stubGlobal('window', undefined);
    vi.stubGlobal('sessionStorage', undefined);
    function Page() {
      return usePaymentReturn().status;
    }
    const html = renderToString(
      <CheckoutRoot endpoint={SHOP}>
        <Page />
      </CheckoutRoot>,
    );
    expect(html).toBe('creating');
  });
});
