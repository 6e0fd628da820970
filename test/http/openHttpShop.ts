import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import type { CheckoutOptions } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { toNodeHandler } from '@coinslot/server/node';
import { createTestServer, type TestServer } from '@coinslot/server/testing';

/** A shop behind `node:http`, reached byte by byte. */
export interface HttpShop extends TestServer {
  sandbox: Sandbox;
  origin: string;
  /** Sends these bytes; resolves to all that came back when the server has closed the connection. */
  raw(text: string, then?: (socket: Socket) => void): Promise<string>;
  close(): Promise<void>;
}

export const WEBHOOK_SECRET = 'whsk_of_the_surface_6E8F92D4';

export async function openHttpShop(options: Partial<CheckoutOptions> = {}): Promise<HttpShop> {
  const sandbox = createSandbox({ clock: manualClock('2026-11-21T10:00:00Z'), seed: 'surface' });
  const shop = createTestServer({
    providers: [
      cryptofuse({
        ...sandbox.credentials.cryptofuse,
        webhookSecret: WEBHOOK_SECRET,
        assets: ['BTC', 'USDTTRC20'],
      }),
    ],
    now: () => sandbox.now(),
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    orders: [{ id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] }],
    ...options,
  });
  const server = createServer(toNodeHandler(shop.checkout));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    ...shop,
    sandbox,
    origin: `http://127.0.0.1:${port}`,
    raw(text, then) {
      return new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1');
        let answer = '';
        socket.setEncoding('latin1');
        socket.on('data', (data) => {
          answer += data;
        });
        // A reset after the answer is the server's good right.
        socket.on('error', () => {});
        socket.on('close', () => resolve(answer));
        socket.write(text);
        then?.(socket);
      });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await shop.checkout.close();
      await sandbox.close();
    },
  };
}

/** A request as it goes over the wire. */
export function wire(line: string, headers: Record<string, string> = {}, body = ''): string {
  const fields = Object.entries({ Host: 'shop.example', ...headers });
  return `${line} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/** The statuses of the answers on one connection, in their order. */
export function statuses(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}
