import type { CheckoutError, Payment } from '@coinslot/core';
import { act, renderHook, waitFor } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
// Loaded ahead, because a dynamic import does not wait for fake timers.
import '../session/createEngine.ts';
import { createTestCheckout, type TestCheckout } from '../testing/createTestCheckout.ts';
import { useCountdown } from './useCountdown.ts';
import { usePayment } from './usePayment.ts';
import { usePaymentStatus } from './usePaymentStatus.ts';

const MINUTE = 60_000;

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A page of the shop. Opening it again is a reload, or another tab. */
function openPage(checkout: TestCheckout, fetch: typeof globalThis.fetch = checkout.fetch) {
  const onError = vi.fn<(error: CheckoutError) => void>();
  const onSuccess = vi.fn();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <CheckoutRoot endpoint="/api/checkout" fetch={fetch}>
        {children}
      </CheckoutRoot>
    </StrictMode>
  );
  const hook = renderHook(
    () => {
      const payment = usePayment({ onError, onSuccess });
      return { ...payment, left: useCountdown(payment.data?.expiresAt).remainingMs };
    },
    { wrapper },
  );
  const click = (orderId = '1042') =>
    hook.result.current.start({ orderId }).catch((error: CheckoutError) => error);
  const start = (orderId?: string) => act(() => click(orderId));
  return { ...hook, click, start, onError, onSuccess };
}

const creations = ({ requests }: TestCheckout) =>
  requests.filter(({ method, path }) => method === 'POST' && path === '/payments');
const keys = (checkout: TestCheckout) =>
  creations(checkout).map(({ headers }) => headers['idempotency-key']);

describe('a reload', () => {
  it('while creating goes on with the same key, so that there is one payment (C03)', async () => {
    const checkout = createTestCheckout();
    // The server has made the payment; the answer never comes to this page.
    const silent: typeof fetch = async (input, init) => {
      await checkout.fetch(input, init);
      return new Promise(() => {});
    };
    const first = openPage(checkout, silent);
    await act(async () => void first.click());
    await waitFor(() => expect(creations(checkout)).toHaveLength(1));
    expect(first.result.current.status).toBe('creating');
    first.unmount();

    const second = openPage(checkout);
    await second.start();
    expect(second.result.current.data).toEqual(checkout.payments()[0]);
    const [lost, again] = keys(checkout);
    expect(lost).toMatch(/^[0-9a-f]{32}$/);
    expect(again).toBe(lost);
    expect(checkout.payments()).toHaveLength(1);

    // Answered: another wish has another key.
    expect(sessionStorage).toHaveLength(0);
    await second.start('7');
    expect(keys(checkout)[2]).not.toBe(lost);
  });

  it('while waiting shows the same address and the time left by the server (C04)', async () => {
    const checkout = createTestCheckout();
    const first = openPage(checkout);
    await first.start();
    const { data, left } = first.result.current;
    first.unmount();
    checkout.advance(5 * MINUTE);

    const second = openPage(checkout);
    await second.start();
    expect(second.result.current.data).toEqual(data);
    expect(left).toBe(20 * MINUTE);
    expect(second.result.current.left).toBe(15 * MINUTE);
    expect(checkout.payments()).toHaveLength(1);
  });
});

describe('two tabs', () => {
  it('with the same order have one payment, and both see it paid (C06)', async () => {
    const checkout = createTestCheckout();
    const [one, other] = [openPage(checkout), openPage(checkout)];
    await act(() => Promise.all([one.click(), other.click()]));
    expect(checkout.payments()).toHaveLength(1);
    expect(one.result.current.data).toEqual(other.result.current.data);

    // Past the moment in which one answer is enough.
    await act(() => new Promise((resolve) => setTimeout(resolve, 1_050)));
    checkout.set('paid');
    await act(() => one.result.current.refresh());
    await waitFor(() => expect(other.result.current.status).toBe('paid'));
    expect(one.result.current.status).toBe('paid');
    expect(creations(checkout)).toHaveLength(2);
  });

  it('with different orders know nothing of each other (C07)', async () => {
    const checkout = createTestCheckout();
    const [one, other] = [openPage(checkout), openPage(checkout)];
    checkout.fail('network', 2);
    await one.start('1');
    await other.start('2');
    await one.start('1');
    await other.start('2');
    const [first, second, ...again] = keys(checkout);
    expect(first).not.toBe(second);
    expect(again).toEqual([first, second]);
    expect(one.result.current.data?.orderId).toBe('1');
    expect(other.result.current.data?.orderId).toBe('2');

    await act(() => new Promise((resolve) => setTimeout(resolve, 1_050)));
    checkout.requests.length = 0;
    const [payment] = checkout.payments();
    checkout.set('confirming', { id: payment?.id as string });
    await act(() => one.result.current.refresh());
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(one.result.current.status).toBe('confirming');
    expect(other.result.current.status).toBe('awaiting_payment');
    expect(checkout.requests.map(({ path }) => path)).toEqual([`/payments/${payment?.id}/check`]);
  });
});

describe('storage', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };

  it.each([
    ['is switched off', () => vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(refuse)],
    ['is not there', () => vi.stubGlobal('sessionStorage', undefined)],
    ['is full', () => vi.spyOn(Storage.prototype, 'setItem').mockImplementation(full)],
    ['can not be read', () => vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse)],
  ])('that %s keeps nobody from paying, channels between tabs neither (C37)', async (_, spoil) => {
    spoil();
    class Refused {
      constructor() {
        refuse();
      }
    }
    vi.stubGlobal('BroadcastChannel', Refused);
    const checkout = createTestCheckout();
    const { result, start, onSuccess } = openPage(checkout);
    checkout.fail('network');
    expect(await start()).toMatchObject({ code: 'network_error' });
    await start();
    // For as long as the page is open, it remembers by itself.
    const [lost, again] = keys(checkout);
    expect(again).toBe(lost);
    expect(result.current.status).toBe('awaiting_payment');
    checkout.set('paid');
    await act(() => result.current.refresh());
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['half', '{"key":'],
    ['foreign', 'another-script'],
    ['future', 'v2:0123456789abcdef0123456789abcdef'],
    ['huge', 'f'.repeat(1_000_000)],
    ['two-line', '0123456789abcdef0123456789abcdef\r\nx-evil: 1'],
    ['missing', ''],
  ])('with a value that is %s is not believed, and put right (T50)', async (_, value) => {
    const checkout = createTestCheckout();
    const before = openPage(checkout);
    checkout.fail('network');
    await before.start();
    before.unmount();
    expect(sessionStorage).toHaveLength(1);
    sessionStorage.setItem(sessionStorage.key(0) as string, value);

    const page = openPage(checkout);
    checkout.fail('network');
    await page.start();
    const [, key] = keys(checkout);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(sessionStorage.getItem(sessionStorage.key(0) as string)).toBe(key);
    await page.start();
    expect(page.result.current.status).toBe('awaiting_payment');
    expect(sessionStorage).toHaveLength(0);
  });

  it('is told nothing of what a provider asks of the shopper', async () => {
    const checkout = createTestCheckout();
    const set = vi.spyOn(Storage.prototype, 'setItem');
    const { result } = openPage(checkout);
    checkout.fail('network');
    const start = () =>
      act(() =>
        result.current
          .start({ orderId: '1042', fields: { from: { card: '4111111111111111' } } })
          .catch(() => {}),
      );
    await start();
    await start();
    const [lost, again] = keys(checkout);
    expect(again).toBe(lost);
    expect(result.current.status).toBe('awaiting_payment');
    expect(JSON.stringify([set.mock.calls, { ...sessionStorage }])).not.toContain('4111');
  });

  it('holds neither a secret nor a payment', async () => {
    const checkout = createTestCheckout();
    const set = vi.spyOn(Storage.prototype, 'setItem');
    const page = openPage(checkout);
    await page.start();
    checkout.set('paid');
    await act(() => page.result.current.refresh());
    expect(set).toHaveBeenCalledTimes(1);
    const written = JSON.stringify(set.mock.calls);
    const [payment] = checkout.payments();
    expect(written).not.toContain('secret');
    expect(written).not.toContain(payment?.id);
    expect(localStorage).toHaveLength(0);
  });
});

describe('a payment that can not be had', () => {
  it('because the device is offline says so, and is made by the next click alone (C10)', async () => {
    const checkout = createTestCheckout();
    const { result, click, start, onError } = openPage(checkout);
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    checkout.fail('network', Number.POSITIVE_INFINITY);
    await start();
    expect(result.current).toMatchObject({ status: 'error', data: null, isLoading: false });
    expect(result.current.error).toMatchObject({ code: 'offline', retryable: true });
    expect(onError).toHaveBeenCalledTimes(1);

    onLine.mockReturnValue(true);
    checkout.recover();
    for (const signal of ['online', 'focus', 'pageshow']) {
      await act(async () => void window.dispatchEvent(new Event(signal)));
    }
    expect(creations(checkout)).toHaveLength(1);

    await act(() => Promise.all([click(), click()]));
    expect(result.current.status).toBe('awaiting_payment');
    const [lost, again, ...more] = keys(checkout);
    expect(again).toBe(lost);
    expect(more).toEqual([]);
  });

  it('within 30 s is given up, and tried again with the same key (C19)', async () => {
    vi.useFakeTimers();
    const checkout = createTestCheckout();
    const { result, onError } = openPage(checkout);
    checkout.fail('silence');
    const start = () =>
      act(async () => {
        result.current.start({ orderId: '1042' }).catch(() => {});
        await vi.advanceTimersByTimeAsync(2);
      });
    const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    await start();
    await pass(29_990);
    expect(result.current).toMatchObject({ status: 'creating', isLoading: true });
    await pass(20);
    expect(result.current.error).toMatchObject({ code: 'timeout', retryable: true });
    expect(onError).toHaveBeenCalledTimes(1);
    await start();
    await pass(10);
    expect(result.current.status).toBe('awaiting_payment');
    const [lost, again] = keys(checkout);
    expect(again).toBe(lost);
  });

  it('in time can be put aside, and its late answer shows nothing', async () => {
    const checkout = createTestCheckout();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: typeof fetch = async (input, init) => {
      const answer = await checkout.fetch(input, init);
      await held;
      return answer;
    };
    const { result } = openPage(checkout, slow);
    let started: Promise<Payment> | undefined;
    act(() => {
      started = result.current.start({ orderId: '1042' });
    });
    await waitFor(() => expect(creations(checkout)).toHaveLength(1));
    act(() => result.current.reset());
    expect(result.current.status).toBe('idle');
    await act(async () => {
      release();
      await started;
    });
    expect(result.current.status).toBe('idle');
  });

  it('because its address is none of its network shows nothing to pay, and tells the shop (C31)', async () => {
    const checkout = createTestCheckout();
    const { result, start, onError } = openPage(checkout);
    checkout.fail({ status: 502, code: 'invalid_payment' });
    await start();
    expect(result.current).toMatchObject({ status: 'error', data: null });
    const { getAddressProps, getAmountProps, getQrProps, getRedirectProps } = result.current;
    for (const get of [getAddressProps, getAmountProps, getQrProps, getRedirectProps]) {
      expect(get()).toBeNull();
    }
    expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: 'invalid_payment' })]]);
  });

  it.each([
    ['a page of a proxy', '<html>Sign in</html>'],
    ['half of an answer', '{"payment":{'],
    ['no payment', '{"clientSecret":"s"}'],
    ['nothing', ''],
  ])('because %s came shows an error, and keeps its key', async (_, body) => {
    const checkout = createTestCheckout();
    const { result, start } = openPage(checkout);
    checkout.fail({ status: 200, body });
    await start();
    expect(result.current.error).toMatchObject({ code: 'invalid_response', retryable: true });
    await start();
    expect(result.current.status).toBe('awaiting_payment');
    const [lost, again] = keys(checkout);
    expect(again).toBe(lost);
  });
});

describe('a payment that the server handed over', () => {
  it('is read at once, so that a wrong device clock neither ends it nor gives it another day', async () => {
    const checkout = createTestCheckout();
    await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"7"}' });
    const payment = checkout.payments()[0] as Payment;
    checkout.requests.length = 0;
    const { result } = openPage(checkout);
    const intent = { payment, clientSecret: `secret_of_${payment.id}` };
    act(() => result.current.setPaymentIntent(intent));
    await waitFor(() => expect(result.current.left).toBe(20 * MINUTE));
    expect(checkout.requests).toHaveLength(1);
    expect(result.current.status).toBe('awaiting_payment');
  });

  it('is told of as well where the code for it came at the second try only', async () => {
    vi.useFakeTimers();
    const checkout = createTestCheckout();
    await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"7"}' });
    const { id } = checkout.payments()[0] as Payment;
    const { createSession } = await import('../session/createSession.ts');
    const { createEngine } = await import('../session/createEngine.ts');
    const { CheckoutContext } = await import('../context/CheckoutContext.ts');
    const { QueryClient } = await import('@tanstack/react-query');
    let tries = 0;
    const session = createSession({
      endpoint: '/api/checkout',
      fetch: checkout.fetch,
      queryClient: new QueryClient(),
      loadEngine: () =>
        tries++ < 2 ? Promise.reject(new Error('404')) : Promise.resolve({ createEngine }),
    });
    const onSuccess = vi.fn();
    const { result } = renderHook(
      () => usePaymentStatus({ id, clientSecret: `secret_of_${id}`, onSuccess }),
      {
        wrapper: ({ children }) => (
          <CheckoutContext.Provider value={{ session, locale: 'en' } as never}>
            {children}
          </CheckoutContext.Provider>
        ),
      },
    );
    const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    await pass(10);
    expect(result.current).toMatchObject({ data: null, connection: 'retrying' });
    await pass(10_010);
    expect(result.current.status).toBe('awaiting_payment');
    checkout.set('paid');
    await pass(5_000);
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });
});
