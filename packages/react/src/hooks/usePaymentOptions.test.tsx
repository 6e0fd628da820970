import { QueryClient } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { optionFixture } from '../testing/optionFixture.ts';
import { type UsePaymentOptionsInput, usePaymentOptions } from './usePaymentOptions.ts';

const options = [optionFixture(), optionFixture({ provider: 'other', asset: null })];

function setUp(input: UsePaymentOptionsInput = { orderId: '1042' }, queryClient?: QueryClient) {
  const checkout = createTestCheckout({ options });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch} queryClient={queryClient}>
      {children}
    </CheckoutRoot>
  );
  const hook = renderHook((asked: UsePaymentOptionsInput) => usePaymentOptions(asked), {
    wrapper,
    initialProps: input,
  });
  return { checkout, ...hook };
}

describe('usePaymentOptions', () => {
  it('asks once what the order can be paid with', async () => {
    const { result, checkout, rerender } = setUp();
    expect(result.current).toMatchObject({ data: null, isLoading: true, isError: false });
    await waitFor(() => expect(result.current.data).toEqual(options));
    expect(result.current).toMatchObject({ isLoading: false, isError: false, error: null });
    rerender({ orderId: '1042' });
    expect(checkout.requests).toMatchObject([
      { method: 'POST', path: '/quotes', body: { orderId: '1042' } },
    ]);
  });

  it('hands the parameters of the page on, and asks anew for others', async () => {
    const { result, checkout, rerender } = setUp({ orderId: '1', params: { table: 7 } });
    await waitFor(() => expect(result.current.data).not.toBeNull());
    rerender({ orderId: '2', params: { table: 7 } });
    expect(result.current.data).toBeNull();
    await waitFor(() => expect(result.current.data).not.toBeNull());
    rerender({ orderId: '2', params: { table: 8 } });
    await waitFor(() => expect(checkout.requests).toHaveLength(3));
    expect(checkout.requests.map(({ body }) => body)).toEqual([
      { orderId: '1', params: { table: 7 } },
      { orderId: '2', params: { table: 7 } },
      { orderId: '2', params: { table: 8 } },
    ]);
  });

  it('tells of an error without trying again by itself, until it is asked to', async () => {
    const { result, checkout } = setUp();
    checkout.fail('network');
    await waitFor(() => expect(result.current.isError).toBe(true));
    expect(result.current).toMatchObject({ data: null, isLoading: false });
    expect(result.current.error?.code).toBe('network_error');
    expect(checkout.requests).toHaveLength(1);
    await act(() => result.current.refetch());
    await waitFor(() => expect(result.current.data).toEqual(options));
    expect(result.current).toMatchObject({ isError: false, error: null });
  });

  it('keeps what it has when asking again fails', async () => {
    const { result, checkout } = setUp();
    await waitFor(() => expect(result.current.data).toEqual(options));
    checkout.fail({ status: 429, code: 'rate_limited' });
    await act(() => result.current.refetch());
    await waitFor(() => expect(result.current.error?.code).toBe('rate_limited'));
    expect(result.current.data).toEqual(options);
  });

  it('refuses an answer that holds no ways to pay', async () => {
    const { result, checkout } = setUp();
    checkout.fail({ status: 200, body: '{"orderId":"1042"}' });
    await waitFor(() => expect(result.current.error?.code).toBe('invalid_response'));
  });

  it('keeps its functions', async () => {
    const { result, rerender } = setUp();
    const { refetch } = result.current;
    await waitFor(() => expect(result.current.data).not.toBeNull());
    rerender({ orderId: '1042' });
    expect(result.current.refetch).toBe(refetch);
  });

  it('is led by no default of a client that the page shares', async () => {
    const hostile = new QueryClient({
      defaultOptions: {
        queries: { enabled: false, retry: 3, throwOnError: true, networkMode: 'online' },
      },
    });
    const { result, checkout } = setUp({ orderId: '1042' }, hostile);
    checkout.fail('network');
    await waitFor(() => expect(result.current.error?.code).toBe('network_error'));
    expect(checkout.requests).toHaveLength(1);
  });

  it('is no payment to those who follow payments', async () => {
    const client = new QueryClient();
    const { result } = setUp({ orderId: '1042' }, client);
    await waitFor(() => expect(result.current.data).toEqual(options));
    const ofPayments = client.getQueryCache().findAll({ queryKey: ['coinslot'] });
    expect(ofPayments).toEqual([]);
  });
});
