import { describe, expect, it } from 'vitest';
import { manualClock } from './clock.ts';
import { createSandbox } from './createSandbox.ts';
import type { SandboxSnapshot } from './snapshot.ts';
import { createMerchant, type Delivered, requestToken, START } from './testing/merchant.ts';

/** The snapshot as a file would give it back. */
const stored = (snapshot: SandboxSnapshot) => JSON.parse(JSON.stringify(snapshot));

type Merchant = Awaited<ReturnType<typeof createMerchant>>;

/** Ends the sandbox, starts another one from its snapshot, and tells where the notices go. */
function restart({ sandbox }: Merchant) {
  const restore = stored(sandbox.snapshot());
  sandbox.close();
  const inbox: Delivered[] = [];
  const next = createSandbox({
    clock: manualClock(START),
    restore,
    async deliver(request) {
      inbox.push({ url: request.url, headers: request.headers, body: await request.text() });
      return new Response(null, { status: 200 });
    },
  });
  const statuses = () => inbox.map(({ body }) => JSON.parse(body).status);
  return { sandbox: next, statuses };
}

describe('a sandbox made from a snapshot', () => {
  it('goes on after a restart where it was', async () => {
    const merchant = await createMerchant();
    const { sandbox: before, create, get } = merchant;
    const reference = await create({ amount: '99.50', order_id: '1001' });
    await create({ currency: 'BTC' });
    await before.pay(reference, { share: '0.25' });
    await before.advance(3_000);
    before.dialect('cryptofuse', { envelope: 'reference' });
    before.faults({ refuseCreates: 2 });
    before.callbackUrl('kanga', 'https://shop.example/callbacks/kanga');
    const list = async (answer: Response) => answer.json();
    const remembered = {
      now: before.now(),
      credentials: before.credentials,
      payments: before.payments(),
      notices: before.notices(),
      faults: before.faults(),
      providers: before.providers,
      list: await list(await get('/payments/')),
    };
    const token = merchant.sandbox.requests().at(-1)?.headers['authorization'] ?? '';

    const { sandbox } = restart(merchant);
    const request = new Request(`${sandbox.origins.cryptofuse}/payments/`, {
      headers: { authorization: token },
    });
    expect({
      now: sandbox.now(),
      credentials: sandbox.credentials,
      payments: sandbox.payments(),
      notices: sandbox.notices(),
      faults: sandbox.faults(),
      providers: sandbox.providers,
      list: await list(await sandbox.fetch(request)),
    }).toEqual(remembered);
    expect(sandbox.snapshot()).toEqual(before.snapshot());
  });

  it('takes the money that was still missing, once', async () => {
    const merchant = await createMerchant();
    const reference = await merchant.create();
    await merchant.sandbox.pay(reference, { amount: '40' });
    const { sandbox, statuses } = restart(merchant);
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    await sandbox.advance(3_600_000);
    expect(statuses()).toEqual(['confirming', 'completed']);
    expect(sandbox.payments()[0]).toMatchObject({ status: 'completed', received: '100' });
  });

  it('confirms a transfer when its blocks are there', async () => {
    const merchant = await createMerchant();
    const reference = await merchant.create();
    await merchant.sandbox.pay(reference);
    await merchant.sandbox.advance(30_000);
    const { sandbox, statuses } = restart(merchant);
    await sandbox.advance(26_000);
    expect(statuses()).toEqual([]);
    await sandbox.advance(1_000);
    expect(statuses()).toEqual(['completed']);
  });

  it('lets a price expire at its time', async () => {
    const merchant = await createMerchant();
    await merchant.create();
    await merchant.sandbox.advance(29 * 60_000);
    const { sandbox, statuses } = restart(merchant);
    await sandbox.advance(59_000);
    expect(statuses()).toEqual([]);
    await sandbox.advance(1_000);
    expect(statuses()).toEqual(['expired']);
  });

  it.each([
    [0, ['confirming', 'completed']],
    [12_000, ['completed']],
    [40_000, []],
  ])('plays what is left of a test amount after %i ms', async (ms, left) => {
    const merchant = await createMerchant();
    await merchant.create({ amount: '234.56' });
    await merchant.sandbox.advance(ms);
    const { sandbox, statuses } = restart(merchant);
    await sandbox.advance(3_600_000);
    expect(statuses()).toEqual(left);
  });

  it('plays what is left of a scenario', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.scenario('split');
    await merchant.create();
    await merchant.sandbox.advance(3_000);
    expect(merchant.statuses()).toEqual(['confirming']);
    const { sandbox, statuses } = restart(merchant);
    expect(sandbox.scenario()).toBe('split');
    await sandbox.advance(3_600_000);
    expect(statuses()).toEqual(['partially_paid', 'confirming', 'completed']);
  });

  it('sends the notices that had not left, and none that had', async () => {
    const merchant = await createMerchant();
    const reference = await merchant.create();
    await merchant.sandbox.pay(reference);
    merchant.sandbox.faults({ noticeDelayMs: 5_000 });
    await merchant.sandbox.confirm(reference);
    expect(merchant.statuses()).toEqual(['confirming']);
    const { sandbox, statuses } = restart(merchant);
    await sandbox.advance(5_000);
    expect(statuses()).toEqual(['completed']);
    expect(sandbox.notices().map(({ id, state }) => [id, state])).toEqual([
      ['n1', 'delivered'],
      ['n2', 'delivered'],
    ]);
  });

  it('sends a notice that was on its way again', async () => {
    const merchant = await createMerchant({ deliver: () => new Promise(() => {}) });
    const reference = await merchant.create();
    void merchant.sandbox.pay(reference);
    const { sandbox, statuses } = restart(merchant);
    await sandbox.advance(0);
    expect(statuses()).toEqual(['confirming']);
  });

  it('tries a refused notice again when it is due', async () => {
    const merchant = await createMerchant({
      deliver: async () => new Response(null, { status: 500 }),
    });
    merchant.sandbox.dialect('cryptofuse', { retries: 'thrice' });
    const reference = await merchant.create();
    await merchant.sandbox.pay(reference);
    const { sandbox, statuses } = restart(merchant);
    await sandbox.advance(9_999);
    expect(statuses()).toEqual([]);
    await sandbox.advance(1);
    expect(statuses()).toEqual(['confirming']);
  });

  it('keeps a notice back that waits for the next one', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.faults({ notices: 'reorder' });
    const reference = await merchant.create();
    await merchant.sandbox.pay(reference);
    const { sandbox, statuses } = restart(merchant);
    await sandbox.confirm(reference);
    expect(statuses()).toEqual(['completed', 'confirming']);
  });

  it('invents no id or address that was there before', async () => {
    const merchant = await createMerchant();
    await merchant.create();
    const { sandbox } = restart(merchant);
    const token = await requestToken(sandbox);
    await sandbox.fetch(
      new Request(`${sandbox.origins.cryptofuse}/payments/`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ amount: 100, currency: 'USDTTRC20' }),
      }),
    );
    const payments = sandbox.payments();
    expect(new Set(payments.map(({ address }) => address)).size).toBe(2);
    expect(new Set(payments.map((payment) => payment.reference)).size).toBe(2);
  });

  it('refuses a snapshot that another version wrote', () => {
    const restore = { ...createSandbox({ clock: manualClock(START) }).snapshot(), version: 1 };
    expect(() => createSandbox({ restore: stored(restore as never) })).toThrow(
      'This snapshot has the version 1; this sandbox reads version 3.',
    );
  });
});

describe('a sandbox that is asked to tell of changes', () => {
  it('has told of a payment before its creation is answered', async () => {
    let seen: SandboxSnapshot | undefined;
    const merchant = await createMerchant({
      onChange: (sandbox) => {
        seen = stored(sandbox.snapshot());
      },
    });
    const reference = await merchant.create();
    const restored = createSandbox({ clock: manualClock(START), restore: seen as SandboxSnapshot });
    expect(restored.payments().map((payment) => payment.reference)).toEqual([reference]);
  });

  it('tells of what people, time and receivers do, and of nothing once it is closed', async () => {
    let last = '';
    const { sandbox, create } = await createMerchant({
      onChange: (changed) => {
        last = JSON.stringify(changed.snapshot());
      },
    });
    const isTold = () => last === JSON.stringify(sandbox.snapshot());
    const reference = await create();
    await sandbox.pay(reference);
    expect([isTold(), sandbox.notices()[0]?.state]).toEqual([true, 'delivered']);
    await sandbox.advance(1_234);
    expect(isTold()).toBe(true);
    sandbox.faults({ down: true });
    expect(isTold()).toBe(true);
    sandbox.dialect('cryptofuse', { partial: 'completed' });
    expect(isTold()).toBe(true);
    sandbox.scenario('exact');
    expect(isTold()).toBe(true);
    sandbox.reset();
    expect(isTold()).toBe(true);
    last = '';
    sandbox.close();
    sandbox.faults({ down: true });
    expect(last).toBe('');
  });
});
