import { describe, expect, it } from 'vitest';
import {
  type Created,
  createKryptoswapMerchant,
  dataOf,
  type KryptoswapMerchant,
  ORDER,
} from '../../testing/kryptoswapMerchant.ts';
import { document } from './document.ts';
import { STATUSES } from './entities.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

interface Opened extends KryptoswapMerchant {
  readonly created: Created;
  readonly reference: string;
  status(): Promise<unknown>;
}

async function open(fields = {}, dialect: Record<string, string> = {}): Promise<Opened> {
  const merchant = createKryptoswapMerchant();
  merchant.sandbox.dialect('kryptoswap', dialect);
  const created = await merchant.create({ skipPreview: true, ...fields });
  const status = async () => (await merchant.order(created))['status'];
  return { ...merchant, created, reference: String(created.uid), status };
}

describe('an order', () => {
  it('that is paid goes from waitPayment over inProgress and inProgressPayout to done', async () => {
    const { sandbox, reference, status, labels } = await open();
    expect(await status()).toBe('waitPayment');
    await sandbox.pay(reference);
    expect(await status()).toBe('inProgress');
    await sandbox.advance(10 * MINUTE - 1);
    expect(await status()).toBe('inProgress');
    await sandbox.advance(1);
    expect(await status()).toBe('inProgressPayout');
    await sandbox.advance(5 * SECOND - 1);
    expect(await status()).toBe('inProgressPayout');
    await sandbox.advance(1);
    expect(await status()).toBe('done');
    await sandbox.advance(24 * 60 * MINUTE);
    expect(labels()).toEqual(['inProgress', 'inProgressPayout', 'done']);
  });

  it('that nobody pays is deleted after its orderTTL', async () => {
    const { sandbox, status, labels } = await open();
    await sandbox.advance(60 * MINUTE - 1);
    expect(await status()).toBe('waitPayment');
    await sandbox.advance(1);
    expect(await status()).toBe('deleted');
    expect(labels()).toEqual(['deleted']);
  });

  it('that the payer says is paid does not run out, and is not paid by it', async () => {
    const { sandbox, created, updateStatus, status } = await open();
    await updateStatus(created, 'inProgress');
    await sandbox.advance(24 * 60 * MINUTE);
    expect(await status()).toBe('inProgress');
    expect(sandbox.payments()[0]).toMatchObject({ received: '0', transfers: [] });
    expect(sandbox.payments()[0]?.can).not.toContain('confirm');
  });

  it('that the payer says is paid is done once it is', async () => {
    const { sandbox, created, reference, updateStatus, labels } = await open();
    await updateStatus(created, 'inProgress');
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    expect(labels()).toEqual(['inProgress', 'inProgressPayout', 'done']);
  });

  it('with too little is on hold once that is confirmed, and the rest lets it go on', async () => {
    const { sandbox, reference, status } = await open();
    await sandbox.pay(reference, { share: '0.4' });
    await sandbox.confirm(reference);
    expect(await status()).toBe('hold');
    expect(sandbox.payments()[0]?.received).toBe('0.00011976');
    await sandbox.pay(reference);
    expect(await status()).toBe('hold');
    await sandbox.confirm(reference);
    expect(await status()).toBe('done');
    expect(sandbox.payments()[0]?.received).toBe('0.00029938');
  });

  it('with too little goes on waiting in another dialect', async () => {
    const { sandbox, reference, status } = await open({}, { underpayment: 'waits' });
    await sandbox.pay(reference, { share: '0.4' });
    await sandbox.confirm(reference);
    expect(await status()).toBe('inProgress');
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    expect(await status()).toBe('done');
  });

  it('with too much is done, and tells the amounts that were agreed to', async () => {
    const { sandbox, reference, created, order } = await open();
    await sandbox.pay(reference, { share: '1.5' });
    await sandbox.confirm(reference);
    expect(await order(created)).toMatchObject({ status: 'done', inAmount: 0.00029938 });
    expect(sandbox.payments()[0]?.received).toBe('0.00044907');
  });

  it('is on hold after another currency, which counts for nothing', async () => {
    const { sandbox, reference, status } = await open();
    await sandbox.pay(reference, { asset: 'ETH' });
    expect(await status()).toBe('waitPayment');
    await sandbox.confirm(reference);
    expect(await status()).toBe('hold');
    expect(sandbox.payments()[0]).toMatchObject({ received: '0', transfers: [{ asset: 'ETH' }] });
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    expect(await status()).toBe('done');
  });

  it('that was deleted gives back what arrives', async () => {
    const { sandbox, reference, status, labels } = await open();
    await sandbox.expire(reference);
    await sandbox.pay(reference);
    expect(await status()).toBe('deleted');
    await sandbox.confirm(reference);
    expect(labels()).toEqual(['deleted', 'returned']);
  });

  it('that was deleted is paid after all in another dialect', async () => {
    const { sandbox, reference, labels } = await open({}, { lateDeposit: 'accepted' });
    await sandbox.cancel(reference);
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    expect(labels()).toEqual(['deleted', 'inProgress', 'inProgressPayout', 'done']);
  });

  it.each([
    ['waitPayment', 'errorPayment', async () => {}],
    ['inProgress', 'errorPayment', ({ sandbox, reference }: Opened) => sandbox.pay(reference)],
    [
      'inProgressPayout',
      'errorPayout',
      async ({ sandbox, reference }: Opened) => {
        await sandbox.pay(reference);
        await sandbox.advance(10 * MINUTE);
      },
    ],
  ] as const)('that fails as %s is %s', async (before, after, prepare) => {
    const opened = await open();
    await prepare(opened);
    expect(await opened.status()).toBe(before);
    await opened.sandbox.fail(opened.reference);
    expect(await opened.status()).toBe(after);
    await opened.sandbox.advance(24 * 60 * MINUTE);
    expect(await opened.status()).toBe(after);
  });

  it('whose payout failed can be paid out by hand', async () => {
    const { sandbox, reference, status } = await open();
    await sandbox.pay(reference);
    await sandbox.advance(10 * MINUTE);
    await sandbox.fail(reference);
    await sandbox.confirm(reference);
    expect(await status()).toBe('done');
  });

  it.each(['hold', 'done', 'errorPayout'])('that is %s can be returned', async (status) => {
    const opened = await open();
    const { sandbox, reference } = opened;
    await sandbox.pay(reference, status === 'hold' ? { share: '0.5' } : {});
    if (status === 'errorPayout') {
      await sandbox.advance(10 * MINUTE);
      await sandbox.fail(reference);
    } else {
      await sandbox.confirm(reference);
    }
    expect(await opened.status()).toBe(status);
    await sandbox.refund(reference);
    expect(await opened.status()).toBe('returned');
    expect(sandbox.payments()[0]?.can).toEqual(['pay', 'forge', 'misreport', 'reword']);
  });

  it('without money cannot be returned', async () => {
    const { sandbox, reference } = await open();
    await expect(sandbox.refund(reference)).rejects.toThrow('Cannot refund');
  });

  it('can come into each of the ten statuses', async () => {
    const seen = new Set<unknown>(['new']);
    const plays: ((opened: Opened) => Promise<unknown>)[] = [
      ({ sandbox, reference }) => sandbox.pay(reference).then(() => sandbox.confirm(reference)),
      ({ sandbox, reference }) =>
        sandbox.pay(reference, { share: '0.1' }).then(() => sandbox.confirm(reference)),
      ({ sandbox, reference }) => sandbox.expire(reference).then(() => sandbox.pay(reference)),
      ({ sandbox, reference }) => sandbox.fail(reference),
      ({ sandbox, reference }) =>
        sandbox
          .pay(reference)
          .then(() => sandbox.advance(10 * MINUTE))
          .then(() => sandbox.fail(reference)),
    ];
    for (const play of plays) {
      const opened = await open();
      seen.add(await opened.status());
      await play(opened);
      await opened.sandbox.advance(60 * MINUTE);
      for (const label of opened.labels()) seen.add(label);
    }
    expect([...seen].sort()).toEqual([...STATUSES].sort());
  });
});

describe('order/update-status', () => {
  const reserved = ['inProgressPayout', 'done', 'hold'];

  it.each(STATUSES.filter((status) => !reserved.includes(status)))(
    'can set %s on an order that waits',
    async (status) => {
      const { created, updateStatus, status: told } = await open();
      const { body } = await updateStatus(created, status);
      expect(body).toMatchObject({ success: true, data: {} });
      expect(await told()).toBe(status);
    },
  );

  it.each([...reserved, 'paid', 'constructor', ''])('cannot set %j', async (status) => {
    const { created, updateStatus, status: told, labels } = await open();
    expect((await updateStatus(created, status)).body['success']).toBe(false);
    expect([await told(), labels()]).toEqual(['waitPayment', []]);
  });

  it.each(['inProgress', 'errorPayment', 'returned', 'deleted', 'errorPayout'])(
    'can set nothing on an order that is %s',
    async (status) => {
      const { created, updateStatus, status: told } = await open();
      await updateStatus(created, status);
      for (const next of STATUSES) {
        expect((await updateStatus(created, next)).body['success']).toBe(false);
      }
      expect(await told()).toBe(status);
    },
  );

  it('works from new as well', async () => {
    const { created, updateStatus, status } = await open({ skipPreview: false });
    expect(await status()).toBe('new');
    await updateStatus(created, 'waitPayment');
    await updateStatus(created, 'inProgress');
    expect(await status()).toBe('inProgress');
  });

  it('needs the secret of the order', async () => {
    const { created, updateStatus, status } = await open();
    const { body } = await updateStatus({ ...created, secret: 'x'.repeat(24) }, 'deleted');
    expect([body['success'], await status()]).toEqual([false, 'waitPayment']);
  });

  it('takes the uid as a text too', async () => {
    const { created, put, status } = await open();
    const { uid, secret } = created;
    await put(`${ORDER}/update-status`, {
      orderUID: String(uid),
      orderSecret: secret,
      status: 'deleted',
    });
    expect(await status()).toBe('deleted');
  });
});

describe('what the exchange tells', () => {
  it('is a hundredth after misreport', async () => {
    const { sandbox, reference, created, order, inbox } = await open();
    await sandbox.misreport(reference);
    expect(await order(created)).toMatchObject({ inAmount: 0.000003, outAmount: 0.25 });
    await sandbox.pay(reference);
    const fields = new URLSearchParams(inbox.at(-1)?.body);
    expect([fields.get('inAmount'), fields.get('outAmount')]).toEqual(['0.000003', '0.25']);
    expect(sandbox.payments()[0]?.due.amount).toBe('0.00029938');
  });

  it.each([
    [{ due: '0.5' }, { inAmount: 0.5, outAmount: 25, from: 'BTC' }],
    [{ price: '24.99' }, { inAmount: 0.00029938, outAmount: 24.99, from: 'BTC' }],
    [{ asset: 'ETH' }, { inAmount: 0.00029938, outAmount: 25, from: 'ETH' }],
  ])('is what misreport %j says', async (options, expected) => {
    const { sandbox, reference, created, order } = await open();
    await sandbox.misreport(reference, options);
    const { from, ...amounts } = expected;
    expect(await order(created)).toMatchObject({ ...amounts, route: { from: { xml: from } } });
  });

  it.each([
    [{ orderId: 'x' }, 'no id of the merchant'],
    [{ asset: 'DOGE' }, 'There is no asset DOGE'],
    [{ due: '0' }, 'due is a decimal above zero'],
    [{ price: '-1' }, 'price is a decimal above zero'],
  ])('cannot be misreported as %j', async (options, message) => {
    const { sandbox, reference } = await open();
    await expect(sandbox.misreport(reference, options)).rejects.toThrow(message);
  });

  it('is a status that no document knows after reword', async () => {
    const { sandbox, reference, status, labels } = await open();
    await sandbox.reword(reference);
    expect(await status()).toBe('underReview');
    expect(labels()).toEqual(['underReview']);
    expect(STATUSES).not.toContain('underReview');
  });
});

it.each([
  [{ amount: '0' }, 'amount is a decimal above zero'],
  [{ share: 'half' }, 'share is a decimal above zero'],
  [{ asset: 'DOGE' }, 'There is no asset DOGE'],
])('a transfer of %j cannot be', async (options, message) => {
  const { sandbox, reference } = await open();
  await expect(sandbox.pay(reference, options)).rejects.toThrow(message);
});

it('the route from a card is paid by hand, to a card that no bank issued', async () => {
  const merchant = createKryptoswapMerchant();
  const { body } = await merchant.get('public/exchanger/route/get/one/by-xml', {
    xmlIn: 'CARDUAH',
    xmlOut: 'USDTTRC20',
  });
  type Keyed = { fields: { _id: string }[] };
  const { route } = dataOf<{ route: { routeId: string; from: Keyed } & Keyed }>(body);
  const [number, holder] = route.from.fields;
  const created = await merchant.create({
    routeId: route.routeId,
    fromValues: [
      { key: number?._id, value: '9999000011112222' },
      { key: holder?._id, value: 'ADA LOVELACE' },
    ],
    routeValues: [{ key: route.fields[0]?._id, value: '+380441234567' }],
  });
  const { route: told } = (await merchant.order(created)) as {
    route: { from: { paymentDetails: Record<string, unknown> } };
  };
  const { account, ...details } = told.from.paymentDetails;
  expect(account).toMatch(/^9999\d{12}$/);
  expect(details).toMatchObject({
    merchantEnabled: false,
    merchant: null,
    manualPaymentText: `Send 1107.6 UAH to the card ${account}.`,
    showIPaidBtn: true,
  });
  await merchant.sandbox.pay(String(created.uid));
  await merchant.sandbox.confirm(String(created.uid));
  expect((await merchant.order(created))['status']).toBe('done');
});

it('each switch has its source, and a first value that is the default', () => {
  const { sandbox } = createKryptoswapMerchant();
  const provider = sandbox.providers.find(({ id }) => id === 'kryptoswap');
  for (const [name, { values, source }] of Object.entries(document.dialects)) {
    expect(provider?.dialect[name]).toBe(values[0]);
    expect(source.length).toBeGreaterThan(20);
  }
  expect(() => sandbox.dialect('kryptoswap', { ipnHash: 'cookie' })).toThrow('ipnHash is one of');
});
