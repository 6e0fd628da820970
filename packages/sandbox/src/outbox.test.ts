import { describe, expect, it } from 'vitest';
import { createVirtualClock, manualClock } from './clock.ts';
import { createFaults } from './faults.ts';
import { createOutbox, type OutgoingNotice, type SavedOutbox } from './outbox.ts';
import { createMerchant, START } from './testing/merchant.ts';

describe('a receiver in trouble', () => {
  it('that is not there leaves a failed notice and a payment that goes on', async () => {
    const { create, sandbox } = await createMerchant({
      deliver: () =>
        Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })),
    });
    const id = await create();
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(sandbox.notices()).toMatchObject([
      { label: 'confirming', state: 'failed', attempts: [{ status: null, error: 'ECONNREFUSED' }] },
      { label: 'completed', state: 'failed' },
    ]);
    expect(sandbox.payments()[0]?.status).toBe('completed');
  });

  it('that refuses is not asked again, because no document says so', async () => {
    let calls = 0;
    const { create, sandbox } = await createMerchant({
      deliver: async () => {
        calls += 1;
        return new Response('no', { status: 401 });
      },
    });
    await sandbox.pay(await create());
    await sandbox.advance(50_000);
    expect(calls).toBe(1);
    expect(sandbox.notices()[0]).toMatchObject({ state: 'failed', attempts: [{ status: 401 }] });
  });
});

describe('notices on their way', () => {
  it('get lost, and are kept to be seen', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.faults({ notices: 'drop' });
    await sandbox.pay(await create());
    expect(inbox).toEqual([]);
    expect(sandbox.notices()).toMatchObject([{ state: 'dropped', attempts: [] }]);
  });

  it('arrive twice with the same bytes', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.faults({ notices: 'duplicate' });
    await sandbox.pay(await create());
    expect(inbox).toHaveLength(2);
    expect(inbox[1]?.body).toBe(inbox[0]?.body);
    expect(inbox[1]?.headers.get('x-webhook-signature')).toBe(
      inbox[0]?.headers.get('x-webhook-signature'),
    );
  });

  it('arrive in the wrong order', async () => {
    const { create, sandbox, statuses } = await createMerchant();
    sandbox.faults({ notices: 'reorder' });
    const id = await create();
    await sandbox.pay(id);
    expect(sandbox.notices()).toMatchObject([{ state: 'held' }]);
    await sandbox.confirm(id);
    expect(statuses()).toEqual(['completed', 'confirming']);
  });

  it('that were held back leave when order returns', async () => {
    const { create, sandbox, statuses } = await createMerchant();
    sandbox.faults({ notices: 'reorder' });
    await sandbox.pay(await create());
    sandbox.faults({ notices: 'deliver' });
    await sandbox.advance(0);
    expect(statuses()).toEqual(['confirming']);
  });

  it('have a signature that the merchant’s secret does not give', async () => {
    const genuine = await createMerchant();
    await genuine.sandbox.pay(await genuine.create());
    const forged = await createMerchant();
    forged.sandbox.faults({ notices: 'forge' });
    await forged.sandbox.pay(await forged.create());
    expect(forged.inbox[0]?.body).toBe(genuine.inbox[0]?.body);
    const signature = (inbox: typeof forged.inbox) => inbox[0]?.headers.get('x-webhook-signature');
    expect(signature(forged.inbox)).toMatch(/^[\da-f]{64}$/);
    expect(signature(forged.inbox)).not.toBe(signature(genuine.inbox));
    expect(forged.sandbox.notices()).toMatchObject([{ forged: true }]);
  });

  it('leave late', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.faults({ noticeDelayMs: 600_000 });
    await sandbox.pay(await create());
    await sandbox.advance(599_999);
    expect(inbox).toEqual([]);
    await sandbox.advance(1);
    expect(inbox).toHaveLength(1);
    expect(JSON.parse(inbox[0]?.body ?? '').timestamp).toBe('2026-11-21T10:00:00Z');
  });

  it('can be sent once more by hand', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    await sandbox.pay(await create());
    await sandbox.resend('n1');
    expect(inbox).toHaveLength(2);
    expect(sandbox.notices()[0]?.attempts).toHaveLength(2);
    await expect(sandbox.resend('n99')).rejects.toThrow('There is no notice n99.');
  });
});

describe('a forger', () => {
  it('claims success for a payment that nobody paid', async () => {
    const { create, sandbox, inbox, status } = await createMerchant();
    const id = await create();
    await sandbox.forge(id);
    expect(JSON.parse(inbox[0]?.body ?? '')).toMatchObject({
      transaction_id: id,
      status: 'completed',
      data: { total_paid_amount: '100.00000000', payment_type: 'full' },
    });
    expect((await status(id))['status']).toBe('waiting');
    expect(sandbox.payments()[0]?.received).toBe('0');
  });
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** An unsigned `GET` that is sent again after 15 minutes, an hour and six hours, until exactly 200. */
const CALLBACK: OutgoingNotice = {
  provider: 'kanga',
  reference: 'k1',
  label: 'ACTIVE',
  method: 'GET',
  url: 'https://shop.example/callbacks/kanga?transactionKey=k1',
  headers: {},
  body: '',
  forged: false,
  accepts: 'exactly 200',
  retryAfterMs: [15 * MINUTE, HOUR, 6 * HOUR],
};

/** An outbox at work, and a receiver with one answer after the other; the last one stays. */
function createPost(answers: (number | 'nobody')[], saved?: SavedOutbox) {
  const clock = createVirtualClock(manualClock(START));
  const faults = createFaults();
  const calls: { after: number; method: string; url: string; body: string }[] = [];
  const start = clock.now();
  const outbox = createOutbox({
    clock,
    faults,
    async deliver(request) {
      const { method, url } = request;
      calls.push({ after: clock.now() - start, method, url, body: await request.text() });
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 200;
      if (answer === 'nobody') throw new TypeError('fetch failed');
      return new Response(null, { status: answer });
    },
  });
  if (saved !== undefined) outbox.restore(JSON.parse(JSON.stringify(saved)));
  const minutes = () => calls.map(({ after }) => after / MINUTE);
  return { clock, faults, outbox, calls, minutes };
}

describe('a callback by GET', () => {
  it('has the address and no body', async () => {
    const { clock, outbox, calls } = createPost([200]);
    outbox.send(CALLBACK);
    await clock.settle();
    expect(calls).toEqual([{ after: 0, method: 'GET', url: CALLBACK.url, body: '' }]);
    expect(outbox.list()).toMatchObject([{ state: 'delivered', nextAt: null }]);
  });

  it.each([[[500]], [[201, 204, 202]], [[302, 404]], [['nobody', 503] as const]])(
    'that is answered with %j is sent again after 15 minutes, an hour and six hours, then no more',
    async (answers) => {
      const { clock, outbox, minutes } = createPost([...answers]);
      outbox.send(CALLBACK);
      await clock.advance(30 * 24 * HOUR);
      expect(minutes()).toEqual([0, 15, 75, 435]);
      expect(outbox.list()).toMatchObject([{ state: 'failed', nextAt: null }]);
      expect(outbox.list()[0]?.attempts).toHaveLength(4);
    },
  );

  it('is sent until one is answered with exactly 200', async () => {
    const { clock, outbox, minutes } = createPost([503, 204, 200]);
    outbox.send(CALLBACK);
    await clock.advance(30 * 24 * HOUR);
    expect(minutes()).toEqual([0, 15, 75]);
    expect(outbox.list()).toMatchObject([
      { state: 'delivered', attempts: [{ status: 503 }, { status: 204 }, { status: 200 }] },
    ]);
  });

  it('tells when it is sent next', async () => {
    const { clock, outbox } = createPost([503]);
    const next = () => outbox.list()[0]?.nextAt;
    outbox.send(CALLBACK);
    await clock.settle();
    expect(next()).toBe('2026-11-21T10:15:00.000Z');
    await clock.advance(15 * MINUTE);
    expect(next()).toBe('2026-11-21T11:15:00.000Z');
    await clock.advance(HOUR);
    expect(next()).toBe('2026-11-21T17:15:00.000Z');
    await clock.advance(6 * HOUR);
    expect(next()).toBeNull();
  });

  it('keeps its planned tries over a restart, each at its time', async () => {
    const before = createPost([503]);
    before.outbox.send(CALLBACK);
    await before.clock.advance(20 * MINUTE);
    expect(before.minutes()).toEqual([0, 15]);
    const after = createPost([503], before.outbox.save());
    expect(after.outbox.list()).toEqual(before.outbox.list());
    await after.clock.advance(30 * 24 * HOUR);
    expect(after.minutes()).toEqual([75, 435]);
  });

  it('has no address where no callback URL was set, and says so', async () => {
    const { clock, outbox, calls } = createPost([200]);
    outbox.send({ ...CALLBACK, url: null });
    await clock.advance(30 * 24 * HOUR);
    expect(calls).toEqual([]);
    expect(outbox.list()).toMatchObject([{ state: 'unaddressed', attempts: [], nextAt: null }]);
    expect(() => outbox.resend('n1')).toThrow('no callback URL was set');
  });

  it('that got lost is sent again, because nothing was answered', async () => {
    const { clock, faults, outbox, minutes } = createPost([200]);
    faults.set({ notices: 'drop' });
    outbox.send(CALLBACK);
    expect(outbox.list()).toMatchObject([
      { state: 'dropped', attempts: [], nextAt: '2026-11-21T10:15:00.000Z' },
    ]);
    await clock.advance(20 * MINUTE);
    faults.set({ notices: 'deliver' });
    await clock.advance(24 * HOUR);
    expect(minutes()).toEqual([75]);
    expect(outbox.list()).toMatchObject([{ state: 'delivered' }]);
  });

  it('that arrives twice has one plan for its next try', async () => {
    const { clock, faults, outbox, minutes } = createPost([503, 503, 503, 200]);
    faults.set({ notices: 'duplicate' });
    outbox.send(CALLBACK);
    await clock.advance(24 * HOUR);
    expect(minutes()).toEqual([0, 0, 15, 15]);
    expect(outbox.list()).toMatchObject([{ state: 'delivered', nextAt: null }]);
  });

  it('is delivered when one of two copies was taken', async () => {
    const { clock, faults, outbox, minutes } = createPost([200, 503]);
    faults.set({ notices: 'duplicate' });
    outbox.send(CALLBACK);
    await clock.advance(24 * HOUR);
    expect(minutes()).toEqual([0, 0]);
    expect(outbox.list()).toMatchObject([{ state: 'delivered' }]);
  });

  it('is out of order at its first try only', async () => {
    const { clock, faults, outbox, calls } = createPost([503]);
    faults.set({ notices: 'reorder' });
    outbox.send(CALLBACK);
    outbox.send({ ...CALLBACK, url: `${CALLBACK.url}&second` });
    await clock.advance(24 * HOUR);
    expect(calls.map(({ url }) => url.endsWith('second'))).toEqual([
      ...[true, false],
      ...[true, false],
      ...[true, false],
      ...[true, false],
    ]);
  });

  it('leaves late once; its further tries keep their distance', async () => {
    const { clock, faults, outbox, minutes } = createPost([503, 200]);
    faults.set({ noticeDelayMs: 10 * MINUTE });
    outbox.send(CALLBACK);
    await clock.advance(24 * HOUR);
    expect(minutes()).toEqual([10, 25]);
  });

  it('sent by hand ends the tries when it is taken, and changes nothing when it is not', async () => {
    const { clock, outbox, minutes } = createPost([503, 503, 503, 200]);
    outbox.send(CALLBACK);
    await clock.advance(MINUTE);
    outbox.resend('n1');
    await clock.advance(19 * MINUTE);
    expect(minutes()).toEqual([0, 1, 15]);
    outbox.resend('n1');
    await clock.advance(24 * HOUR);
    expect(minutes()).toEqual([0, 1, 15, 20]);
    expect(outbox.list()).toMatchObject([{ state: 'delivered', nextAt: null }]);
  });

  it('is not sent again after a reset, though its answer was still to come', async () => {
    let refuse = (_: Response) => {};
    const clock = createVirtualClock(manualClock(START));
    let calls = 0;
    const outbox = createOutbox({
      clock,
      faults: createFaults(),
      deliver() {
        calls += 1;
        return new Promise((resolve) => {
          refuse = resolve;
        });
      },
    });
    outbox.send(CALLBACK);
    outbox.reset();
    refuse(new Response(null, { status: 503 }));
    await clock.advance(24 * HOUR);
    expect(calls).toBe(1);
  });
});
