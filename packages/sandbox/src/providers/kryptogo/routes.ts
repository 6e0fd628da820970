import { Hono } from 'hono';
import { AnswerLost } from '../../emulator.ts';
import type { KryptogoAccount } from './account.ts';
import { assertKey, authenticate } from './authenticate.ts';
import { openIntent } from './ledger.ts';
import { readFields } from './readFields.ts';
import { readIntentRequest } from './readIntentRequest.ts';
import { json, Refusal, refuse, succeed } from './refusal.ts';
import { intentBody } from './render.ts';
import { readTransfer } from './transfers/readTransfer.ts';
import { sendTransfer, transferBody } from './transfers/sendTransfer.ts';

const INTENT = '/v1/studio/api/payment/intent';

/** The documented calls. */
export function createRoutes(account: KryptogoAccount): Hono {
  const { faults, created } = account.context;
  const app = new Hono().basePath('/kryptogo');

  app.use(async (_, next) => {
    if (faults.current.down) return json({ code: 503, message: 'Service unavailable' }, 503);
    return next();
  });

  app.post(INTENT, async (c) => {
    authenticate(account, c.req.raw);
    const request = readIntentRequest(await readFields(c.req.raw));
    refuseNext();
    const intent = openIntent(account, request);
    created(intent.id);
    loseNext();
    return succeed(intentBody(account, intent));
  });

  app.get(`${INTENT}/:id`, (c) => {
    authenticate(account, c.req.raw);
    const intent = account.intents.get(c.req.param('id'));
    if (intent === undefined) throw new Refusal(4006);
    return succeed(intentBody(account, intent));
  });

  app.get(`${INTENT}s`, (c) => {
    authenticate(account, c.req.raw);
    const payment_intents = [...account.intents.values()]
      .reverse()
      .map((intent) => intentBody(account, intent));
    return succeed(account.dialect.list === 'array' ? payment_intents : { payment_intents });
  });

  app.post('/v1/studio/api/asset_pro/transfer', async (c) => {
    assertKey(account, c.req.raw);
    const request = readTransfer(await readFields(c.req.raw));
    refuseNext();
    const transfer = sendTransfer(account, request);
    loseNext();
    return succeed(transferBody(transfer));
  });

  app.notFound(() => json({ code: 404, message: 'Not found' }, 404));

  app.onError((error) => {
    if (error instanceof Refusal) return refuse(error, account.dialect);
    throw error;
  });

  function refuseNext(): void {
    if (faults.consume('refuseCreates')) throw new Refusal(400, 'The request was refused');
  }

  function loseNext(): void {
    if (faults.consume('loseCreateAnswers')) throw new AnswerLost();
  }

  return app;
}
