import { hexToBytes } from '@noble/hashes/utils.js';
import type { Sandbox } from '../sandbox.ts';
import { type EmulatorSubject, NOTICES_TO } from './EmulatorSubject.ts';
import { sign } from './kangaStore.ts';

let nonce = Date.parse('2026-11-21T10:00:00Z');
let orders = 0;

interface SignedOptions {
  readonly secret?: string | Uint8Array;
  readonly appId?: string;
  readonly nonce?: number;
  /** What is sent in place of what was signed. */
  readonly sent?: string;
  /** How the signature is written. */
  readonly write?: (signature: string) => string;
}

function signed(
  sandbox: Sandbox,
  path: string,
  fields: object = {},
  options: SignedOptions = {},
): Request {
  const { baseUrl, apiKey, apiSecret } = sandbox.credentials.kanga;
  nonce += 1;
  const { secret = apiSecret, appId = apiKey, write = (signature) => signature } = options;
  const body = JSON.stringify({ ...fields, appId, nonce: options.nonce ?? nonce });
  const signature = sign(body, secret);
  return new Request(`${baseUrl}${path}`, {
    method: 'POST',
    headers: { 'api-sig': write(signature) },
    body: options.sent ?? body,
  });
}

function pageUrl(sandbox: Sandbox, query: Record<string, string>): string {
  const { webUrl, apiKey } = sandbox.credentials.kanga;
  return `${webUrl}/tpg/payment/${apiKey}?${new URLSearchParams(query)}`;
}

const estimate = (path: string) => (sandbox: Sandbox) => {
  const { baseUrl, apiKey } = sandbox.credentials.kanga;
  const body = JSON.stringify({ token: 'oPLN', quantity: '100.00', shopToken: apiKey });
  return new Request(`${baseUrl}${path}`, { method: 'POST', body });
};

const CHECK = '/api/v2/tpg/transaction';
const check = (options: SignedOptions) => (sandbox: Sandbox) =>
  signed(sandbox, CHECK, { id: 'k1' }, options);

/** CHECK PAYMENT, rightly signed. */
export function checkPayment(sandbox: Sandbox, id: string): Request {
  return signed(sandbox, CHECK, { id });
}

export const kangaSubject: EmulatorSubject = {
  id: 'kanga',
  async create(sandbox) {
    sandbox.callbackUrl('kanga', NOTICES_TO);
    orders += 1;
    const transactionKey = `order${orders}`;
    await sandbox.open(pageUrl(sandbox, { currency: 'oPLN', amount: '100.00', transactionKey }));
    return transactionKey;
  },
  async ask(sandbox, reference) {
    const answer = await sandbox.fetch(checkPayment(sandbox, reference));
    const { state } = (await answer.json()) as { state: string };
    return state;
  },
  calls: {
    'a payment token': (sandbox) => signed(sandbox, '/api/v2/tpg/create/payment'),
    'a transaction': (sandbox) => signed(sandbox, CHECK, { id: 'nobody has it' }),
  },
  openCalls: {
    'a price (path of the sample call)': estimate('/api/tpg/price/estimate'),
    'a price (path of the URL line)': estimate('/tpg/price/estimate'),
    'its payment page': (sandbox) =>
      new Request(pageUrl(sandbox, { currency: 'oPLN', amount: '1', transactionKey: 'k9' })),
  },
  replay: 'refused',
  strangers: {
    'with a signature by another secret': check({ secret: 'not the secret' }),
    'with the secret read as hex': (sandbox) =>
      check({ secret: hexToBytes(sandbox.credentials.kanga.apiSecret) })(sandbox),
    'with an empty signature': check({ write: () => '' }),
    'with the signature in upper case': check({ write: (signature) => signature.toUpperCase() }),
    'with other bytes than were signed': check({ sent: '{"id":"k2","appId":"x","nonce":1}' }),
    'for another application': check({ appId: 'V7JM4R4361E80SfSEEffxlhJb2C1d' }),
    'with the published secret of the test call': check({
      appId: 'TEST',
      secret: '8B2EFBECA2BEBB2C413BCFD7915E9209D80F3F4222042B31DD9D605E39F2035F',
    }),
    'with a nonce in seconds': async (sandbox) => {
      await sandbox.fetch(signed(sandbox, CHECK, { id: 'k1' }));
      return signed(sandbox, CHECK, { id: 'k1' }, { nonce: Math.floor(nonce / 1_000) });
    },
  },
  refusal: { status: 200, body: { result: 'fail', code: 9000 } },
  endsWith: 'fail',
  notices: {
    ofPaid: 4,
    method: 'GET',
    taken: [200],
    sentAfterMs: [0, 900_000, 4_500_000, 26_100_000],
    body: /^$/,
  },
  cannotPlay: ['refund', 'reverted', 'paidThenReverted', 'tokenExpired'],
};
