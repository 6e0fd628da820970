import {
  onlineManager,
  QueryClient,
  QueryClientProvider,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useEffect, version } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { usePayment } from '../hooks/usePayment.ts';
import type { CheckoutEvent } from '../session/CheckoutEvent.ts';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { CheckoutRoot } from './CheckoutRoot.tsx';

declare const process: { env: Record<string, string | undefined> };

/** Defaults that would break the checkout if they reached it. */
const hostile = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        enabled: false,
        retry: 3,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 0,
        refetchInterval: 1,
        refetchOnMount: false,
        refetchOnWindowFocus: 'always',
        throwOnError: true,
        networkMode: 'online',
        structuralSharing: false,
        queryFn: () => Promise.reject(new Error('the default was asked')),
      },
    },
  });

const pay = () => ({ payment: usePayment(), client: useQueryClient() });

describe('CheckoutProvider', () => {
  it('runs with the React that this test project names', () => {
    expect(version.split('.')[0]).toBe(process.env['EXPECT_REACT'] ?? '19');
  });

  it("leaves the page's own query client alone, above and below", async () => {
    const checkout = createTestCheckout();
    const above = hostile();
    const below = new QueryClient();
    const seen: QueryClient[] = [];
    function See({ children }: { children?: ReactNode }) {
      seen.push(useQueryClient());
      return children;
    }
    function OwnQuery() {
      const { data } = useQuery({ queryKey: ['mine'], queryFn: () => 'mine' });
      return <p>{data}</p>;
    }
    const { result } = renderHook(pay, {
      wrapper: ({ children }) => (
        <QueryClientProvider client={above}>
          <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
            <See>
              <QueryClientProvider client={below}>
                {children}
                <OwnQuery />
              </QueryClientProvider>
            </See>
          </CheckoutRoot>
        </QueryClientProvider>
      ),
    });
    await screen.findByText('mine');
    await act(() => result.current.payment.start({ orderId: '1042' }));
    expect(result.current.payment.status).toBe('awaiting_payment');
    expect(result.current.client).toBe(below);
    expect(new Set(seen)).toEqual(new Set([above]));
    const keys = [above, below].map((client) => client.getQueryCache().getAll());
    expect(keys.flat().map(({ queryKey }) => queryKey)).toEqual([['mine']]);
  });

  it('shares a client of the page without taking over its defaults', async () => {
    const checkout = createTestCheckout();
    const shared = hostile();
    const { result, unmount } = renderHook(() => usePayment(), {
      wrapper: ({ children }) => (
        <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch} queryClient={shared}>
          {children}
        </CheckoutRoot>
      ),
    });
    await act(() => result.current.start({ orderId: '1042' }));
    checkout.fail('network');
    await act(() => result.current.refresh());
    await waitFor(() => expect(result.current.connection).toBe('retrying'));
    // What the page's client believes of the network is the page's matter.
    onlineManager.setOnline(false);
    checkout.set('paid');
    await act(() => result.current.refresh());
    onlineManager.setOnline(true);
    await waitFor(() => expect(result.current.isSuccess).toBe(true));
    const before = checkout.requests.length;
    await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
    expect(checkout.requests).toHaveLength(before);
    unmount();
  });

  it('tells everything that happens once, without an address, a link or a secret', async () => {
    const checkout = createTestCheckout();
    const events: CheckoutEvent[] = [];
    const { result } = renderHook(() => [usePayment(), usePayment()] as const, {
      wrapper: ({ children }) => (
        <CheckoutRoot
          endpoint="/api/checkout"
          fetch={checkout.fetch}
          onEvent={(event) => events.push(event)}
        >
          {children}
        </CheckoutRoot>
      ),
    });
    await act(() => result.current[0].openPaymentModal({ orderId: '1042' }));
    checkout.set('paid');
    await act(() => result.current[1].refresh());
    checkout.fail({ status: 422, code: 'amount_too_large' });
    await act(() => result.current[0].openPaymentModal({ orderId: '7' }));
    act(() => result.current[1].closePaymentModal());
    const ids = {
      paymentId: checkout.payments()[0]?.id,
      orderId: '1042',
      provider: 'example',
    };
    expect(events).toEqual([
      { type: 'open_change', open: true, reason: 'trigger' },
      { type: 'create_start', orderId: '1042', provider: null },
      { type: 'status_change', ...ids, status: 'awaiting_payment', previous: null },
      { type: 'status_change', ...ids, status: 'paid', previous: 'awaiting_payment' },
      { type: 'create_start', orderId: '7', provider: null },
      { type: 'error', code: 'amount_too_large', orderId: '7', paymentId: null },
      { type: 'open_change', open: false, reason: 'programmatic' },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/secret_of|TXyk/);
  });

  it('tells of what a page does the moment it is mounted, too', async () => {
    const checkout = createTestCheckout();
    const told: string[] = [];
    function PayAtOnce() {
      const { openPaymentModal, status } = usePayment({
        onOpenChange: (open) => told.push(`hook ${open}`),
      });
      useEffect(() => void openPaymentModal({ orderId: '1042' }), [openPaymentModal]);
      return status;
    }
    render(
      <CheckoutRoot
        endpoint="/api/checkout"
        fetch={checkout.fetch}
        onEvent={(event) => event.type === 'open_change' && told.push(`page ${event.open}`)}
      >
        <PayAtOnce />
      </CheckoutRoot>,
    );
    await screen.findByText('awaiting_payment');
    expect(told.sort()).toEqual(['hook true', 'page true']);
  });

  it('uses the fetch of the latest render, and forgets payments of another endpoint', async () => {
    const first = createTestCheckout();
    const second = createTestCheckout();
    function Pay() {
      const { start, status } = usePayment();
      return (
        <button type="button" onClick={() => start({ orderId: '1042' })}>
          {status}
        </button>
      );
    }
    const page = (endpoint: string, fetch: typeof globalThis.fetch) => (
      <CheckoutRoot endpoint={endpoint} fetch={fetch}>
        <Pay />
      </CheckoutRoot>
    );
    const { rerender } = render(page('/a', first.fetch));
    rerender(page('/a', second.fetch));
    act(() => screen.getByRole('button').click());
    await screen.findByText('awaiting_payment');
    expect([first.requests.length, second.requests.length]).toEqual([0, 1]);
    rerender(page('/b', second.fetch));
    await screen.findByText('idle');
  });

  it('says who needs it when it is missing', () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => {});
    const quiet = (event: Event) => event.preventDefault();
    window.addEventListener('error', quiet);
    expect(() => renderHook(() => usePayment())).toThrow(
      'A payment hook needs a CheckoutProvider above it',
    );
    window.removeEventListener('error', quiet);
    silence.mockRestore();
  });
});
