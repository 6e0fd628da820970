import { type Context, Hono } from 'hono';
import type { Html } from '../../../control/Html.ts';
import { AnswerLost, type Operations } from '../../../emulator.ts';
import { HEADERS, messagePage } from '../../../hosted/layout.ts';
import { SandboxError } from '../../../SandboxError.ts';
import type { KangaAccount } from '../account.ts';
import type { KangaTransaction } from '../entities.ts';
import { confirmEmail, openTransaction } from '../ledger.ts';
import { BadStart, readStartPayment } from '../startPayment.ts';
import { ACTIONS } from './form.ts';
import { BadForm, playAction } from './playAction.ts';
import { renderTransaction } from './renderTransaction.ts';

/**
 * START PAYMENT and what the payer does there: plain forms that post below the page's own path and
 * come back to it.
 */
export function createHostedPage(account: KangaAccount, operations: Operations): Hono {
  const { faults } = account.context;
  const app = new Hono();
  const page = (c: Context, content: Html, status: 200 | 400 | 404 | 422 | 503 = 200) =>
    c.html(content, status, HEADERS);
  const target = (c: Context) => ({
    apiKey: account.credentials.apiKey,
    search: new URL(c.req.url).search,
  });

  app.use('/:apiKey/*', async (c, next) => {
    if (faults.current.down) {
      return page(c, messagePage('Kanga', 'Kanga is down', 'Please try again later.'), 503);
    }
    if (c.req.param('apiKey') !== account.credentials.apiKey) {
      return page(
        c,
        messagePage('Kanga', 'There is no such store', 'The API key of the link is unknown.'),
        404,
      );
    }
    return next();
  });

  app.get('/:apiKey', (c) => {
    const transaction = open(account, new URL(c.req.url).searchParams);
    if (faults.consume('loseCreateAnswers')) throw new AnswerLost();
    return page(c, renderTransaction(account, transaction, target(c)));
  });

  app.post('/:apiKey/:action', async (c) => {
    const { search, searchParams } = new URL(c.req.url);
    const action = ACTIONS.find((name) => name === c.req.param('action'));
    const transaction = account.transactions.get(searchParams.get('transactionKey') ?? '');
    if (action === undefined || transaction === undefined) {
      return page(
        c,
        messagePage('Kanga', 'There is no such payment', 'Please start again in the store.'),
        404,
      );
    }
    const fields = new URLSearchParams(await c.req.text());
    try {
      playAction(account, operations, transaction, action, fields);
    } catch (error) {
      if (error instanceof BadForm) {
        return page(
          c,
          renderTransaction(account, transaction, target(c), {
            message: error.message,
            typed: fields.get('email') ?? '',
          }),
          422,
        );
      }
      // Sent twice, or from a page that was left open: the payment is shown as it stands.
      if (!(error instanceof SandboxError)) throw error;
    }
    return c.body(null, 303, { ...HEADERS, location: `../${account.credentials.apiKey}${search}` });
  });

  app.onError((error, c) => {
    if (!(error instanceof BadStart)) throw error;
    return page(c, messagePage('Kanga', 'This link starts no payment', error.message), 400);
  });

  return app;
}

/** The first opening makes the transaction; every other shows it as it stands. */
function open(account: KangaAccount, query: URLSearchParams): KangaTransaction {
  const existing = account.transactions.get(query.get('transactionKey') ?? '');
  if (existing !== undefined) return existing;
  const start = readStartPayment(query);
  if (account.context.faults.consume('refuseCreates')) {
    throw new BadStart('This store takes no payments at the moment.');
  }
  const transaction = openTransaction(account, start);
  const { email, paymentToken } = start;
  if (email && paymentToken !== null && account.paymentTokens.has(paymentToken)) {
    confirmEmail(account, transaction, email);
  }
  account.context.created(transaction.key);
  return transaction;
}
