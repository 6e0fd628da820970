import { describe, expect, it } from 'vitest';
import {
  type Created,
  createKryptoswapMerchant,
  dataOf,
  type KryptoswapMerchant,
  newOrder,
  ORDER,
  signedRequest,
} from '../../testing/kryptoswapMerchant.ts';

const PARAMETER = 6231546409213868;
const VERIFICATION = 5001670807585394;
const CAPTCHA = 1601588666628861;
const PAYER = { number: '9999000011112222', holder: 'ADA LOVELACE', phone: '+380441234567' };

type Body = Record<string, unknown>;

async function codeOf({ post, orderFields }: KryptoswapMerchant, fields: Body): Promise<unknown> {
  const { body } = await post(`${ORDER}/create`, orderFields(fields));
  if (body['success'] === true) return 'created';
  return (body['error'] as Body)['errorCode'];
}

/** Every field of the route from a card, filled in as it should be. */
function cardOrder({ sandbox }: KryptoswapMerchant, fields: Partial<typeof PAYER> = {}): Body {
  const { number, holder, phone } = { ...PAYER, ...fields };
  return {
    ...newOrder(sandbox, 'CARDUAH'),
    // The ids of the fields are those of the sandbox: read from its route.
    fromValues: [
      { key: 'number', value: number },
      { key: 'holder', value: holder },
    ],
    routeValues: [{ key: 'phone', value: phone }],
  };
}

/** Puts the route's own keys where `cardOrder` has names. */
async function withKeys(merchant: KryptoswapMerchant, order: Body): Promise<Body> {
  const { body } = await merchant.get('public/exchanger/route/get/one', {
    id: String(order['routeId']),
  });
  const { route } = dataOf<{ route: { from: Fields; fields: Field[] } }>(body);
  const keys: Record<string, string | undefined> = {
    number: route.from.fields[0]?._id,
    holder: route.from.fields[1]?._id,
    phone: route.fields[0]?._id,
  };
  const rename = (list: unknown) =>
    (list as { key: string }[]).map((item) => ({ ...item, key: keys[item.key] ?? item.key }));
  return {
    ...order,
    fromValues: rename(order['fromValues']),
    routeValues: rename(order['routeValues']),
  };
}

interface Field {
  readonly _id: string;
}
interface Fields {
  readonly fields: Field[];
}

describe('order/create', () => {
  it('answers with uid, secret, _id and rid of their documented lengths', async () => {
    const created = (await createKryptoswapMerchant().create()) as unknown as Body;
    expect(String(created['uid'])).toMatch(/^\d{10}$/);
    expect(created['uid']).toBeTypeOf('number');
    expect(created['secret']).toMatch(/^[A-Za-z0-9]{24}$/);
    expect(created['_id']).toMatch(/^[0-9a-f]{24}$/);
    expect(created['rid']).toMatch(/^[A-Za-z0-9]{11}$/);
  });

  it('tells the amounts beside them, or inside the route, as the dialect says', async () => {
    const { create, sandbox } = createKryptoswapMerchant();
    const told = {
      inAmount: 0.00029938,
      outAmount: 25,
      status: 'new',
      expiresAt: '2026-11-21T11:00:00.000Z',
    };
    expect(await create()).toMatchObject(told);
    sandbox.dialect('kryptoswap', { createAmounts: 'route' });
    const created = (await create()) as unknown as Body;
    expect(created['route']).toEqual(told);
    expect(created).not.toHaveProperty('inAmount');
  });

  it('makes a second order for the same body: there is no idempotency key', async () => {
    const { create, sandbox } = createKryptoswapMerchant();
    const [one, two] = [await create(), await create()];
    expect(one.uid).not.toBe(two.uid);
    expect(sandbox.payments()).toHaveLength(2);
  });

  describe('amount', () => {
    it('above zero is what comes in', async () => {
      const { create, sandbox, order } = createKryptoswapMerchant();
      const created = await create({ amount: 0.001 });
      // 0.001 × 86848.6 − 1
      expect(await order(created)).toMatchObject({ inAmount: 0.001, outAmount: 85.8486 });
      expect(sandbox.payments()[0]?.price).toEqual({ amount: '0.001', currency: 'BTC' });
    });

    it('below zero is what goes out', async () => {
      const { create, sandbox, order } = createKryptoswapMerchant();
      const created = await create({ amount: -100.5 });
      // (100.5 + 1) ÷ 86848.6, rounded up
      expect(await order(created)).toMatchObject({ inAmount: 0.00116871, outAmount: 100.5 });
      expect(sandbox.payments()[0]?.price).toEqual({ amount: '100.5', currency: 'USDTTRC20' });
    });

    it('may be a number with an exponent, or a text', async () => {
      const { create, order } = createKryptoswapMerchant();
      expect(await order(await create({ amount: 2e-5 }))).toMatchObject({ inAmount: 0.00002 });
      expect(await order(await create({ amount: '0.001' }))).toMatchObject({ inAmount: 0.001 });
    });

    it.each([
      ['nothing', undefined],
      ['null', null],
      ['zero', 0],
      ['no number', 'much'],
      ['a list', [1]],
      ['a double minus', '--1'],
      ['infinity as JSON has it', '1e999'],
      ['below the minimum', 0.000009],
      ['above the maximum', 2.00000001],
      ['more than the reserve', -250000.01],
      ['more places than the currency', '0.000123456'],
      ['more places than the other currency', '-1.1234567'],
      ['so little that the fee eats it', '0.00001'],
    ])('of %s is refused', async (_, amount) => {
      expect(await codeOf(createKryptoswapMerchant(), { amount })).toBe(PARAMETER);
    });

    it('at the minimum, at the maximum and at the reserve is taken', async () => {
      const merchant = createKryptoswapMerchant();
      const { sandbox } = merchant;
      const [, , toBitcoin] = sandbox.credentials.kryptoswap.routes;
      const toValues = Object.entries(toBitcoin?.toValues ?? {}).map(([key, value]) => ({
        key,
        value,
      }));
      const reverse = { routeId: toBitcoin?.id, toValues };
      expect(await codeOf(merchant, { amount: 2 })).toBe('created');
      expect(await codeOf(merchant, { ...reverse, amount: 5 })).toBe('created');
      expect(await codeOf(merchant, { ...reverse, amount: 4.999999 })).toBe(PARAMETER);
      // A maximum of 0 is none; the reserve is 3.5 BTC.
      expect(await codeOf(merchant, { ...reverse, amount: -3.5 })).toBe('created');
      expect(await codeOf(merchant, { ...reverse, amount: -3.50000001 })).toBe(PARAMETER);
    });
  });

  it.each([
    ['routeId', undefined],
    ['routeId', 7],
    ['routeId', '0'.repeat(24)],
    ['agreement', undefined],
    ['agreement', false],
    ['agreement', 'true'],
    ['partner', 'p'.repeat(101)],
    ['partner', 7],
    ['lang', 'engl'],
    ['clientCallbackUrl', `https://shop.example/${'x'.repeat(180)}`],
    ['clientCallbackUrl', 'javascript:alert(1)'],
    ['ipnUrl', `https://shop.example/${'x'.repeat(180)}`],
    ['ipnUrl', '/callbacks'],
    ['ipnSecret', 's'.repeat(201)],
    ['hideOutData', 'yes'],
    ['skipPreview', 1],
    ['disableEmailNotify', 'no'],
    ['email', 7],
    ['captcha', 7],
    ['additionalServices', ['a']],
    ['additionalServices', 'a'],
    ['extraData', 'a'],
    ['fromValues', 'a'],
    ['toValues', [{ key: 'unknown', value: 'T' }]],
    ['toValues', [null]],
    ['routeValues', [{ key: 'unknown', value: 'T' }]],
  ])('refuses %s: %j', async (name, value) => {
    expect(await codeOf(createKryptoswapMerchant(), { [name]: value })).toBe(PARAMETER);
  });

  it.each([
    ['partner', 'p'.repeat(100)],
    ['lang', 'ukr'],
    ['clientCallbackUrl', `https://shop.example/${'x'.repeat(179)}`],
    ['ipnUrl', `http://shop.example/${'x'.repeat(180)}`],
    ['ipnSecret', 's'.repeat(200)],
    ['hideOutData', true],
    ['skipPreview', true],
    ['disableEmailNotify', true],
    ['email', 'ada@example.com'],
    ['captcha', 'solved'],
    ['additionalServices', []],
    ['extraData', { order: '1042' }],
    ['fromValues', []],
  ])('takes %s: %j', async (name, value) => {
    expect(await codeOf(createKryptoswapMerchant(), { [name]: value })).toBe('created');
  });

  it('keeps what it was given', async () => {
    const { create, order, sandbox } = createKryptoswapMerchant();
    const created = await create({ partner: 'p7' });
    const [route] = sandbox.credentials.kryptoswap.routes;
    const [[field, value] = []] = Object.entries(route?.toValues ?? {});
    expect(await order(created)).toMatchObject({
      partner: 'p7',
      clientCallbackUrl: 'https://shop.example/return',
      fromValues: [],
      toValues: [{ field, name: 'Wallet address', value, _id: expect.stringMatching(/^\w{24}$/) }],
      routeValues: [],
    });
  });

  it('keeps the recipient to itself with hideOutData', async () => {
    const { create, order } = createKryptoswapMerchant();
    expect(await order(await create({ hideOutData: true }))).toMatchObject({ toValues: [] });
  });

  it('begins as new, and after the preview was left out, as waitPayment', async () => {
    const { create, order, sandbox } = createKryptoswapMerchant();
    expect((await order(await create()))['status']).toBe('new');
    expect((await order(await create({ skipPreview: true })))['status']).toBe('waitPayment');
    sandbox.dialect('kryptoswap', { firstStatus: 'waitPayment' });
    expect((await order(await create()))['status']).toBe('waitPayment');
  });

  it('takes a form with the guide’s bracket names', async () => {
    const { sandbox, order } = createKryptoswapMerchant();
    const { baseUrl, routes } = sandbox.credentials.kryptoswap;
    const [key = '', value = ''] = Object.entries(routes[0]?.toValues ?? {})[0] ?? [];
    const form = new URLSearchParams([
      ['routeId', routes[0]?.id ?? ''],
      ['amount', '-25'],
      ['toValues[0][key]', key],
      ['toValues[0][value]', value],
      ['agreement', 'true'],
      ['hideOutData', 'false'],
      ['extraData[__proto__]', 'x'],
    ]);
    const url = `${baseUrl}/${ORDER}/create`;
    const answer = await sandbox.fetch(new Request(url, { method: 'POST', body: form }));
    const created = dataOf<Created>((await answer.json()) as Body);
    expect(await order(created)).toMatchObject({
      outAmount: 25,
      toValues: [{ field: key, value }],
    });
    expect({}).not.toHaveProperty('x');
    form.set('toValues[7][key]', key);
    const gap = await sandbox.fetch(new Request(url, { method: 'POST', body: form }));
    expect(await gap.json()).toMatchObject({ error: { errorCode: PARAMETER } });
    form.delete('toValues[7][key]');
    form.set('agreement', 'false');
    const refused = await sandbox.fetch(new Request(url, { method: 'POST', body: form }));
    expect(await refused.json()).toMatchObject({ error: { errorCode: PARAMETER } });
  });

  describe('the fields of the route', () => {
    it('are kept where each belongs', async () => {
      const merchant = createKryptoswapMerchant();
      const created = await merchant.create(await withKeys(merchant, cardOrder(merchant)));
      expect(await merchant.order(created)).toMatchObject({
        fromValues: [
          { name: 'Card number', value: PAYER.number },
          { name: 'Name on the card', value: PAYER.holder },
        ],
        routeValues: [{ name: 'Phone', value: PAYER.phone }],
      });
    });

    it.each([
      ['from', 'Card number', { number: '1234' }],
      ['from', 'Card number', { number: '' }],
      ['from', 'Card number', { number: `${PAYER.number}\n` }],
      ['from', 'Name on the card', { holder: '42' }],
      ['route', 'Phone', { phone: 'none' }],
      ['route', 'Phone', { phone: '' }],
    ] as const)('tell which is wrong: %s, %s, %j', async (type, nameField, fields) => {
      const merchant = createKryptoswapMerchant();
      const order = await withKeys(merchant, cardOrder(merchant, fields));
      const { body } = await merchant.post(`${ORDER}/create`, order);
      expect(body).toMatchObject({
        success: false,
        error: {
          apiError: true,
          errorType: 'api',
          level: 0,
          errorCode: PARAMETER,
          object: { fieldId: expect.stringMatching(/^\w{24}$/), nameField, err: 'regexp', type },
          stack: expect.stringContaining('at '),
        },
      });
      expect(merchant.sandbox.payments()).toEqual([]);
    });

    it('may not be missing where they are required, and may where they are not', async () => {
      const merchant = createKryptoswapMerchant();
      expect(await codeOf(merchant, { toValues: [] })).toBe(PARAMETER);
      expect(await codeOf(merchant, { toValues: undefined })).toBe(PARAMETER);
      expect(await codeOf(merchant, { routeValues: undefined })).toBe('created');
    });

    it('of the merchant’s own fit the route that they come with, for every route', async () => {
      const merchant = createKryptoswapMerchant();
      for (const { id, from, toValues } of merchant.sandbox.credentials.kryptoswap.routes) {
        if (from === 'CARDUAH') continue;
        const values = Object.entries(toValues).map(([key, value]) => ({ key, value }));
        const amount = from === 'USDTTRC20' ? 25 : -25;
        expect(await codeOf(merchant, { routeId: id, amount, toValues: values })).toBe('created');
      }
    });
  });

  it(`refuses with ${VERIFICATION} what needs a verified identity`, async () => {
    const merchant = createKryptoswapMerchant();
    const small = await withKeys(merchant, cardOrder(merchant));
    expect(await codeOf(merchant, { ...small, amount: 41493 })).toBe('created');
    expect(await codeOf(merchant, { ...small, amount: 41494 })).toBe(VERIFICATION);
    expect(await codeOf(merchant, { amount: -2000 })).toBe('created');
  });

  it(`refuses with ${CAPTCHA} what came without one, where one is asked for`, async () => {
    const merchant = createKryptoswapMerchant();
    const { sandbox } = merchant;
    expect(await codeOf(merchant, {})).toBe('created');
    sandbox.dialect('kryptoswap', { captcha: 'anonymous' });
    expect(await codeOf(merchant, {})).toBe(CAPTCHA);
    expect(await codeOf(merchant, { captcha: 'solved' })).toBe('created');
    const body = newOrder(sandbox);
    const signed = await sandbox.fetch(signedRequest(sandbox, 'POST', `${ORDER}/create`, { body }));
    expect(await signed.json()).toMatchObject({ success: true });
  });

  it('can be told to refuse, and to lose its answer', async () => {
    const merchant = createKryptoswapMerchant();
    const { sandbox } = merchant;
    sandbox.faults({ refuseCreates: 1 });
    expect(await codeOf(merchant, {})).toBe(PARAMETER);
    expect(sandbox.payments()).toEqual([]);
    sandbox.faults({ loseCreateAnswers: 1 });
    await expect(merchant.create()).rejects.toThrow(TypeError);
    expect(sandbox.payments()).toHaveLength(1);
  });
});
