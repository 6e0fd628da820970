import { createSandbox, manualClock } from '@coinslot/sandbox';
import type { PricedOrder } from '@coinslot/server';
import { cryptofuse, testAmounts } from '@coinslot/server/cryptofuse';
import { memoryStore } from '@coinslot/server/stores/memory';
import { describe, expect, test } from 'vitest';

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** The adapter and the sandbox: two readings of the same documents, which share no code. */
function setUp(dialect: Record<string, string> = {}) {
  const delivered: Request[] = [];
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed: 'dialects',
    deliver: async (request) => {
      delivered.push(request);
      return new Response(null);
    },
  });
  sandbox.dialect('cryptofuse', dialect);
  const provider = cryptofuse({ ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20'] });
  const ctx = {
    fetch: ((input) => sandbox.fetch(input as Request)) as typeof fetch,
    now: () => sandbox.now(),
    random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
    log,
    signal: undefined,
    store: memoryStore(),
    paymentId: 'pay_1',
    callbackUrl: 'https://shop.example/callbacks/cryptofuse/pay_1.mac',
    returnUrl: 'https://shop.example/thanks',
  };
  let expected = { amount: '', currency: 'USD', assetCode: 'USDTTRC20' };
  const create = (amount: string) => {
    const price = { amount, currency: 'USD' };
    expected = { ...price, assetCode: 'USDTTRC20' };
    const order: PricedOrder = { id: '1042', prices: [price], price };
    return provider.create(order, { asset: 'USDTTRC20' }, ctx);
  };
  const read = (reference: string | null) =>
    provider.read({ reference, paymentId: 'pay_1', due: null, expected, private: {} }, ctx);
  const notices = () =>
    Promise.all(
      delivered.map(async (request) => {
        const body = new Uint8Array(await request.clone().arrayBuffer());
        const { method, headers, url } = request;
        return provider.parseNotice({ method, headers, url: new URL(url), body });
      }),
    );
  return { sandbox, provider, ctx, create, read, notices };
}

const [account] = createSandbox().providers.filter(({ id }) => id === 'cryptofuse');
const dialects = Object.entries(account?.document.dialects ?? {}).flatMap(([name, { values }]) =>
  values.map((value) => ({ name, value })),
);

describe('every dialect that the documents have', () => {
  test.for(dialects)('is paid through with $name: $value', async ({ name, value }) => {
    // Where the list tells no amount, the status has to: else no read can know that it is paid.
    const told = name === 'listHistory' ? { statusAmounts: 'present' } : {};
    const { sandbox, provider, ctx, create, read, notices } = setUp({ ...told, [name]: value });
    const price = { amount: '100.00', currency: 'USD' };
    const options = await provider.quote({ id: '1042', prices: [price], price }, ctx);
    expect(options).toMatchObject([{ approximate: '100', unavailable: null }]);

    const { reference, due } = await create('100.00');
    expect(due).toMatchObject({ amount: '100', asset: { code: 'USDTTRC20', network: 'tron' } });
    expect(await read(reference)).toMatchObject({ claim: 'awaiting_payment' });

    await sandbox.pay(reference);
    expect(await read(reference)).toMatchObject({ claim: 'confirming' });
    await sandbox.confirm(reference);
    const echo = { paymentId: 'pay_1', due: '100.00000000', assetCode: 'USDTTRC20' };
    const money = { kind: 'received', amount: '100' };
    expect(await read(reference)).toMatchObject({ reference, claim: 'paid', money, echo });

    const sent = await notices();
    // A notice that names two payments only causes a read.
    const fact = value === 'other' ? undefined : { claim: 'paid', money };
    expect(sent.at(-1)).toMatchObject({ evidence: 'signed', ...(fact && { fact }) });
    expect(sent.at(-1)?.fact === undefined).toBe(fact === undefined);
    expect(new Set(sent.map(({ dedupeKey }) => dedupeKey)).size).toBe(sent.length);
    expect(sent.every((notice) => notice.reference === reference)).toBe(true);
  });

  test.for(dialects.filter(({ name }) => name === 'partial' || name === 'statusAmounts'))(
    'is told apart from a partial payment with $name: $value',
    async ({ name, value }) => {
      const { sandbox, create, read, notices } = setUp({ [name]: value, testAmounts: 'off' });
      const { reference } = await create('100.00');
      await sandbox.pay(reference, { amount: '40' });
      await sandbox.confirm(reference);
      await sandbox.advance(60 * 60 * 1000);
      const fact = { claim: 'partially_paid', money: { kind: 'received', amount: '40' } };
      expect(await read(reference)).toMatchObject(fact);
      expect((await notices()).at(-1)).toMatchObject({ fact });
    },
  );
});

test.for([
  ['success', 'paid', '123.45'],
  ['partial', 'partially_paid', '172.835'],
  ['overpayment', 'paid', '685.17'],
  ['expired', 'expired', null],
  ['failed', 'failed', null],
] as const)('the test amount for %s ends as %s', async ([name, claim, amount]) => {
  const { sandbox, create, read } = setUp();
  const { reference } = await create(testAmounts[name]);
  for (let minute = 0; minute < 60; minute += 1) await sandbox.advance(60_000);
  const fact = await read(reference);
  expect(fact?.claim).toBe(claim);
  if (amount !== null) expect(fact?.money).toMatchObject({ kind: 'received', amount });
});
