import { type Context, Hono } from 'hono';
import { AnswerLost } from '../../emulator.ts';
import type { CryptofuseAccount } from './account.ts';
import { balancesBody } from './balances.ts';
import { readCreateRequest } from './createRequest.ts';
import type { CryptofusePayment } from './entities.ts';
import { json, Refusal, refuse } from './errors.ts';
import { readFields } from './fields.ts';
import { openPayment } from './ledger.ts';
import { authenticate, issueToken } from './oauth.ts';
import { listPayments } from './paymentList.ts';
import { listCurrencies, minAmount, rate } from './quotes.ts';
import { createdBody, statusBody } from './render.ts';
import { playTestAmount } from './testAmounts.ts';
import { setUpWebhook } from './webhookSetUp.ts';
import { createWithdrawalRoutes } from './withdrawals/routes.ts';

/** The documented endpoints. Every path but the token's must end in a slash. */
export function createRoutes(account: CryptofuseAccount): Hono {
  const { clock, faults, random } = account.context;
  const app = new Hono().basePath('/cryptofuse');
  const query = (c: Context) => new URL(c.req.url).searchParams;
  const may = (c: Context, scope: 'read' | 'write') => authenticate(account, c.req.raw, scope);

  app.use(async (_, next) => {
    if (faults.current.down) {
      throw new Refusal('service_unavailable', 'The service is down for maintenance.');
    }
    await next();
  });

  app.post('/o/token/', (c) => issueToken(account, c.req.raw));
  // The reference writes the path without its slash.
  app.post('/o/token', (c) => issueToken(account, c.req.raw));

  app.get('/status/', () => json({ status: 'ok' }));

  app.get('/currencies/', (c) => {
    may(c, 'read');
    return json(listCurrencies(query(c)));
  });

  app.get('/rates/', (c) => {
    may(c, 'read');
    return json(rate(query(c), account.dialect, clock.now()));
  });

  app.get('/payments/min-amount/', (c) => {
    may(c, 'read');
    return json(minAmount(query(c)));
  });

  app.post('/payments/', async (c) => {
    may(c, 'write');
    const request = readCreateRequest(await c.req.text(), account.dialect);
    if (faults.consume('refuseCreates')) {
      throw new Refusal('invalid_currency', 'Currency not supported.');
    }
    const payment = openPayment(account, request);
    if (!playTestAmount(account, payment)) account.context.created(payment.transactionId);
    if (faults.consume('loseCreateAnswers')) throw new AnswerLost();
    return json(createdBody(payment, account.dialect), Number(account.dialect.createStatus));
  });

  app.get('/payments/', (c) => {
    may(c, 'read');
    return json(listPayments(account, new URL(c.req.url)));
  });

  app.post('/payments/status/', async (c) => {
    may(c, 'read');
    const id = readFields(await c.req.text())['transaction_id'];
    if (typeof id !== 'string' || id === '') {
      throw new Refusal('invalid_request', 'Invalid request.', {
        transaction_id: ['This field is required.'],
      });
    }
    return json(statusBody(findPayment(account, id), account.dialect));
  });

  app.get('/payments/:id/', (c) => {
    may(c, 'read');
    if (account.dialect.readById === 'off') throw notFound();
    const payment = findPayment(account, c.req.param('id'));
    return json(statusBody(payment, { ...account.dialect, statusAmounts: 'present' }));
  });

  app.get('/user/balances/', (c) => {
    may(c, 'read');
    return json(balancesBody(account));
  });

  app.post('/user/webhooks/', async (c) => {
    may(c, 'write');
    return json(setUpWebhook(account, await c.req.text()));
  });

  app.route('/', createWithdrawalRoutes(account));

  // Version 0.9 answers everything so, in its own envelope.
  app.all('/v0/*', () => {
    const refusal = new Refusal('deprecated_endpoint', 'This version of the API is deprecated.');
    return refuse(refusal, { ...account.dialect, errors: 'flat' }, random.uuid());
  });

  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url);
    if (!pathname.endsWith('/') && account.dialect.missingSlash === 'redirect') {
      return c.redirect(`${pathname}/${search}`, 301);
    }
    return refuse(notFound(), account.dialect, random.uuid());
  });

  app.onError((error) => {
    if (error instanceof Refusal) return refuse(error, account.dialect, random.uuid());
    throw error;
  });

  return app;
}

function findPayment(account: CryptofuseAccount, id: string): CryptofusePayment {
  const payment = account.payments.get(id);
  if (payment === undefined) throw notFound();
  return payment;
}

function notFound(): Refusal {
  return new Refusal('not_found', 'Not found.');
}
