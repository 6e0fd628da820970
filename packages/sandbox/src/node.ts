import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { AnswerLost } from './emulator.ts';
import type { Sandbox } from './sandbox.ts';

export interface ListenOptions {
  /** 0, or none, takes a free port. */
  port?: number;
  /** The loopback address unless told otherwise: the control page has no password. */
  hostname?: string;
}

export interface SandboxServer {
  /** Where the control page is; the providers are below it (`sandbox.origins`). */
  readonly url: string;
  readonly port: number;
  /** Stops listening, breaks the open connections and closes the sandbox. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP and binds its origins and credentials to the address.
 * Rejects with the system's error when the port is taken (`EADDRINUSE`).
 *
 * @example
 * const sandbox = createSandbox();
 * const server = await listen(sandbox, { port: 4180 });
 * sandbox.origins.cryptofuse; // 'http://127.0.0.1:4180/cryptofuse'
 */
export async function listen(
  sandbox: Sandbox,
  options: ListenOptions = {},
): Promise<SandboxServer> {
  const { port = 0, hostname = '127.0.0.1' } = options;
  const server = createAdaptorServer({
    hostname,
    async fetch(request, env) {
      try {
        return await sandbox.fetch(request);
      } catch (error) {
        if (!isLost(error)) throw error;
        (env as HttpBindings).outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://${hostname}:${taken}`;
  sandbox.bind(url);
  return {
    url,
    port: taken,
    close() {
      sandbox.close();
      return new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

function isLost(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof AnswerLost;
}
