import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface NonceStub {
  /** `apiKey`, `apiSecret` and `baseUrl`, for a client. */
  account: { apiKey: string; apiSecret: string; baseUrl: string };
  /** What came, in the order in which it was looked at. */
  accepted: number[];
  refused: number[];
  /** Calls that were not signed as the guide says. */
  unsigned: number;
  /** Most calls that were under way at the same moment. */
  most: number;
  close(): Promise<void>;
}

const JITTER_MS = 20;

/**
 * Kanga's CHECK PAYMENT as the guide has it, over HTTP on a port of its own: it takes the HMAC of the
 * bytes that came, and no nonce that is not above every one before. A call travels for a while before
 * it is looked at, and its answer after it, 20 ms at most in all.
 */
export async function startNonceStub(random: () => number): Promise<NonceStub> {
  const apiKey = 'V7JM4R4361E80SfSEEffxlhJb2C1d';
  const apiSecret = '3F0A9C1E77B24D5688E1C2D3F4A5B697';
  let last = 0;
  let underWay = 0;
  const stub = { accepted: [] as number[], refused: [] as number[], unsigned: 0, most: 0 };

  const answer = (body: Buffer, signature: unknown): object => {
    const mac = createHmac('sha512', apiSecret).update(body).digest('hex');
    const { appId, nonce } = JSON.parse(body.toString('utf8'));
    if (mac !== signature || appId !== apiKey) {
      stub.unsigned += 1;
      return { result: 'fail', code: 9000 };
    }
    if (!Number.isSafeInteger(nonce) || nonce <= last) {
      stub.refused.push(nonce);
      return { result: 'fail', code: 9000 };
    }
    last = nonce;
    stub.accepted.push(nonce);
    return { result: 'ok', currency: 'oPLN', amount: '100.00', state: 'ACTIVE' };
  };

  const server = createServer(async (request, response) => {
    underWay += 1;
    stub.most = Math.max(stub.most, underWay);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const travels = JITTER_MS * random();
    const there = travels * random();
    await pause(there);
    const body = JSON.stringify(answer(Buffer.concat(parts), request.headers['api-sig']));
    await pause(travels - there);
    underWay -= 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const account = { apiKey, apiSecret, baseUrl: `http://127.0.0.1:${port}` };

  return Object.assign(stub, {
    account,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

/** Timers count whole milliseconds: less than one is no pause. */
function pause(ms: number): Promise<void> | undefined {
  return ms < 1 ? undefined : new Promise((resolve) => setTimeout(resolve, ms));
}
