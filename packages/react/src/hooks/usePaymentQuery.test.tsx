import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
// Loaded ahead, because a dynamic import does not wait for fake timers.
import '../session/createEngine.ts';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { useLastChecked } from './useLastChecked.ts';
import { usePayment } from './usePayment.ts';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  // Ten per cent neither way.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const dispatch = (target: EventTarget, event: Event) =>
  act(async () => {
    target.dispatchEvent(event);
    await vi.advanceTimersByTimeAsync(0);
  });

function setVisibility(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  return dispatch(document, new Event('visibilitychange'));
}

/** A page that follows a payment; counts how often each part of it renders. */
async function follow(strict = false) {
  const checkout = createTestCheckout({ now: Date.now });
  const renders = { card: 0, lastChecked: 0 };
  function LastChecked() {
    renders.lastChecked++;
    return <output>{useLastChecked(usePayment().data)}</output>;
  }
  const lastChecked = <LastChecked />;
  function Card() {
    renders.card++;
    const { start, status, connection, error } = usePayment();
    const pay = () => start({ orderId: '1042' }).catch(() => {});
    return (
      <>
        <button type="button" onClick={pay}>
          {[status, connection, error?.code].join(' ').trim()}
        </button>
        {lastChecked}
      </>
    );
  }
  const tree = (
    <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
      <Card />
    </CheckoutRoot>
  );
  const page = render(strict ? <StrictMode>{tree}</StrictMode> : tree);
  await act(async () => screen.getByRole('button').click());
  await pass(0);
  const said = () => screen.getByRole('button').textContent;
  expect(said()).toBe('awaiting_payment ok');
  checkout.requests.length = 0;
  const reads = () => checkout.requests.length;
  return { checkout, renders, said, reads, ...page };
}

describe('following a payment', () => {
  it('reads every 3.5 s for two minutes, every 6 s for ten, then every 12 s', async () => {
    const { reads } = await follow();
    await pass(3_499);
    expect(reads()).toBe(0);
    await pass(1);
    expect(reads()).toBe(1);
    await pass(2 * MINUTE - 3_500);
    const early = reads();
    expect(early).toBe(Math.floor((2 * MINUTE) / 3_500));
    await pass(MINUTE);
    expect(reads() - early).toBeGreaterThanOrEqual(9);
    expect(reads() - early).toBeLessThanOrEqual(11);
    await pass(8 * MINUTE);
    const late = reads();
    await pass(MINUTE);
    expect(reads() - late).toBe(5);
  });

  it('renders only the part that shows the time of an unchanged answer', async () => {
    const { checkout, renders } = await follow();
    const { card, lastChecked } = renders;
    await pass(3_500);
    expect(checkout.requests).toHaveLength(1);
    expect(checkout.requests[0]?.headers['if-none-match']).toBeUndefined();
    await pass(3_500);
    expect(checkout.requests[1]?.headers['if-none-match']).toBe('"v1"');
    expect(renders.card).toBe(card);
    expect(renders.lastChecked).toBe(lastChecked + 2);
  });

  it('stops at the end, also of several components and in StrictMode', async () => {
    const { checkout, reads, said } = await follow(true);
    checkout.set('paid');
    await pass(3_510);
    expect(said()).toBe('paid ok');
    const last = reads();
    await pass(60 * MINUTE);
    expect(reads()).toBe(last);
  });

  it('watches an expired payment for half an hour, and shows late money', async () => {
    const { checkout, reads, said } = await follow();
    await pass(20 * MINUTE);
    checkout.set('expired');
    await pass(5_000);
    expect(said()).toBe('expired ok');
    const before = reads();
    await pass(10 * MINUTE);
    expect(reads() - before).toBe(10);
    checkout.set('paid', { late: true });
    await pass(MINUTE);
    expect(said()).toBe('paid ok');
  });

  it('checks at the very deadline', async () => {
    const { checkout } = await follow();
    await pass(20 * MINUTE - 1_000);
    checkout.requests.length = 0;
    await pass(1_000);
    expect(checkout.requests).toHaveLength(1);
  });

  it('slows down four-fold while hidden, and checks at once on return', async () => {
    const { reads } = await follow();
    await setVisibility('hidden');
    await pass(3_500);
    expect(reads()).toBe(1);
    await pass(13_999);
    expect(reads()).toBe(1);
    await pass(1);
    expect(reads()).toBe(2);
    await pass(5_000);
    await setVisibility('visible');
    expect(reads()).toBe(3);
  });

  it.each([
    ['focus', () => new Event('focus')],
    ['online', () => new Event('online')],
    ['pageshow', () => Object.assign(new Event('pageshow'), { persisted: true })],
  ])('checks at once on %s, once for a swarm of signals', async (_, event) => {
    const { reads } = await follow();
    await pass(2_000);
    await dispatch(window, event());
    await dispatch(window, new Event('focus'));
    await dispatch(window, new Event('online'));
    expect(reads()).toBe(1);
  });

  it('does not check on an ordinary pageshow, nor a payment that is over', async () => {
    const { checkout, reads } = await follow();
    await pass(2_000);
    await dispatch(window, Object.assign(new Event('pageshow'), { persisted: false }));
    expect(reads()).toBe(0);
    checkout.set('paid');
    await pass(1_500);
    await pass(10_000);
    await dispatch(window, new Event('focus'));
    expect(reads()).toBe(1);
  });

  it('says that the connection is lost, keeps the payment, and recovers', async () => {
    const { checkout, said, reads } = await follow();
    checkout.fail('network', 3);
    await pass(3_510);
    expect(said()).toBe('awaiting_payment retrying');
    await pass(1_000 + 2_000);
    expect(reads()).toBe(3);
    await pass(4_000);
    expect(said()).toBe('awaiting_payment ok');
    await pass(3_500);
    expect(reads()).toBe(5);
  });

  it('says offline when the device is, and catches up when it is back', async () => {
    const { checkout, said } = await follow();
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    checkout.fail('network', Number.POSITIVE_INFINITY);
    await pass(2_000);
    await dispatch(window, new Event('offline'));
    expect(said()).toBe('awaiting_payment offline');
    await pass(5 * MINUTE);
    expect(said()).toBe('awaiting_payment offline');
    onLine.mockReturnValue(true);
    checkout.recover();
    checkout.set('confirming');
    await pass(1_000);
    await dispatch(window, new Event('online'));
    await pass(10);
    expect(said()).toBe('confirming ok');
  });

  it('obeys Retry-After', async () => {
    const { checkout, reads } = await follow();
    checkout.fail({ status: 429, code: 'rate_limited', retryAfter: '30' });
    await pass(3_500);
    await pass(30_000);
    expect(reads()).toBe(1);
    await pass(3_000);
    expect(reads()).toBe(2);
  });

  it('stops for a secret that the server refuses, and keeps what was shown', async () => {
    const { checkout, said, reads } = await follow();
    checkout.fail({ status: 404, code: 'not_found' });
    await pass(3_510);
    expect(said()).toBe('awaiting_payment ok not_found');
    await pass(60 * MINUTE);
    expect(reads()).toBe(1);
  });

  it('leaves no timer, listener or request behind', async () => {
    const added = vi.spyOn(window, 'addEventListener');
    const removed = vi.spyOn(window, 'removeEventListener');
    const { checkout, unmount, reads } = await follow();
    checkout.fail('silence');
    await pass(3_500);
    expect(reads()).toBe(1);
    unmount();
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
    const ours = (calls: unknown[][]) =>
      calls.map(([type]) => type).filter((type) => /pageshow|focus|line/.test(String(type)));
    expect(ours(removed.mock.calls).sort()).toEqual(ours(added.mock.calls).sort());
    await pass(MINUTE);
    expect(reads()).toBe(1);
  });
});

describe('other tabs', () => {
  it('make this one ask when they tell that its payment moved, and are not believed', async () => {
    vi.useRealTimers();
    const checkout = createTestCheckout();
    const { result } = renderHook(() => usePayment(), {
      wrapper: ({ children }) => (
        <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
          {children}
        </CheckoutRoot>
      ),
    });
    const { id } = await act(() => result.current.start({ orderId: '1042' }));
    const tab = new BroadcastChannel('coinslot');
    const wait = (ms: number) => act(() => new Promise((resolve) => setTimeout(resolve, ms)));
    await wait(1_010);
    tab.postMessage({ id, status: 'paid' });
    tab.postMessage('pay_of_somebody_else');
    await wait(50);
    expect(checkout.requests).toHaveLength(1);
    tab.postMessage(id);
    await waitFor(() => expect(checkout.requests).toHaveLength(2));
    expect(result.current.status).toBe('awaiting_payment');

    const heard = new Promise((resolve) => {
      tab.onmessage = ({ data }) => resolve(data);
    });
    checkout.set('confirming');
    await act(() => result.current.refresh());
    expect(await heard).toBe(id);
    tab.close();
  });
});
