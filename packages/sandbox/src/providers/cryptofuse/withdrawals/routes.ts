import { type Context, Hono } from 'hono';
import { toPlain } from '../../../decimal.ts';
import { AnswerLost } from '../../../emulator.ts';
import type { CryptofuseAccount } from '../account.ts';
import { availableOf } from '../balances.ts';
import { json, Refusal } from '../errors.ts';
import { readFields, readText, requireFields } from '../fields.ts';
import { authenticate } from '../oauth.ts';
import { type CryptofuseWithdrawal, totalDeducted } from './entities.ts';
import { openWithdrawal } from './ledger.ts';
import { listWithdrawals } from './list.ts';
import { readEstimate, readWithdrawal, type WithdrawalRequest } from './readRequest.ts';
import { createdBody, detailBody, estimateBody } from './render.ts';
import { validateAddress } from './validateAddress.ts';

/** Guide, "Withdrawal Flow", and the reference's pages on withdrawals. */
export function createWithdrawalRoutes(account: CryptofuseAccount): Hono {
  const { faults } = account.context;
  const app = new Hono();

  // Each of the pages asks for both scopes.
  app.use('/withdrawal/*', async (c, next) => {
    authenticate(account, c.req.raw, 'read');
    authenticate(account, c.req.raw, 'write');
    await next();
  });

  app.post('/withdrawal/validate-address/', async (c) =>
    json(validateAddress(await c.req.text(), account.dialect)),
  );

  app.post('/withdrawal/estimate/', async (c) =>
    json(estimateBody(readEstimate(await c.req.text()))),
  );

  app.post('/withdrawal/', async (c) => {
    const request = readWithdrawal(await c.req.text(), account.dialect);
    if (faults.consume('refuseCreates')) {
      throw new Refusal('invalid_currency', 'Currency not supported.');
    }
    assertCovered(account, request);
    const withdrawal = openWithdrawal(account, request);
    if (faults.consume('loseCreateAnswers')) throw new AnswerLost();
    return json(createdBody(withdrawal, account.dialect), 201);
  });

  app.get('/withdrawal/', (c) => json(listWithdrawals(account, new URL(c.req.url).searchParams)));

  app.post('/withdrawal/status/', async (c) => {
    const fields = readFields(await c.req.text());
    requireFields(fields, ['withdrawal_id']);
    return detail(readText(fields, 'withdrawal_id', 255));
  });

  app.get('/withdrawal/:id/', (c: Context) => detail(c.req.param('id') ?? null));

  function detail(id: string | null): Response {
    return json(detailBody(findWithdrawal(account, id), account.dialect));
  }

  return app;
}

function assertCovered(account: CryptofuseAccount, request: WithdrawalRequest): void {
  const available = availableOf(account, request.currency);
  if (totalDeducted(request) <= available) return;
  throw new Refusal('insufficient_balance', 'Insufficient balance.', {
    amount: [`Available: ${toPlain(available)} ${request.currency.code}.`],
  });
}

function findWithdrawal({ withdrawals }: CryptofuseAccount, id: string | null) {
  const withdrawal: CryptofuseWithdrawal | undefined = withdrawals.get(id ?? '');
  if (withdrawal !== undefined) return withdrawal;
  throw new Refusal(
    'not_found',
    'The specified withdrawal does not exist or belongs to another user',
  );
}
