import type { Sandbox } from '../sandbox.ts';
import { type EmulatorSubject, NOTICES_TO } from './EmulatorSubject.ts';
import { INTENT, kryptogoRequest, TRANSFER } from './kryptogoMerchant.ts';

const INTENT_REQUEST = { fiat_amount: '100', fiat_currency: 'USD', callback_url: NOTICES_TO };
const TRANSFER_REQUEST = {
  chain_id: 'arb',
  contract_address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
  amount: '0.01',
  wallet_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
};

const post = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

const asClient = (sandbox: Sandbox, clientId: string | null) =>
  kryptogoRequest(sandbox, INTENT, post(INTENT_REQUEST), { 'x-client-id': clientId });

async function createIntent(sandbox: Sandbox): Promise<string> {
  const answer = await sandbox.fetch(kryptogoRequest(sandbox, INTENT, post(INTENT_REQUEST)));
  const { data } = (await answer.json()) as { data: { payment_intent_id: string } };
  return data.payment_intent_id;
}

export const kryptogoSubject: EmulatorSubject = {
  id: 'kryptogo',
  create: createIntent,
  async ask(sandbox, reference) {
    const answer = await sandbox.fetch(kryptogoRequest(sandbox, `${INTENT}/${reference}`));
    const { data } = (await answer.json()) as { data: { status: string } };
    return data.status;
  },
  calls: {
    'its intents': (sandbox) => kryptogoRequest(sandbox, `${INTENT}s`),
    'a transfer': (sandbox) => {
      sandbox.dialect('kryptogo', { openingBalance: 'sample' });
      return kryptogoRequest(sandbox, TRANSFER, post(TRANSFER_REQUEST));
    },
    'a new intent': (sandbox) => kryptogoRequest(sandbox, INTENT, post(INTENT_REQUEST)),
  },
  openCalls: {},
  replay: 'answered',
  // Whose key is wrong, and whose client id is right, is told so by another code.
  strangers: {
    'without a client id': (sandbox) => asClient(sandbox, null),
    'with an invented client id': (sandbox) => asClient(sandbox, 'f'.repeat(32)),
    'with the key for a client id': (sandbox) =>
      asClient(sandbox, sandbox.credentials.kryptogo.apiKey),
  },
  refusal: { status: 400, body: { code: 4001 } },
  endsWith: 'expire',
  notices: {
    ofPaid: 1,
    method: 'POST',
    taken: [200],
    sentAfterMs: [0],
    body: /^\{"payment_intent_id":"[A-Za-z0-9]{32}","client_id":"/,
  },
  cannotPlay: [
    'cancel',
    'fail',
    'refund',
    'reverted',
    'paidThenReverted',
    'tokenExpired',
    'nonceReused',
  ],
};
