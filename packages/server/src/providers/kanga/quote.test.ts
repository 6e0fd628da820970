import { expect, test, vi } from 'vitest';
import { kangaAccount, options, order } from './account.fixture.ts';
import { kanga } from './provider.ts';

const ESTIMATE = '/api/tpg/price/estimate';

async function quote(
  payCurrencies?: readonly string[],
  answers: Parameters<typeof kangaAccount>[0] = {},
) {
  const account = kangaAccount(answers);
  const provider = kanga({ ...options, payCurrencies });
  return { options: await provider.quote(order, account.context), ...account };
}

test('offers Kanga’s own choice first, then what the estimate has', async () => {
  const { options, bodies } = await quote();
  expect(options.map(({ asset, approximate }) => [asset?.code, approximate])).toEqual([
    [undefined, null],
    ['EMT', '3090'],
    ['BTC', '0.0015'],
    ['ETH', '0.0685'],
    ['oPLN', '40.33'],
  ]);
  expect(options[0]).toEqual({
    provider: 'kanga',
    providerName: 'Kanga',
    asset: null,
    price: { amount: '100.00', currency: 'PLN' },
    approximate: null,
    minimum: null,
    maximum: null,
    fields: [],
    termsUrl: null,
    unavailable: null,
  });
  expect(bodies()).toEqual([
    { token: 'oPLN', quantity: '100.00', shopToken: 'V7JM4R4361E80SfSEEffxlhJb2C1d' },
  ]);
});

test('offers the merchant’s currencies in their order, and no other', async () => {
  const { options } = await quote(['ETH', 'DOGE', 'BTC']);
  expect(options.map(({ asset, approximate }) => [asset?.code, approximate])).toEqual([
    ['ETH', '0.0685'],
    ['DOGE', null],
    ['BTC', '0.0015'],
  ]);
  expect(options[0]?.asset).toEqual({
    code: 'ETH',
    symbol: 'ETH',
    network: null,
    contract: null,
    decimals: null,
  });
});

test('offers the same without amounts where there is no estimate', async () => {
  const broken = { [ESTIMATE]: () => new Response('', { status: 500 }) };
  const all = { ...broken, '/tpg/price/estimate': () => Promise.reject(new TypeError('no')) };
  expect((await quote(undefined, all)).options).toMatchObject([{ asset: null, unavailable: null }]);
  expect((await quote(['BTC', 'ETH'], all)).options).toMatchObject([
    { asset: { code: 'BTC' }, approximate: null, unavailable: null },
    { asset: { code: 'ETH' }, approximate: null, unavailable: null },
  ]);
});

test('shows an exponent as a plain decimal, and nothing that is no code', async () => {
  const text = '{"BTC":1.5E-3,"<b>":"1","__proto__":"1","X":"1"}';
  const { options } = await quote(undefined, { [ESTIMATE]: () => new Response(text) });
  expect(options.map(({ asset, approximate }) => [asset?.code, approximate])).toEqual([
    [undefined, null],
    ['BTC', '0.0015'],
  ]);
});

test('offers the same while no answer to an estimate comes, before a shopper is told of none', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const never = () => new Promise<Response>(() => {});
    const quoting = quote(undefined, { [ESTIMATE]: never, '/tpg/price/estimate': never });
    const settled = vi.fn();
    void quoting.then(settled);
    // The route gives a provider five seconds, and then calls it unavailable.
    await vi.advanceTimersByTimeAsync(4500);
    expect(settled).toHaveBeenCalled();
    expect((await quoting).options).toMatchObject([{ asset: null, unavailable: null }]);
  } finally {
    vi.useRealTimers();
  }
});

test('offers no more currencies than a shopper could look through', async () => {
  const flood = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`C${n}`, '1']));
  const { options } = await quote(undefined, { [ESTIMATE]: { ...flood, '': '1' } });
  expect(options[0]).toMatchObject({ asset: null, approximate: null });
  expect(options.length).toBeLessThanOrEqual(101);
});

test.for([
  '{"result":"fail"}',
  '{"result":"fail","code":9000}',
  '{"BTC":"-1"}',
  '{"BTC":"NaN","ETH":"1"}',
  '{"BTC":{"amount":"1"}}',
  '["1"]',
  'null',
])('takes %s, said with a 200, for no estimate', async (answer) => {
  const said = () => new Response(answer);
  const { options } = await quote(undefined, { [ESTIMATE]: said, '/tpg/price/estimate': said });
  expect(options).toMatchObject([{ asset: null, approximate: null, unavailable: null }]);
});
