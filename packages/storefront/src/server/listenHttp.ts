import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export interface HttpServer {
  port: number;
  /** Takes no new request, lets the open ones end, and breaks what is left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/**
 * For how long a quiet connection is kept, in ms. Longer than clients keep theirs: else one of them
 * sends a request at the very moment at which it is closed here.
 */
const KEEP_MS = 65_000;

/** Rejects with the system's error when the port is taken. */
export async function listenHttp(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch, serverOptions: { keepAliveTimeout: KEEP_MS } });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if (!('closeIdleConnections' in server)) return;
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), graceMs).unref();
      }),
  };
}
