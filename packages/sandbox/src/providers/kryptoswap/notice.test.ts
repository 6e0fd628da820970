import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  createKryptoswapMerchant,
  IPN_SECRET,
  IPN_URL,
  type KryptoswapMerchant,
} from '../../testing/kryptoswapMerchant.ts';

const NINE = [
  ...['orderUID', 'orderId', 'newStatus', 'inAmount', 'outAmount'],
  ...['xml_from', 'xml_to', 'timestamp', 'toValues'],
];

function lastNotice({ inbox }: KryptoswapMerchant) {
  const notice = inbox.at(-1);
  if (notice === undefined) throw new Error('No notice has arrived.');
  return { ...notice, fields: new URLSearchParams(notice.body) };
}

/** The guide's recipe, over what was received. */
function hashOf(fields: URLSearchParams, secret = IPN_SECRET): string {
  const names = [
    'orderId',
    'newStatus',
    'inAmount',
    'outAmount',
    'xml_from',
    'xml_to',
    'timestamp',
  ];
  const text = [...names.map((name) => fields.get(name)), secret].join(':');
  return bytesToHex(sha256(utf8ToBytes(text)));
}

async function paid(dialect: Record<string, string> = {}, fields = {}) {
  const merchant = createKryptoswapMerchant();
  merchant.sandbox.dialect('kryptoswap', dialect);
  const created = await merchant.create(fields);
  await merchant.sandbox.pay(String(created.uid));
  return { ...merchant, created };
}

describe('a notice', () => {
  it('is a form with the nine fields of the guide', async () => {
    const merchant = await paid();
    const { url, headers, fields } = lastNotice(merchant);
    const [route] = merchant.sandbox.credentials.kryptoswap.routes;
    const [[key, value] = []] = Object.entries(route?.toValues ?? {});
    expect(url).toBe(IPN_URL);
    expect(headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(fields)).toEqual({
      orderUID: String(merchant.created.uid),
      orderId: merchant.created._id,
      newStatus: 'inProgress',
      inAmount: '0.00029938',
      outAmount: '25',
      xml_from: 'BTC',
      xml_to: 'USDTTRC20',
      timestamp: String(merchant.sandbox.now()),
      'toValues[0][key]': key,
      'toValues[0][name]': 'Wallet address',
      'toValues[0][value]': value,
      hash: hashOf(fields),
    });
    const names = [...fields.keys()].map((name) => name.replace(/\[.*/, ''));
    expect([...new Set(names)]).toEqual([...NINE, 'hash']);
  });

  it('may carry the recipient’s data as one JSON text', async () => {
    const merchant = await paid({ ipnToValues: 'json' });
    const [entry] = JSON.parse(lastNotice(merchant).fields.get('toValues') ?? '[]');
    expect(Object.keys(entry)).toEqual(['key', 'name', 'value']);
  });

  it('carries them whatever the pages hide', async () => {
    const merchant = await paid({}, { hideOutData: true });
    expect(lastNotice(merchant).fields.get('toValues[0][value]')).toMatch(/^T/);
  });

  it.each([
    ['body', true, false],
    ['header', false, true],
    ['absent', false, false],
  ])('has its hash in the %s', async (ipnHash, inBody, inHeader) => {
    const { fields, headers } = lastNotice(await paid({ ipnHash }));
    expect(fields.get('hash')).toBe(inBody ? hashOf(fields) : null);
    expect(headers.get('hash')).toBe(inHeader ? hashOf(fields) : null);
  });

  it('has no hash for an order without a secret', async () => {
    const merchant = await paid({}, { ipnSecret: undefined });
    expect(lastNotice(merchant).fields.has('hash')).toBe(false);
  });

  it('is not sent for an order without a URL, which cannot be forged for either', async () => {
    const { sandbox, inbox, created } = await paid({}, { ipnUrl: undefined });
    await sandbox.confirm(String(created.uid));
    expect(inbox).toEqual([]);
    expect(sandbox.payments()[0]?.can).not.toContain('forge');
    await expect(sandbox.forge(String(created.uid))).rejects.toThrow('Cannot forge');
  });

  it('comes at each change of the status, and none at the creation', async () => {
    const merchant = createKryptoswapMerchant();
    const created = await merchant.create();
    expect(merchant.inbox).toEqual([]);
    await merchant.updateStatus(created, 'waitPayment');
    await merchant.updateStatus(created, 'waitPayment');
    await merchant.sandbox.pay(String(created.uid));
    await merchant.sandbox.confirm(String(created.uid));
    const told = merchant.inbox.map(({ body }) => new URLSearchParams(body).get('newStatus'));
    expect(told).toEqual(['waitPayment', 'inProgress', 'inProgressPayout', 'done']);
  });

  it.each([null, 404, 500, 503])('that is answered with %s is not sent again', async (status) => {
    let calls = 0;
    const { sandbox, create } = createKryptoswapMerchant({
      async deliver() {
        calls += 1;
        if (status === null) throw new TypeError('fetch failed');
        return new Response(null, { status });
      },
    });
    const { uid } = await create();
    await sandbox.fail(String(uid));
    await sandbox.advance(30 * 86_400_000);
    expect(calls).toBe(1);
    expect(sandbox.notices()).toMatchObject([{ state: 'failed', nextAt: null }]);
  });

  it('of somebody else claims that the order is done, with a hash that is not right', async () => {
    const merchant = createKryptoswapMerchant();
    const created = await merchant.create();
    await merchant.sandbox.forge(String(created.uid));
    const { fields } = lastNotice(merchant);
    expect(fields.get('newStatus')).toBe('done');
    expect(fields.get('hash')).toMatch(/^[0-9a-f]{64}$/);
    expect(fields.get('hash')).not.toBe(hashOf(fields));
    expect((await merchant.order(created))['status']).toBe('new');
    expect(merchant.sandbox.notices()[0]?.forged).toBe(true);
  });

  it('is signed with a wrong secret while notices are forged', async () => {
    const merchant = createKryptoswapMerchant();
    const created = await merchant.create();
    merchant.sandbox.faults({ notices: 'forge' });
    await merchant.sandbox.pay(String(created.uid));
    const { fields } = lastNotice(merchant);
    expect(fields.get('newStatus')).toBe('inProgress');
    expect(fields.get('hash')).not.toBe(hashOf(fields));
  });

  it('tells the moment of the provider’s own clock, in ms', async () => {
    const merchant = createKryptoswapMerchant();
    const created = await merchant.create();
    merchant.sandbox.faults({ clockAheadMs: 60_000 });
    await merchant.sandbox.pay(String(created.uid));
    const { fields } = lastNotice(merchant);
    expect(Number(fields.get('timestamp'))).toBe(merchant.sandbox.now() + 60_000);
  });
});
