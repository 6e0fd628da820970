import { CheckoutError, type Payment } from '@coinslot/core';
import { describe, expect, it, vi } from 'vitest';
import type { ReadAnswer } from '../client/createClient.ts';
import { FIXTURE_TIME, paymentFixture } from '../testing/paymentFixture.ts';
import { createPoller, type PollerOptions } from './createPoller.ts';
import { createServerClock } from './createServerClock.ts';

const MINUTE = 60_000;
const waiting = paymentFixture('awaiting_payment');
const { id } = waiting;
const followed = { id, clientSecret: 'secret', readAt: 0, params: { orderId: '1042' } };

/** A poller on a scripted client, with every outer thing in the test's hands. */
function setUp() {
  const time = { now: 0 };
  const clock = createServerClock(
    () => Date.parse(FIXTURE_TIME) + time.now,
    () => time.now,
  );
  const answers: (ReadAnswer | Error)[] = [];
  const calls: unknown[][] = [];
  const next = async (...call: unknown[]) => {
    calls.push(call);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const successor = paymentFixture('awaiting_payment', { id: 'pay_next', version: 1 });
  const client: PollerOptions['client'] = {
    async read({ id, clientSecret }, last) {
      const answer = (await next('read', id, clientSecret, last?.etag ?? null)) ?? last;
      if (answer === null) throw new Error('Nothing is scripted.');
      return answer;
    },
    async check({ id }, paid) {
      const answer = await next('check', id, paid);
      if (answer === undefined) throw new Error('Nothing is scripted.');
      return answer;
    },
    resume: async (id, params) => {
      await next('resume', id, params);
      return { payment: successor, clientSecret: 'next secret' };
    },
  };
  const shown = new Map<string, Payment>();
  const page = { hidden: false, random: 0.5 };
  const onFatal = vi.fn();
  const poller = createPoller({
    client,
    clock,
    shown: (id) => shown.get(id),
    hidden: () => page.hidden,
    random: () => page.random,
    onFatal,
  });
  const read = async (...script: (ReadAnswer | Error)[]) => {
    answers.push(...script);
    const payment = await poller.read(followed, new AbortController().signal);
    shown.set(id, payment);
    return payment;
  };
  const fail = (error: Error, signal = new AbortController().signal) => {
    answers.push(error);
    return poller.read(followed, signal).catch((thrown: unknown) => thrown);
  };
  const answer = (payment: Payment): ReadAnswer => ({ payment, etag: `"v${payment.version}"` });
  return { time, page, calls, poller, shown, onFatal, read, fail, answer, successor };
}

const nextReadIn = ({ poller }: ReturnType<typeof setUp>) => poller.nextReadIn(id);

describe('the poller', () => {
  it('reads with the bearer, then with the ETag, and keeps the object on 304', async () => {
    const scene = setUp();
    const first = await scene.read(scene.answer(waiting));
    const second = await scene.read();
    expect(second).toBe(first);
    expect(scene.calls).toEqual([
      ['read', id, 'secret', null],
      ['read', id, 'secret', '"v2"'],
    ]);
  });

  it('keeps the object when the server repeats a version, and refuses a lower one (C33)', async () => {
    const scene = setUp();
    const first = await scene.read(scene.answer(waiting));
    expect(await scene.read(scene.answer({ ...waiting }))).toBe(first);
    expect(await scene.read(scene.answer({ ...waiting, status: 'created', version: 1 }))).toBe(
      first,
    );
  });

  it('waits by the table, ten per cent more or less', async () => {
    const scene = setUp();
    await scene.read(scene.answer(waiting));
    expect(nextReadIn(scene)).toBe(3_500);
    scene.page.random = 0;
    await scene.read();
    expect(nextReadIn(scene)).toBe(3_150);
    scene.page.random = 1;
    await scene.read();
    expect(nextReadIn(scene)).toBeCloseTo(3_850);
    scene.time.now += 1_000;
    expect(nextReadIn(scene)).toBeCloseTo(2_850);
    scene.time.now += 10_000;
    expect(nextReadIn(scene)).toBe(1);
  });

  it('is four times slower on a hidden page', async () => {
    const scene = setUp();
    scene.page.hidden = true;
    await scene.read(scene.answer(waiting));
    expect(nextReadIn(scene)).toBe(14_000);
  });

  it('reads at the deadline, even when hidden', async () => {
    const scene = setUp();
    scene.page.hidden = true;
    scene.time.now = 20 * MINUTE - 2_000;
    await scene.read(scene.answer(waiting));
    expect(nextReadIn(scene)).toBe(2_000);
  });

  it('stops when it is over', async () => {
    const scene = setUp();
    await scene.read(scene.answer(paymentFixture('paid')));
    expect(nextReadIn(scene)).toBe(false);
  });

  it('backs off after failures in a row, and forgets them with the next answer', async () => {
    const scene = setUp();
    await scene.read(scene.answer(waiting));
    const lost = new CheckoutError('network_error', 'lost');
    const waits: unknown[] = [];
    for (let failure = 0; failure < 6; failure++) {
      expect(await scene.fail(lost)).toBe(lost);
      waits.push(nextReadIn(scene));
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    await scene.read();
    expect(nextReadIn(scene)).toBe(3_500);
    await scene.fail(lost);
    expect(nextReadIn(scene)).toBe(1_000);
    expect(scene.onFatal).not.toHaveBeenCalled();
  });

  it('waits at least as long as Retry-After says', async () => {
    const scene = setUp();
    const details = { retryAfterMs: 40_000 };
    await scene.fail(new CheckoutError('rate_limited', 'slow down', { details }));
    expect(nextReadIn(scene)).toBe(42_000);
  });

  it('stops and tells when repeating mends nothing', async () => {
    const scene = setUp();
    const gone = new CheckoutError('not_found', 'gone');
    await scene.fail(gone);
    expect(nextReadIn(scene)).toBe(false);
    expect(scene.onFatal).toHaveBeenCalledWith(id, gone);
  });

  it('gets a new secret for who asks by hand after the old one was refused, and keeps to it', async () => {
    const scene = setUp();
    await scene.read(scene.answer(waiting));
    await scene.fail(new CheckoutError('not_found', 'gone'));
    scene.calls.length = 0;
    scene.poller.askNext(id, true);
    await scene.read(scene.answer(waiting), scene.answer(waiting));
    await scene.read();
    expect(scene.calls).toEqual([
      ['resume', id, { orderId: '1042' }],
      ['check', 'pay_next', true],
      ['read', 'pay_next', 'next secret', '"v2"'],
    ]);
  });

  it('takes a signal for worth a read unless it has just seen the payment', async () => {
    const scene = setUp();
    await scene.read(scene.answer(waiting));
    const may = (stale = false) => scene.poller.mayRead(id, stale);
    expect([may(), may(true)]).toEqual([false, true]);
    scene.time.now += 1_000;
    expect(may()).toBe(true);
    await scene.read();
    await scene.fail(new CheckoutError('network_error', 'lost'));
    expect(may()).toBe(true);
    const details = { retryAfterMs: 40_000 };
    await scene.fail(new CheckoutError('rate_limited', 'slow down', { details }));
    expect([may(), may(true)]).toEqual([false, false]);
    scene.time.now += 42_000;
    expect(may()).toBe(true);
    await scene.fail(new CheckoutError('unauthorized', 'gone'));
    expect([may(), may(true)]).toEqual([false, false]);
  });

  it('reads on after a wait that makes no sense', async () => {
    const scene = setUp();
    const details = { retryAfterMs: 'a while' };
    await scene.fail(new CheckoutError('rate_limited', 'slow down', { details }));
    expect(nextReadIn(scene)).toBe(1_000);
  });

  it('counts no failure when the page itself gave up', async () => {
    const scene = setUp();
    await scene.read(scene.answer(waiting));
    const gone = new CheckoutError('not_found', 'never heard');
    const abort = new AbortController();
    abort.abort();
    await expect(scene.fail(gone, abort.signal)).resolves.toBe(gone);
    expect(scene.onFatal).not.toHaveBeenCalled();
    expect(nextReadIn(scene)).toBe(3_500);
  });

  it('asks the provider once when told to, and reads when that is asked too often', async () => {
    const scene = setUp();
    scene.poller.askNext(id, true);
    const busy = new CheckoutError('rate_limited', 'too often');
    await scene.read(busy, scene.answer(waiting));
    expect(scene.calls.map(([call, , paid]) => [call, paid])).toEqual([
      ['check', true],
      ['read', 'secret'],
    ]);
    scene.calls.length = 0;
    await scene.read(scene.answer(waiting));
    expect(scene.calls[0]?.[0]).toBe('check');
    scene.calls.length = 0;
    await scene.read();
    expect(scene.calls[0]?.[0]).toBe('read');
  });

  it('goes on with the payment that took the place of this one', async () => {
    const scene = setUp();
    await scene.read(scene.answer(waiting));
    const taken: Payment = {
      ...waiting,
      version: 3,
      supersededBy: 'pay_next',
      action: { type: 'none' },
    };
    expect(await scene.read(scene.answer(taken), scene.answer(scene.successor))).toBe(
      scene.successor,
    );
    expect(scene.calls.at(-1)).toEqual(['resume', 'pay_next', { orderId: '1042' }]);
    await scene.read(scene.answer(scene.successor));
    expect(scene.calls.at(-1)).toEqual(['read', 'pay_next', 'next secret', null]);
  });

  it('shows the replaced payment, with nothing to pay, while its successor can not be had', async () => {
    const scene = setUp();
    const taken: Payment = { ...waiting, supersededBy: 'pay_next', action: { type: 'none' } };
    const shown = await scene.read(scene.answer(taken), new CheckoutError('network_error', 'lost'));
    expect(shown).toMatchObject({ id, action: { type: 'none' } });
    expect(await scene.read(scene.answer(taken), scene.answer(scene.successor))).toBe(
      scene.successor,
    );
  });

  it('stays with a replaced payment that was paid all the same', async () => {
    const scene = setUp();
    const paid = paymentFixture('paid', { supersededBy: 'pay_next' });
    expect((await scene.read(scene.answer(paid))).status).toBe('paid');
    expect(scene.calls).toHaveLength(1);
  });
});
