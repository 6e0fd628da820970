import { Hono } from 'hono';
import { decimal, toFixed, toPlain } from '../../decimal.ts';
import type { Operations } from '../../emulator.ts';
import type { Json } from '../../json.ts';
import type { KangaAccount } from './account.ts';
import { findSettlement } from './currencies.ts';
import { type KangaTransaction, wordFor } from './entities.ts';
import { estimatePrice } from './estimate.ts';
import { Failure, failed, json } from './failure.ts';
import { createHostedPage } from './hosted/createHostedPage.ts';
import { readSignedCall, readTestCall } from './signedCall.ts';

const TOKEN_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The documented calls, and the page that START PAYMENT opens. */
export function createRoutes(account: KangaAccount, operations: Operations): Hono {
  const { faults } = account.context;
  const app = new Hono().basePath('/kanga');

  for (const path of ['/api/*', '/tpg/price/*']) {
    app.use(path, async (_, next) => {
      if (faults.current.down) return json({ result: 'fail' }, 503);
      return next();
    });
  }

  // CREATE PAYMENT TOKEN
  app.post('/api/v2/tpg/create/payment', async (c) => {
    await readSignedCall(account, c.req.raw);
    return json({ result: 'ok', paymentToken: newPaymentToken(account) });
  });

  // CHECK PAYMENT
  app.post('/api/v2/tpg/transaction', async (c) => {
    const { id } = await readSignedCall(account, c.req.raw);
    const transaction = typeof id === 'string' ? account.transactions.get(id) : undefined;
    if (transaction === undefined) throw new Failure(9001);
    return json(checkBody(account, transaction));
  });

  // Testing
  app.post('/api/v2/test', async (c) => {
    try {
      await readTestCall(c.req.raw);
    } catch (error) {
      // The guide lists no code for this one.
      if (error instanceof Failure) throw new Failure(null);
      throw error;
    }
    return json({ result: 'ok' });
  });

  // GET PRICE ESTIMATE: the path of the sample call, and the path of the line above it.
  for (const path of ['/api/tpg/price/estimate', '/tpg/price/estimate']) {
    app.post(path, async (c) =>
      json(estimatePrice(account, new Uint8Array(await c.req.arrayBuffer()))),
    );
  }

  // START PAYMENT
  app.route('/tpg/payment', createHostedPage(account, operations));

  app.notFound(() => json({ result: 'fail' }, 404));

  app.onError((error) => {
    if (error instanceof Failure) return failed(error, account.dialect);
    throw error;
  });

  return app;
}

function newPaymentToken({ context, paymentTokens }: KangaAccount): string {
  const characters = [...context.random.bytes(32)].map((byte) =>
    TOKEN_ALPHABET.charAt(byte % TOKEN_ALPHABET.length),
  );
  const token = characters.join('');
  paymentTokens.add(token);
  return token;
}

function checkBody(account: KangaAccount, transaction: KangaTransaction): Json {
  const { misreported, currency, amount } = transaction;
  const told = misreported ?? { currency, amount };
  return {
    result: 'ok',
    currency: told.currency,
    amount: printAmount(account, told.amount, told.currency),
    state: wordFor(transaction),
  };
}

function printAmount({ dialect }: KangaAccount, amount: string, code: string): string {
  switch (dialect.checkAmount) {
    case 'asSent':
      return amount;
    case 'shortest':
      return toPlain(decimal(amount));
    case 'padded':
      return toFixed(decimal(amount), findSettlement(code)?.decimals ?? 8);
    default:
      return dialect.checkAmount satisfies never;
  }
}
