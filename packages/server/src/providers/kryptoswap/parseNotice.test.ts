import { describe, expect, test } from 'vitest';
import type { NoticeContext, PaymentReference } from '../../provider.ts';
import { kryptoswapAccount, options, SECRET } from './account.fixture.ts';
import { kryptoswapIpnHash } from './ipnHash.ts';
import type { KryptoswapOptions } from './options.ts';
import { kryptoswap } from './provider.ts';

const secret = 'the-notice-secret-of-pay_1';
const fields = {
  orderId: '5d8e6002b80b7b4cd75a6424',
  newStatus: 'done',
  inAmount: '103.07',
  outAmount: '100',
  xml_from: 'USDTTRC20',
  xml_to: 'CARDUSD',
  timestamp: '1571328406072',
};
const hash = await kryptoswapIpnHash(fields, secret);
const payment: PaymentReference = {
  reference: '1409',
  paymentId: 'pay_1',
  due: {
    amount: '103.07',
    asset: { code: 'USDTTRC20', symbol: 'USDT', network: 'tron', contract: null, decimals: null },
  },
  expected: { amount: '100.00', currency: 'USD', assetCode: null },
  private: {
    orderSecret: SECRET,
    terms: {
      ...{ from: 'USDTTRC20', to: 'CARDUSD', amountIs: 'out', outAmount: '100', isInline: false },
    },
  },
};
const inBody = { hashField: { in: 'body', name: 'hash' } } as const;
const inHeader = { hashField: { in: 'header', name: 'x-hash' } } as const;

function parse(
  body: Record<string, string> | string,
  more: Partial<KryptoswapOptions> = {},
  { of = payment, ...headers }: { of?: PaymentReference | null; [name: string]: unknown } = {},
) {
  const { context } = kryptoswapAccount();
  const ctx: NoticeContext = {
    ...context,
    payment: of,
    noticeSecrets: async () => (of ? ['the-new-secret-of-pay_1', secret] : []),
  };
  const notice = {
    method: 'POST',
    url: new URL(context.callbackUrl),
    headers: new Headers(headers as Record<string, string>),
    body: new TextEncoder().encode(`${new URLSearchParams(body)}`),
  };
  return kryptoswap({ ...options, ...more }).parseNotice(notice, ctx);
}

describe('an IPN whose hash nobody knows the place of', () => {
  test('is a hint, whatever it says and whatever came with it', async () => {
    const hint = { reference: '1409', evidence: 'hint', dedupeKey: null };
    const body = { ...fields, orderUID: '1409', hash };
    expect(await parse(body)).toEqual(hint);
    expect(await parse(body, {}, { of: null })).toEqual(hint);
    expect(await parse({ orderUID: '1409' })).toEqual(hint);
  });

  test.for([
    '',
    'status=completed',
    '{"orderUID":1409}',
    'orderUID=',
    'orderUID=1409&orderUID=1409',
    'orderUID=a+b',
    `orderUID=${'1'.repeat(129)}`,
  ])('is refused without one orderUID: %j', async (body) => {
    await expect(parse(body)).rejects.toMatchObject({ code: 'invalid_notice' });
  });
});

describe('an IPN whose hash has a place', () => {
  const signed = {
    reference: '1409',
    evidence: 'signed',
    dedupeKey: hash,
    fact: {
      reference: '1409',
      word: 'done',
      claim: 'paid',
      review: undefined,
      money: { kind: 'agreed' },
      echo: {
        due: '103.07',
        assetCode: 'USDTTRC20',
        price: { amount: '100', currency: 'USD' },
      },
    },
  };

  test('is signed news, with the hash as a field or as a header', async () => {
    expect(await parse({ ...fields, hash }, inBody)).toEqual(signed);
    expect(await parse(fields, inHeader, { 'x-hash': hash })).toEqual(signed);
    expect(await parse(fields, inHeader, { 'X-Hash': hash.toUpperCase() })).toEqual(signed);
  });

  test('is the same news with another orderUID and other toValues (T08)', async () => {
    for (const orderUID of ['1', '1409', 'x y', '']) {
      const body = { ...fields, hash, orderUID, 'toValues[0][key]': 'k', toValues: '[{}]' };
      expect(await parse(body, inBody)).toEqual(signed);
    }
  });

  test('is refused with a colon in any field (T08)', async () => {
    for (const name of Object.keys(fields)) {
      const body = { ...fields, [name]: `${fields[name as keyof typeof fields]}:` };
      const fitting = await kryptoswapIpnHash(body, secret);
      await expect(parse({ ...body, hash: fitting }, inBody)).rejects.toMatchObject({
        code: 'invalid_signature',
      });
    }
  });

  test('is refused where it was hashed for another payment (T09)', async () => {
    const other = await kryptoswapIpnHash(fields, 'the-notice-secret-of-pay_2');
    await expect(parse({ ...fields, hash: other }, inBody)).rejects.toMatchObject({
      code: 'invalid_signature',
    });
  });

  test('is refused without its hash, or with it in another place', async () => {
    for (const attempt of [
      parse(fields, inBody),
      parse({ ...fields, hash }, inHeader),
      parse(fields, inBody, { hash }),
      parse(`${new URLSearchParams({ ...fields, hash })}&hash=${hash}`, inBody),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'invalid_signature' });
    }
  });

  test('is refused at a URL that is of no payment', async () => {
    await expect(parse({ ...fields, hash }, inBody, { of: null })).rejects.toMatchObject({
      code: 'invalid_notice',
    });
  });

  test('is only a reason to ask while it is not known what is due', async () => {
    const asked = { ...signed, fact: undefined };
    const of = { ...payment, reference: null, due: null, private: {} };
    expect(await parse({ ...fields, hash }, inBody, { of })).toEqual({ ...asked, reference: '' });
    const unknown = { ...payment, due: null };
    expect(await parse({ ...fields, hash }, inBody, { of: unknown })).toEqual(asked);
  });

  test('keeps a word that no document has (S49)', async () => {
    const body = { ...fields, newStatus: 'onReview' };
    const fitting = await kryptoswapIpnHash(body, secret);
    expect((await parse({ ...body, hash: fitting }, inBody)).fact).toMatchObject({
      word: 'onReview',
      claim: null,
    });
  });
});
