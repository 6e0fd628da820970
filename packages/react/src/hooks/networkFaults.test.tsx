import type { Payment } from '@coinslot/core';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
// Loaded ahead, because a dynamic import does not wait for fake timers.
import '../session/createEngine.ts';
import type { CheckoutEvent } from '../session/CheckoutEvent.ts';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { useCountdown } from './useCountdown.ts';
import { usePayment } from './usePayment.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

beforeEach(() => {
  vi.useFakeTimers();
  // Ten per cent neither way.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Renders come a millisecond after the answer. */
const settle = () => vi.advanceTimersByTimeAsync(2);
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
    await settle();
  });
const dispatch = (target: EventTarget, event: Event) =>
  act(async () => {
    target.dispatchEvent(event);
    await settle();
  });
const pageshow = () => Object.assign(new Event('pageshow'), { persisted: true });

/** Waits for what no timer of the page brings. */
async function inPatience(isDone: () => boolean) {
  const end = vi.getRealSystemTime() + 15 * SECOND;
  while (!isDone() && vi.getRealSystemTime() < end) {
    await act(() => vi.advanceTimersByTimeAsync(0));
  }
}

/** A page on which a payment is followed. The server has a clock of its own. */
async function follow(payment: Partial<Payment> = {}) {
  const server = { ahead: 0 };
  const checkout = createTestCheckout({ now: () => Date.now() + server.ahead, payment });
  const reach = { fetch: checkout.fetch };
  const aborted = vi.fn();
  const events: CheckoutEvent[] = [];
  const onStatusChange = vi.fn();
  let hook: ReturnType<typeof usePayment> | undefined;

  function Card() {
    hook = usePayment({ onStatusChange });
    const { remainingMs } = useCountdown(hook.data?.expiresAt);
    const { status, connection, error } = hook;
    return (
      <output>{[status, connection, error?.code, remainingMs].filter(Boolean).join(' ')}</output>
    );
  }
  const page = render(
    <CheckoutRoot
      endpoint="/api/checkout"
      onEvent={(event) => events.push(event)}
      fetch={(input, init) => {
        init?.signal?.addEventListener('abort', aborted);
        return reach.fetch(input, init);
      }}
    >
      <Card />
    </CheckoutRoot>,
  );
  const start = () => act(async () => void hook?.start({ orderId: '1042' }));
  await start();
  // Modules and answers come in real time, of which a busy machine takes much; the page's stands.
  await inPatience(() => checkout.payments().length > 0);
  await pass(0);
  await inPatience(() => hook?.data !== null);
  expect(checkout.payments()).toHaveLength(1);
  expect(hook?.data).toEqual(checkout.payments()[0]);
  checkout.requests.length = 0;
  events.length = 0;

  return {
    ...page,
    server,
    checkout,
    reach,
    aborted,
    events,
    onStatusChange,
    payment: () => hook?.data,
    said: () => screen.getByRole('status').textContent?.replace(/ \d+$/, ''),
    left: () => Number(/\d+$/.exec(screen.getByRole('status').textContent ?? '')?.[0]),
    lastCheckedAt: () => hook?.lastCheckedAt,
    refresh: () =>
      act(async () => {
        await hook?.refresh();
        await settle();
      }),
    reads: () => checkout.requests.length,
  };
}

describe('a network that is away', () => {
  it('leaves the payment and its time on the screen, and is caught up with at once (C11)', async () => {
    const { checkout, said, left, payment, reads } = await follow();
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    checkout.fail('network', Number.POSITIVE_INFINITY);
    await pass(2 * SECOND);
    await dispatch(window, new Event('offline'));
    expect(said()).toBe('awaiting_payment offline');
    await pass(5 * MINUTE);
    expect(said()).toBe('awaiting_payment offline');
    expect(left()).toBe(20 * MINUTE - 5 * MINUTE - 2 * SECOND);
    expect(payment()?.action.type).toBe('transfer');

    checkout.set('confirming');
    onLine.mockReturnValue(true);
    checkout.recover();
    // The last read failed this very moment: that was no answer.
    await dispatch(window, new Event('offline'));
    const before = reads();
    await dispatch(window, new Event('online'));
    expect(reads()).toBeLessThanOrEqual(before + 1);
    expect(said()).toBe('confirming ok');
  });

  it('is asked again at once although it failed this very moment', async () => {
    const { checkout, said, reads } = await follow();
    checkout.fail('network');
    await pass(3_500);
    expect(said()).toBe('awaiting_payment retrying');
    expect(reads()).toBe(1);
    await dispatch(window, new Event('online'));
    expect(reads()).toBe(2);
    expect(said()).toBe('awaiting_payment ok');
  });

  it('hangs for 15 s and no longer, and the next read is safe (C19)', async () => {
    const { checkout, said, reads, aborted } = await follow();
    checkout.fail('silence');
    await pass(3_500);
    await pass(15 * SECOND - 10);
    expect(said()).toBe('awaiting_payment ok');
    expect(aborted).not.toHaveBeenCalled();
    await pass(10);
    expect(said()).toBe('awaiting_payment retrying');
    expect(aborted).toHaveBeenCalledTimes(1);
    expect(reads()).toBe(1);
    await pass(SECOND);
    expect(said()).toBe('awaiting_payment ok');
  });
});

describe('a page that stood still', () => {
  it('asks once after eight hours of sleep, and shows what became of the payment (C12)', async () => {
    const { checkout, said, reads, aborted } = await follow();
    // One read is under way when the lid is closed; nobody will answer it.
    checkout.fail('silence');
    await pass(3_500);
    expect(reads()).toBe(1);
    // The monotonic clock and the timers stand still in it, as on most systems.
    vi.setSystemTime(Date.now() + 8 * HOUR);
    checkout.recover();
    checkout.set('expired');
    await pass(SECOND);
    await dispatch(document, new Event('visibilitychange'));
    await dispatch(window, new Event('focus'));
    await dispatch(window, new Event('online'));
    expect(aborted).toHaveBeenCalledTimes(1);
    expect(said()).toBe('expired ok');
    expect(reads()).toBe(2);
    await pass(10 * SECOND);
    expect(reads()).toBe(2);
  });

  it('asks once when the signals of waking come first, also right after a read', async () => {
    const { checkout, said, reads } = await follow();
    await pass(3_600);
    expect(reads()).toBe(1);
    vi.setSystemTime(Date.now() + 8 * HOUR);
    checkout.set('paid', { late: true });
    await dispatch(window, new Event('focus'));
    await dispatch(document, new Event('visibilitychange'));
    expect(said()).toBe('paid ok');
    await pass(MINUTE);
    expect(reads()).toBe(2);
  });

  it('asks when it comes out of the back/forward cache, and gives up what it had asked (C05)', async () => {
    const { checkout, said, reads, aborted } = await follow();
    checkout.fail('silence');
    await pass(3_500);
    expect(reads()).toBe(1);
    checkout.recover();
    checkout.set('confirming');
    await dispatch(window, pageshow());
    expect(aborted).toHaveBeenCalledTimes(1);
    expect(reads()).toBe(2);
    expect(said()).toBe('confirming ok');
    // Even if it was read a moment ago: nobody knows how long the page was away.
    checkout.set('paid');
    await dispatch(window, pageshow());
    expect(said()).toBe('paid ok');
  });

  it('was only behind another tab when its timers were slow (C13)', async () => {
    const { left, said, reads } = await follow();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    // A minute passes between two ticks, again and again.
    for (let tick = 0; tick < 3; tick++) {
      vi.setSystemTime(Date.now() + MINUTE - SECOND);
      await pass(SECOND);
    }
    expect(reads()).toBe(0);
    expect(left()).toBe(17 * MINUTE);
    expect(said()).toBe('awaiting_payment ok');
  });
});

describe('a device clock', () => {
  it.each([24 * HOUR, -24 * HOUR])(
    'that is %i ms off neither ends the payment nor gives it another day (C14, C15)',
    async (skew) => {
      const { server, checkout, said, left, refresh, onStatusChange } = await follow();
      server.ahead = -skew;
      vi.setSystemTime(Date.now() + skew);
      await refresh();
      await pass(2 * SECOND);
      expect(left()).toBeLessThanOrEqual(20 * MINUTE);
      expect(left()).toBeGreaterThan(20 * MINUTE - 5 * SECOND);
      await pass(10 * MINUTE);
      expect(left()).toBeLessThanOrEqual(10 * MINUTE);
      expect(left()).toBeGreaterThan(10 * MINUTE - 5 * SECOND);
      expect(said()).toBe('awaiting_payment ok');
      expect(onStatusChange).toHaveBeenCalledTimes(1);
      expect(checkout.payments()).toHaveLength(1);
    },
  );

  it('that is set forward makes the page ask at once, and the answer puts the time right (C16)', async () => {
    const { server, left, reads } = await follow();
    await pass(4 * SECOND);
    const before = reads();
    server.ahead = -24 * HOUR;
    vi.setSystemTime(Date.now() + 24 * HOUR);
    await pass(SECOND);
    expect(reads()).toBe(before + 1);
    expect(left()).toBe(20 * MINUTE - 5 * SECOND);
  });

  it('that is set back changes nothing', async () => {
    const { server, left, reads } = await follow();
    await pass(4 * SECOND);
    server.ahead = 24 * HOUR;
    vi.setSystemTime(Date.now() - 24 * HOUR);
    await pass(SECOND);
    expect(left()).toBe(20 * MINUTE - 5 * SECOND);
    await pass(MINUTE);
    expect(reads()).toBeGreaterThanOrEqual(17);
    expect(left()).toBe(19 * MINUTE - 5 * SECOND);
  });
});

describe('a server in trouble', () => {
  it.each([
    ['seconds', () => '20', 20 * SECOND],
    ['a date', () => new Date(Date.now() + 20 * SECOND).toUTCString(), 20 * SECOND],
    ['nonsense', () => 'in a while', SECOND],
    ['no time at all', () => '0', SECOND],
    ['a day', () => '86400', 5 * MINUTE],
  ])('that names %s is left alone for that long, signals or not (C21)', async (_, name, wait) => {
    // Full seconds, for dates have no others.
    vi.setSystemTime(Math.ceil(Date.now() / SECOND) * SECOND);
    const { checkout, said, reads } = await follow();
    await pass(3_000);
    checkout.fail({ status: 429, code: 'rate_limited', retryAfter: name() });
    await dispatch(window, new Event('focus'));
    expect(said()).toBe('awaiting_payment retrying');
    // Nonsense is no wish: then a signal may ask.
    if (wait > SECOND) await dispatch(window, new Event('focus'));
    await pass(wait - 10);
    expect(reads()).toBe(1);
    // Half of the jitter, so that not all of a shop's pages come back at once.
    await pass(wait * 0.05 + 20);
    expect(reads()).toBe(2);
    expect(said()).toBe('awaiting_payment ok');
  });

  it.each([
    [500, undefined],
    [502, '<html>Bad gateway</html>'],
    [503, '{"error":{"code":"503","message":"upstream"}}'],
    [504, ''],
  ])(
    'with %i is asked less and less, and what was known stays, marked as old (C22)',
    async (status, body) => {
      const { checkout, said, payment, lastCheckedAt, reads } = await follow();
      const shown = payment();
      const checked = lastCheckedAt();
      checkout.fail({ status, ...(body !== undefined && { body }) }, 7);
      await pass(3_500);
      const waits = [1, 2, 4, 8, 15, 15].map((seconds) => seconds * SECOND);
      for (const [failed, wait] of waits.entries()) {
        expect(said()).toBe('awaiting_payment retrying');
        expect(payment()).toBe(shown);
        expect(lastCheckedAt()).toBe(checked);
        await pass(wait - 50);
        expect(reads()).toBe(failed + 1);
        await pass(50);
        expect(reads()).toBe(failed + 2);
      }
      await pass(15 * SECOND);
      expect(said()).toBe('awaiting_payment ok');
    },
  );

  it.each([
    [401, 'unauthorized'],
    [403, 'origin_not_allowed'],
    [404, 'not_found'],
  ] as const)(
    'that says %i is asked no more, until the shopper does (C23)',
    async (status, code) => {
      const { checkout, said, payment, reads } = await follow();
      checkout.fail({ status, code });
      await pass(3_500);
      expect(said()).toBe(`awaiting_payment ok ${code}`);
      expect(payment()?.action.type).toBe('transfer');
      await pass(HOUR);
      await dispatch(window, new Event('focus'));
      await dispatch(window, pageshow());
      expect(reads()).toBe(1);
    },
  );

  it('may be asked again by the shopper, who gets a new secret if the old one is refused', async () => {
    const { checkout, said, reads, refresh } = await follow();
    checkout.fail({ status: 404, code: 'not_found' });
    await pass(3_500);
    expect(said()).toBe('awaiting_payment ok not_found');
    checkout.set('confirming');
    await refresh();
    const { id } = checkout.payments()[0] as Payment;
    expect(checkout.requests.slice(1).map(({ method, path }) => [method, path])).toEqual([
      ['POST', `/payments/${id}/resume`],
      ['POST', `/payments/${id}/check`],
    ]);
    expect(said()).toBe('confirming ok');
    await pass(6 * SECOND);
    expect(reads()).toBe(4);
  });

  it.each([
    ['a page of a proxy', '<html><b>Sign in to the airport</b></html>'],
    ['half of an answer', '{"payment":{"id":"pay_'],
    ['an empty answer', ''],
    ['another answer', '{"ok":true}'],
    ['a list', '[]'],
    ['a number', '7'],
  ])('that sends %s with 200 is asked again, and nothing of it is shown', async (_, body) => {
    const { checkout, said, payment, container } = await follow();
    const shown = payment();
    checkout.fail({ status: 200, body });
    await pass(3_500);
    expect(said()).toBe('awaiting_payment retrying');
    expect(payment()).toBe(shown);
    expect(container.textContent).not.toContain('airport');
    await pass(SECOND);
    expect(said()).toBe('awaiting_payment ok');
  });
});

describe('a newer server', () => {
  it('may name a status that this page does not know: it goes on, and is told of once (C26)', async () => {
    const { checkout, events, said, payment, reads, onStatusChange } = await follow();
    checkout.set('confirming', { status: 'teleporting' } as never);
    await pass(3_500);
    expect(said()).toBe('settling ok');
    expect(payment()?.action).toEqual({ type: 'wait' });
    const before = reads();
    checkout.set('confirming', { status: 'teleporting', transactions: [] } as never);
    await pass(MINUTE);
    expect(reads()).toBeGreaterThan(before + 5);
    const { id, orderId } = payment() as Payment;
    expect(events.filter(({ type }) => type === 'error')).toEqual([
      { type: 'error', code: 'invalid_response', orderId, paymentId: id },
    ]);
    checkout.set('paid');
    await pass(30 * SECOND);
    expect(said()).toBe('paid ok');
    expect(onStatusChange).toHaveBeenCalledTimes(3);
  });

  it('may tell more, which is let be, or that this page is too old: then it asks no more (C38)', async () => {
    const { checkout, said, payment, reads, events } = await follow();
    checkout.set('awaiting_payment', { tip: '1' } as never);
    await pass(3_500);
    expect(said()).toBe('awaiting_payment ok');
    expect(payment()?.version).toBe(checkout.payments()[0]?.version);
    expect(payment()).not.toHaveProperty('tip');
    checkout.requests.length = 0;
    checkout.fail({ status: 406, code: 'version_not_supported' });
    await pass(3_500);
    // The card asks for a reload, by this code.
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'version_not_supported' });
    expect(checkout.requests[0]?.headers['accept']).toBe('application/json;version=1');
    expect(said()).toBe('awaiting_payment ok version_not_supported');
    await pass(HOUR);
    expect(reads()).toBe(1);
  });
});

describe('a status that goes backwards', () => {
  it('is shown when the server says so, and never after paid (C32)', async () => {
    const { checkout, said, refresh, onStatusChange } = await follow();
    checkout.set('confirming');
    await pass(3_500);
    expect(said()).toBe('confirming ok');
    checkout.set('awaiting_payment');
    await refresh();
    expect(said()).toBe('awaiting_payment ok');
    checkout.set('paid');
    await refresh();
    checkout.set('awaiting_payment');
    await refresh();
    expect(said()).toBe('paid ok');
    checkout.set('refund_pending');
    await refresh();
    expect(said()).toBe('refund_pending ok');
    expect(onStatusChange.mock.calls.map(([{ status }]) => status)).toEqual([
      'awaiting_payment',
      'confirming',
      'awaiting_payment',
      'paid',
      'refund_pending',
    ]);
  });
});

describe('a page that is left', () => {
  it('takes its request back, and hears nothing of it any more (C08)', async () => {
    const { checkout, unmount, aborted, onStatusChange } = await follow();
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    checkout.fail('silence');
    await pass(3_500);
    unmount();
    await pass(0);
    expect(aborted).toHaveBeenCalledTimes(1);
    await pass(MINUTE);
    expect(checkout.requests).toHaveLength(1);
    expect(onStatusChange).toHaveBeenCalledTimes(1);
    expect(complaint).not.toHaveBeenCalled();
  });

  it('a hundred times leaves no timer, listener or channel behind (C42)', async () => {
    const listening = new Map<string, number>();
    const count = (target: EventTarget, by: string, change: number) =>
      vi.spyOn(target, by as 'addEventListener').mockImplementation((type) => {
        listening.set(type, (listening.get(type) ?? 0) + change);
      });
    let channels = 0;
    class Channel {
      onmessage = null;
      constructor() {
        channels++;
      }
      postMessage() {}
      close() {
        channels--;
      }
    }
    vi.stubGlobal('BroadcastChannel', Channel);
    for (const target of [window, document]) {
      count(target, 'addEventListener', 1);
      count(target, 'removeEventListener', -1);
    }
    for (let visit = 0; visit < 100; visit++) {
      const { unmount } = await follow();
      await pass(50 * visit);
      expect(channels).toBe(1);
      unmount();
    }
    // What is due at once may still come: an answer that is being read is told by a timer of 0 ms.
    await inPatience(() => vi.getTimerCount() === 0);
    vi.unstubAllGlobals();
    expect(channels).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    for (const type of ['visibilitychange', 'pageshow', 'focus', 'online', 'offline']) {
      expect([type, listening.get(type)]).toEqual([type, 0]);
    }
  });
});
