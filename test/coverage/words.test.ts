import { ERROR_CODES, PAYMENT_STATUSES } from '@coinslot/core';
import { createSandbox, manualClock, type ProviderId, type Sandbox } from '@coinslot/sandbox';
import type { Provider } from '@coinslot/server';
import { createCryptofuseClient, cryptofuse } from '@coinslot/server/cryptofuse';
import { createKangaClient, inMemorySequence, kanga } from '@coinslot/server/kanga';
import { createKryptogoClient, kryptogo } from '@coinslot/server/kryptogo';
import { createKryptoswapClient, kryptoswap } from '@coinslot/server/kryptoswap';
import { createTestServer } from '@coinslot/server/testing';
import { describe, expect, it } from 'vitest';
import { guides, withdrawals, wordsOf } from './guides.ts';

const MINUTE = 60_000;
const UNKNOWN = ['under_review', 'PAID', 'constructor', '__proto__', 'Успех'];

type Step = 'open' | 'pay' | 'half' | 'confirm' | 'wait' | 'expire' | 'fail' | 'cancel' | 'refund';

interface Subject {
  provider(sandbox: Sandbox): Provider;
  currency: string;
  choice: object;
  /** How many status words its guide has. */
  statuses: number;
  /** Ways through the emulator that together tell of every status of the guide. */
  walks: readonly (readonly Step[])[];
  /** A refusal as the documents show it. */
  refusal(code: string): object;
  /** Of `ask`. */
  asked: { method: string };
  /** A call that changes nothing. */
  ask(sandbox: Sandbox, reach: typeof fetch): Promise<unknown>;
}

const subjects: Readonly<Record<ProviderId, Subject>> = {
  cryptofuse: {
    provider: ({ credentials }) => cryptofuse({ ...credentials.cryptofuse, assets: ['USDTTRC20'] }),
    currency: 'USD',
    choice: {},
    statuses: 5,
    walks: [['pay', 'confirm'], ['half', 'confirm'], ['expire']],
    refusal: (code) => ({ error: { code, message: 'It said no.', details: {} } }),
    asked: { method: 'GET' },
    ask: ({ credentials }, reach) =>
      createCryptofuseClient({ ...credentials.cryptofuse, fetch: reach }).getBalances(),
  },
  kanga: {
    provider: ({ credentials }) => kanga({ ...credentials.kanga, settlement: { PLN: 'oPLN' } }),
    currency: 'PLN',
    choice: {},
    statuses: 8,
    walks: [
      ['open', 'half', 'pay', 'confirm'],
      ['open', 'pay', 'wait', 'wait'],
      ['open', 'cancel', 'wait'],
      ['open', 'fail'],
    ],
    refusal: (code) => ({ result: 'fail', code: Number(code) }),
    asked: { method: 'POST' },
    ask: ({ credentials }, reach) =>
      createKangaClient({
        ...credentials.kanga,
        fetch: reach,
        sequence: inMemorySequence(),
      }).checkPayment('ORDER34H773A1'),
  },
  kryptogo: {
    provider: ({ credentials }) => kryptogo(credentials.kryptogo),
    currency: 'TWD',
    choice: {},
    statuses: 5,
    walks: [['pay', 'confirm'], ['expire'], ['half', 'confirm', 'refund']],
    refusal: (code) => ({ code: Number(code), message: 'It said no.', data: {} }),
    asked: { method: 'GET' },
    ask: ({ credentials }, reach) =>
      createKryptogoClient({ ...credentials.kryptogo, fetch: reach }).getPaymentIntent('0h39QkYf'),
  },
  kryptoswap: {
    provider: ({ credentials }) => kryptoswap(credentials.kryptoswap),
    currency: 'USD',
    choice: { asset: 'BTC', agreement: true },
    statuses: 10,
    walks: [
      ['open', 'pay', 'wait', 'wait'],
      ['pay', 'wait', 'fail'],
      ['half', 'confirm', 'refund'],
      ['fail'],
      ['cancel'],
    ],
    refusal: (code) => ({
      success: false,
      error: { apiError: true, message: 'It said no.', errorType: 'api', errorCode: Number(code) },
    }),
    asked: { method: 'GET' },
    ask: ({ credentials }, reach) =>
      createKryptoswapClient({ ...credentials.kryptoswap, fetch: reach }).getRoutes(),
  },
};

/** A merchant with one order, whose calls are answered by the sandbox, or by what `garble` makes of it. */
function openMerchant({ provider, currency, choice }: Subject) {
  const garble = { word: '', into: '' };
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed: 'words',
    deliver: (request) => server.fetch(request),
  });
  const order = { id: '1042', prices: [{ amount: '100.00', currency }] };
  const server = createTestServer({
    providers: [provider(sandbox)],
    now: sandbox.now,
    async fetch(input, init) {
      const answer = await sandbox.fetch(new Request(input, init));
      const text = await answer.text();
      const { status, headers } = answer;
      const told = garble.word
        ? text.replaceAll(`"${garble.word}"`, JSON.stringify(garble.into))
        : text;
      return new Response(told, { status, headers });
    },
  });
  const { payments } = server.checkout;
  return {
    ...server,
    sandbox,
    garble,
    async create() {
      const { payment } = await payments.create(order, choice);
      const { action } = payment;
      const record = await payments.get(payment.id);
      const page = action.type === 'redirect' ? action.url : '';
      return { id: payment.id, page, reference: record?.reference ?? '' };
    },
    async wait(minutes: number) {
      for (let minute = 0; minute < minutes; minute += 1) {
        await sandbox.advance(MINUTE);
        await server.checkout.reconcile();
      }
    },
  };
}

/** The words that the emulator tells on the way. */
async function walk(subject: Subject, steps: readonly Step[]): Promise<string[]> {
  const { sandbox, create } = openMerchant(subject);
  const { page, reference } = await create();
  const status = () => sandbox.payments()[0]?.status ?? '';
  const words = [status()];
  for (const step of steps) {
    const before = status();
    if (step === 'open') await sandbox.open(page);
    else if (step === 'half') await sandbox.pay(reference, { share: '0.5' });
    else if (step === 'wait') {
      const end = sandbox.now() + 60 * MINUTE;
      while (status() === before && sandbox.now() < end) await sandbox.advance(1000);
    } else await sandbox[step](reference);
    words.push(status());
  }
  return words;
}

describe.each(Object.keys(subjects) as ProviderId[])('the words of %s', (id) => {
  const subject = subjects[id];
  const { statuses, errors, elsewhere } = guides[id];
  const guideWords = wordsOf(statuses);
  const codes = [...wordsOf(errors), ...Object.values(elsewhere.errors).flat()];
  const provider = subject.provider(openMerchant(subject).sandbox);

  it('for a status are mapped, all of the guide’s, and no other but of a document that is named', () => {
    expect(guideWords).toHaveLength(subject.statuses);
    const others = Object.values(elsewhere.statuses).flat();
    expect(Object.keys(provider.statuses).sort()).toEqual([...guideWords, ...others].sort());
    for (const { claim } of Object.values(provider.statuses)) {
      expect(PAYMENT_STATUSES).toContain(claim);
    }
  });

  it('for a status are told by the emulator, all of the guide’s', async () => {
    const told = await Promise.all(subject.walks.map((steps) => walk(subject, steps)));
    expect(told.flat()).toEqual(expect.arrayContaining(guideWords));
  });

  it('for an error are mapped, all of the guide’s, and no other but of a document that is named', () => {
    expect(Object.keys(provider.refusals).sort()).toEqual(codes.toSorted());
    for (const code of Object.values(provider.refusals)) expect(ERROR_CODES).toHaveProperty(code);
  });

  it.each([...codes, '7777', '9007199254740991'])(
    'for an error mean what they are mapped to, and stay as they are: %s',
    async (providerCode) => {
      const { sandbox } = openMerchant(subject);
      const reach: typeof fetch = async (input) =>
        new URL(input instanceof Request ? input.url : input).pathname.includes('/o/token/')
          ? Response.json({
              access_token: 'T0k3n-5Kd8Qw7x',
              token_type: 'Bearer',
              expires_in: 36_000,
            })
          : Response.json(subject.refusal(providerCode), { status: 400 });
      const known: Readonly<Record<string, string>> = provider.refusals;
      await expect(subject.ask(sandbox, reach)).rejects.toMatchObject({
        name: 'CheckoutError',
        code: known[providerCode] ?? 'provider_refused',
        provider: id,
        providerCode,
      });
    },
  );

  it('for an error are told by the emulator as its documents show them, all of the guide’s', async () => {
    for (const code of wordsOf(errors)) {
      const { sandbox } = openMerchant(subject);
      const fault = { kind: 'status', status: 418, code, ...subject.asked } as const;
      sandbox.faults({ answers: [fault] });
      const reach: typeof fetch = (input, init) => sandbox.fetch(new Request(input, init));
      await expect(subject.ask(sandbox, reach)).rejects.toMatchObject({ providerCode: code });
    }
  });

  it.each(UNKNOWN)(
    'for a status that nobody knows change nothing, and are kept: %s',
    async (into) => {
      const { checkout, sandbox, garble, create, wait } = openMerchant(subject);
      const { id: paymentId, page, reference } = await create();
      if (page) await sandbox.open(page);
      await wait(1);
      const before = await checkout.payments.get(paymentId);
      Object.assign(garble, { word: sandbox.payments()[0]?.status, into });
      await wait(10);
      expect(await checkout.payments.get(paymentId)).toMatchObject({
        status: before?.status,
        providerStatus: into,
        review: ['unknown_status'],
      });
      garble.word = '';
      await sandbox.pay(reference);
      await sandbox.confirm(reference);
      await wait(10);
      expect(await checkout.payments.get(paymentId)).toMatchObject({ status: 'paid' });
    },
  );
});

it('the words of a withdrawal reach the merchant, all of the guide’s', async () => {
  const { sandbox } = openMerchant(subjects.cryptofuse);
  sandbox.dialect('cryptofuse', { openingBalance: 'sample' });
  const client = createCryptofuseClient({
    ...sandbox.credentials.cryptofuse,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    now: sandbox.now,
  });
  const address = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
  const input = { amount: '40', currency: 'USDTTRC20', address };
  const words = [(await client.estimateWithdrawal(input)).status];
  const { withdrawal_id, status } = await client.createWithdrawal(input);
  words.push(status);
  for (const move of ['send', 'confirm'] as const) {
    await sandbox.moveWithdrawal(withdrawal_id, move);
    words.push((await client.getWithdrawal(withdrawal_id)).status);
  }
  expect(words).toEqual(wordsOf(withdrawals));
});
