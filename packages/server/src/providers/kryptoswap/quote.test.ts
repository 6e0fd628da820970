import { describe, expect, test, vi } from 'vitest';
import {
  fail,
  into,
  kryptoswapAccount,
  ok,
  options,
  order,
  out,
  routeInfo,
} from './account.fixture.ts';
import { divideUp } from './divideUp.ts';
import { inLanguage } from './inLanguage.ts';
import type { KryptoswapOptions } from './options.ts';
import { kryptoswap } from './provider.ts';

async function quote(
  info: object | Response | (() => Promise<Response>) = {},
  more: Partial<KryptoswapOptions> = {},
  price = order.price,
) {
  const answer =
    typeof info === 'object' && !(info instanceof Response)
      ? ok({ route: { ...routeInfo, ...info } })
      : info;
  const account = kryptoswapAccount({ 'route/get/one': answer });
  const provider = kryptoswap({ ...options, ...more });
  const quoted = await provider.quote({ ...order, price }, account.context);
  return { quoted, option: quoted[0], ...account };
}

test('tells amount, limits, fields and terms of a route', async () => {
  const { quoted, asked } = await quote();
  expect(quoted).toEqual([
    {
      provider: 'kryptoswap',
      providerName: 'Kryptoswap',
      asset: {
        ...{ code: 'USDTTRC20', symbol: 'USDT', network: 'tron', contract: null, decimals: null },
      },
      name: 'Tether',
      routeId: out.id,
      price: { amount: '100.00', currency: 'USD' },
      // (100 + 1) × 1 / 0.98, rounded up.
      approximate: '103.07',
      minimum: '10',
      maximum: '5000',
      fields: [
        {
          key: 'f1',
          label: 'Your wallet',
          placeholder: 'T…',
          pattern: '^T',
          patternError: 'No wallet',
          required: true,
          place: 'from',
        },
        {
          key: 'r1',
          label: 'Telegram',
          placeholder: null,
          pattern: '^@',
          patternError: null,
          required: false,
          place: 'route',
        },
      ],
      termsUrl: 'https://www.kryptoswap.io',
      unavailable: null,
    },
  ]);
  expect(asked).toMatchObject([{ path: 'route/get/one', query: { id: out.id, lang: 'en' } }]);
});

test('speaks the merchant’s language, and shows the merchant’s terms', async () => {
  const { option, asked } = await quote({}, { lang: 'ru', termsUrl: 'https://shop.example/terms' });
  expect(option).toMatchObject({
    fields: [{ label: 'Кошелёк' }, { label: 'Telegram' }],
    termsUrl: 'https://shop.example/terms',
  });
  expect(asked[0]?.query.lang).toBe('ru');
});

test('offers the routes of the price’s currency, and takes an amount in as it is', async () => {
  const info = { from: { xml: 'CARDEUR', symbol: 'EUR' }, to: { xml: 'BTC' }, rate: null };
  const price = { amount: '99.50', currency: 'EUR' };
  const { quoted } = await quote(info, { routes: [out, into] }, price);
  expect(quoted).toMatchObject([
    {
      routeId: into.id,
      asset: { code: 'CARDEUR', network: null },
      approximate: '99.5',
      unavailable: null,
    },
  ]);
});

test.for([
  [{ from: { ...routeInfo.from, min: 103.08 } }, 'amount_too_small'],
  [{ from: { ...routeInfo.from, min: '103.07' } }, null],
  [{ from: { ...routeInfo.from, max: '103.06' } }, 'amount_too_large'],
  [{ from: { ...routeInfo.from, max: 103.07 } }, null],
  [{ from: { ...routeInfo.from, max: 0 } }, null],
  [{ rate: { ...routeInfo.rate, amount: 99.99 } }, 'amount_too_large'],
  [{ rate: { ...routeInfo.rate, amount: '100' } }, null],
  [{ from: { ...routeInfo.from, xml: 'BTC' } }, 'invalid_configuration'],
  [{ to: { ...routeInfo.to, xml: 'BTC' } }, 'invalid_configuration'],
] as const)('of a route with %j says %s', async ([info, code]) => {
  expect((await quote(info)).option?.unavailable).toBe(code);
});

test.for([
  ['0.5', '0.51', null],
  ['0.5', '0.49', 'amount_too_large'],
] as const)(
  'for an amount in at the rate %s compares with a reserve of %s',
  async ([rate, amount, code]) => {
    const routes = [{ ...into, priceCurrency: 'USD', from: 'USDTTRC20', to: 'CARDUSD' }];
    const info = { rate: { in: '100', out: rate, amount } };
    expect((await quote(info, { routes })).option?.unavailable).toBe(code);
  },
);

test('knows no amount without a rate, and offers the route all the same', async () => {
  for (const rate of [null, { in: 1, out: 0 }, { in: '?', out: 1 }]) {
    expect((await quote({ rate })).option).toMatchObject({ approximate: null, unavailable: null });
  }
});

describe('a route that can not be had', () => {
  test.for([
    [fail(1601588666628861), 'credentials_refused'],
    [() => Promise.resolve(new Response('', { status: 429 })), 'rate_limited'],
    [() => Promise.resolve(new Response('[]')), 'provider_invalid_response'],
  ] as const)('says why, and does not hide the others', async ([answer, code]) => {
    const { context, warnings } = kryptoswapAccount({
      'route/get/one': (asked) =>
        asked.query.id === out.id
          ? ok({ route: routeInfo })
          : typeof answer === 'function'
            ? answer()
            : answer,
    });
    const other = { ...out, id: '5d8e6002b80b7b4cd75a6402' };
    const quoted = await kryptoswap({ ...options, routes: [other, out] }).quote(order, context);
    expect(quoted.map(({ unavailable }) => unavailable)).toEqual([code, null]);
    expect(quoted[0]).toMatchObject({
      asset: { code: 'USDTTRC20' },
      approximate: null,
      fields: [],
    });
    expect(warnings).toMatchObject([{ route: other.id }]);
  });

  test('is not waited for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const quoting = quote(() => new Promise<Response>(() => {}), {
        ...{ apiKey: undefined, apiSecret: undefined },
      });
      await vi.advanceTimersByTimeAsync(4000);
      expect((await quoting).option?.unavailable).toBe('provider_timeout');
    } finally {
      vi.useRealTimers();
    }
  });
});

test.for([
  ['101', '0.98', 2, '103.07'],
  ['100', '1', 2, '100'],
  ['1', '3', 0, '1'],
  ['1', '3', 18, '0.333333333333333334'],
  ['0', '3', 8, '0'],
  ['1', '0', 8, null],
  ['1', '0.00', 8, null],
] as const)('%s / %s, rounded up to %i places, is %s', ([a, b, places, quotient]) => {
  expect(divideUp(a, b, places)).toBe(quotient);
});

test.for([
  ['##en##Card##ru##Карта##', 'ru', 'Карта'],
  ['##en##Card##ru##Карта##', 'pl', 'Card'],
  ['##ru##Карта', 'pl', 'Карта'],
  ['Card', 'ru', 'Card'],
  ['##', 'ru', '##'],
  ['', 'ru', ''],
] as const)('of %j in %s shows %j', ([text, lang, shown]) => {
  expect(inLanguage(text, lang)).toBe(shown);
});
