import type { Sandbox } from '../sandbox.ts';
import { type EmulatorSubject, NOTICES_TO } from './EmulatorSubject.ts';
import { requestToken, tokenRequest } from './merchant.ts';
import { GUIDE_WITHDRAWAL, TRON_PAYEE } from './payee.ts';

const PAYMENT = { amount: 100, currency: 'USDTTRC20', callback_url: NOTICES_TO };

async function authorized(sandbox: Sandbox, path: string, body?: object): Promise<Request> {
  return withToken(sandbox, path, await requestToken(sandbox), body);
}

function withToken(sandbox: Sandbox, path: string, token: string, body?: object): Request {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return new Request(`${sandbox.credentials.cryptofuse.baseUrl}${path}`, { headers, ...init });
}

export const cryptofuseSubject: EmulatorSubject = {
  id: 'cryptofuse',
  async create(sandbox) {
    const answer = await sandbox.fetch(await authorized(sandbox, '/payments/', PAYMENT));
    const { transaction_id } = (await answer.json()) as { transaction_id: string };
    return transaction_id;
  },
  async ask(sandbox, reference) {
    const body = { transaction_id: reference };
    const answer = await sandbox.fetch(await authorized(sandbox, '/payments/status/', body));
    const { status } = (await answer.json()) as { status: string };
    return status;
  },
  calls: {
    'an access token': (sandbox) => tokenRequest(sandbox),
    'its payments': (sandbox) => authorized(sandbox, '/payments/'),
    'its balances': (sandbox) => authorized(sandbox, '/user/balances/'),
    'its withdrawals': (sandbox) => authorized(sandbox, '/withdrawal/'),
    'the check of an address': (sandbox) =>
      authorized(sandbox, '/withdrawal/validate-address/', {
        address: TRON_PAYEE,
        currency: 'USDTTRC20',
      }),
    'an estimate': (sandbox) => authorized(sandbox, '/withdrawal/estimate/', GUIDE_WITHDRAWAL),
    'a withdrawal': (sandbox) => {
      sandbox.dialect('cryptofuse', { openingBalance: 'sample' });
      return authorized(sandbox, '/withdrawal/', GUIDE_WITHDRAWAL);
    },
    'the address of its notices': (sandbox) =>
      authorized(sandbox, '/user/webhooks/', { callback_url: NOTICES_TO }),
    'a new payment': (sandbox) => authorized(sandbox, '/payments/', PAYMENT),
  },
  openCalls: {
    'the status of the API': (sandbox) =>
      new Request(`${sandbox.credentials.cryptofuse.baseUrl}/status/`),
  },
  replay: 'answered',
  strangers: {
    'without a token': (sandbox) =>
      new Request(`${sandbox.credentials.cryptofuse.baseUrl}/payments/`),
    'with an invented token': (sandbox) => withToken(sandbox, '/payments/', 'f'.repeat(40)),
    'with a token that was revoked': async (sandbox) => {
      const token = await requestToken(sandbox);
      sandbox.faults({ expireTokens: true });
      return withToken(sandbox, '/payments/', token, PAYMENT);
    },
    'with a token that is too old': async (sandbox) => {
      const token = await requestToken(sandbox);
      await sandbox.advance(10 * 3_600_000 + 1);
      return withToken(sandbox, '/payments/', token, PAYMENT);
    },
  },
  refusal: { status: 401, body: { error: { code: 'authentication_failed' } } },
  endsWith: 'fail',
  notices: {
    ofPaid: 2,
    method: 'POST',
    taken: [200, 201, 204],
    sentAfterMs: [0],
    body: /^\{"transaction_id": "/,
  },
  cannotPlay: ['cancel', 'refund', 'nonceReused'],
};
