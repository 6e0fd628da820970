import type { IncomingMessage, ServerResponse } from 'node:http';
import { CheckoutError } from '@coinslot/core';
import type { Checkout } from '../createCheckout.ts';
import { bodyStream } from './bodyStream.ts';

/** What a framework of middleware adds to Node's request. */
type MountedRequest = IncomingMessage & { originalUrl?: string; body?: unknown };

/** No `Request` can be made with them (Fetch Standard, "forbidden method"). */
const FORBIDDEN = /^(CONNECT|TRACE|TRACK)$/i;

export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/**
 * The checkout for `node:http` and for Express. It needs the body as it came, so it is mounted
 * before any body parser; a body that was parsed already is refused with a sentence that says so.
 *
 * @example
 * app.use('/api/checkout', toNodeHandler(checkout));
 * @example
 * createServer(toNodeHandler(checkout)).listen(3000);
 */
export function toNodeHandler(checkout: Pick<Checkout, 'handler'>): NodeHandler {
  return async (incoming, outgoing, next) => {
    if (FORBIDDEN.test(incoming.method ?? '')) {
      outgoing.writeHead(405, { Allow: 'GET, POST, OPTIONS', 'Cache-Control': 'no-store' }).end();
      return;
    }
    try {
      refuseParsedBody(incoming);
      const request = toRequest(incoming, outgoing);
      const response = await checkout.handler(request);
      // What was not read by now never is. Refused while it is being read, or was read: all the same.
      request.body?.cancel().catch(() => {});
      await send(response, incoming, outgoing);
    } catch (error) {
      if (next) return next(error);
      fail(outgoing);
      // Without a framework nobody else would tell: a wrong configuration must not stay silent.
      console.error(error);
    }
  };
}

function refuseParsedBody(incoming: MountedRequest): void {
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  if (hasBody && (incoming.body !== undefined || incoming.readableDidRead)) {
    throw new CheckoutError(
      'invalid_configuration',
      "Something has parsed the request's body before the checkout got it, so a notice's signature over its raw bytes can not be checked. Mount toNodeHandler before express.json() and other body parsers.",
    );
  }
}

function toRequest(incoming: MountedRequest, outgoing: ServerResponse): Request {
  const { method = 'GET', rawHeaders } = incoming;
  // Below a mount path Express shortens `url`.
  const url = `http://localhost${pathOf(incoming.originalUrl ?? incoming.url ?? '/')}`;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    // The pseudo-headers of HTTP/2 are no headers.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '');
  }
  const controller = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort();
  });
  const init: RequestInit & { duplex?: 'half' } = { method, headers, signal: controller.signal };
  if (method !== 'GET' && method !== 'HEAD') {
    init.body = bodyStream(incoming);
    init.duplex = 'half';
  }
  return new Request(url, init);
}

/** What follows the host, which is the sender's word and never used: `//host/path` is a path. */
function pathOf(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

async function send(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => {
    outgoing.setHeader(name, value);
  });
  if (response.status !== 304 && response.status !== 204) {
    outgoing.setHeader('Content-Length', body.byteLength);
  }
  // What has arrived already is passed over.
  if (!incoming.complete) await new Promise((resolve) => setImmediate(resolve, incoming.resume()));
  // HTTP/2 ends its streams one by one.
  const isRefused = !incoming.complete && incoming.httpVersionMajor < 2;
  if (!isRefused) {
    outgoing.end(body);
    return;
  }
  outgoing.setHeader('Connection', 'close');
  outgoing.write(body);
  await drain(incoming);
  outgoing.end();
}

const LINGER_MS = 1000;

/** Who is still sending when the connection ends loses the answer with it, so the end waits a little. */
async function drain(incoming: IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    incoming.once('end', done).once('close', done).resume();
  });
}

function fail(outgoing: ServerResponse): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(500, { 'Cache-Control': 'no-store' }).end();
}
