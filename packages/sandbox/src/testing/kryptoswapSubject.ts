import type { Sandbox } from '../sandbox.ts';
import { type EmulatorSubject, NOTICES_TO } from './EmulatorSubject.ts';
import {
  newOrder,
  ORDER,
  ROUTE,
  type SignedRequestOptions,
  signedRequest,
} from './kryptoswapMerchant.ts';

const open = (path: string) => (sandbox: Sandbox) =>
  new Request(`${sandbox.credentials.kryptoswap.baseUrl}/${path}`);

const secrets = new Map<string, string>();

function createRequest(sandbox: Sandbox, options: SignedRequestOptions = {}): Request {
  const body = { ...newOrder(sandbox), ipnUrl: NOTICES_TO };
  return signedRequest(sandbox, 'POST', `${ORDER}/create`, { body, ...options });
}

function getOne(sandbox: Sandbox): Request {
  const id = sandbox.credentials.kryptoswap.routes[0]?.id ?? '';
  return signedRequest(sandbox, 'GET', `${ROUTE}/get/one`, { query: { id } });
}

export const kryptoswapSubject: EmulatorSubject = {
  id: 'kryptoswap',
  async create(sandbox) {
    const answer = await sandbox.fetch(createRequest(sandbox));
    const { data } = (await answer.json()) as { data: { uid: number; secret: string } };
    secrets.set(String(data.uid), data.secret);
    return String(data.uid);
  },
  async ask(sandbox, reference) {
    const query = { orderUID: reference, orderSecret: secrets.get(reference) ?? '' };
    const request = signedRequest(sandbox, 'GET', `${ORDER}/get`, { query });
    const answer = await sandbox.fetch(request);
    const { data } = (await answer.json()) as { data: { order: { status: string } } };
    return data.order.status;
  },
  calls: {
    'its routes': (sandbox) => signedRequest(sandbox, 'GET', `${ROUTE}/get`),
    'a route': getOne,
    'a new order': (sandbox) => createRequest(sandbox),
  },
  openCalls: {
    'its routes, for anybody': open(`${ROUTE}/get`),
    'its routes in short': open(`${ROUTE}-v2/get`),
    'a route by its codes': open(`${ROUTE}/get/one/by-xml?xmlIn=BTC&xmlOut=USDTTRC20`),
    'a route by its name': open(
      `${ROUTE}/get/one/by-friendlyURL?friendlyURL=bitcoin-to-tether-trc20`,
    ),
    'its last orders': open(`${ORDER}/get-lasts`),
  },
  replay: 'answered',
  strangers: {
    'with a hash by another secret': (sandbox) => createRequest(sandbox, { secret: 'not it' }),
    'with the key of somebody else': (sandbox) => createRequest(sandbox, { key: 'EX_0' }),
    'with the hash in upper case': (sandbox) =>
      createRequest(sandbox, { write: (hash) => hash.toUpperCase() }),
    'with an empty hash': (sandbox) => createRequest(sandbox, { write: () => '' }),
    'with another body than was signed': (sandbox) =>
      createRequest(sandbox, { sent: { ...newOrder(sandbox), amount: -1 } }),
  },
  refusal: { status: 401, body: { success: false, error: { apiError: true } } },
  notices: {
    method: 'POST',
    taken: [200, 201, 204],
    ofPaid: 3,
    sentAfterMs: [0],
    body: /^orderUID=\d+&orderId=[0-9a-f]{24}&newStatus=/,
  },
  endsWith: 'fail',
  cannotPlay: ['reverted', 'paidThenReverted', 'tokenExpired', 'nonceReused'],
};
