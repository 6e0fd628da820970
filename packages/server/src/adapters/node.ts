import type { IncomingMessage, ServerResponse } from 'node:http';
import { CheckoutError } from '@coinslot/core';
import type { Checkout } from '../createCheckout.ts';
import type { LazyRequest } from '../Incoming.ts';
import type { Reply } from '../respond.ts';
import { serveOf } from '../serveOf.ts';
import { type MountedRequest, nodeRequest } from './node/nodeRequest.ts';

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
    const serve = serveOf.get(checkout.handler) ?? serveBy(checkout);
    if (FORBIDDEN.test(incoming.method ?? '')) {
      outgoing.writeHead(405, { Allow: 'GET, POST, OPTIONS', 'Cache-Control': 'no-store' }).end();
      return;
    }
    try {
      refuseParsedBody(incoming);
      const request = nodeRequest(incoming, outgoing);
      const reply = await serve(request);
      // What was not read by now never is.
      if (!incoming.complete) await request.body?.getReader().cancel();
      await send(reply, incoming, outgoing);
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

/** Through the handler as it is called from outside, which may be a merchant's own around ours. */
function serveBy(checkout: Pick<Checkout, 'handler'>): (request: LazyRequest) => Promise<Sent> {
  return async (request) => {
    const response = await checkout.handler(request.toRequest());
    const { status, headers } = response;
    const body = new Uint8Array(await response.arrayBuffer());
    return { status, headers: Object.fromEntries(headers), body };
  };
}

interface Sent extends Omit<Reply, 'body'> {
  body: Reply['body'] | Uint8Array;
}

async function send(
  { status, headers, body: content }: Sent,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (outgoing.destroyed) return;
  const body = content ?? '';
  // What has arrived already is passed over.
  if (!incoming.complete) await new Promise((resolve) => setImmediate(resolve, incoming.resume()));
  // HTTP/2 ends its streams one by one.
  const isRefused = !incoming.complete && incoming.httpVersionMajor < 2;
  const isEmpty = status === 304 || status === 204;
  outgoing.writeHead(status, {
    ...headers,
    ...(isEmpty ? {} : { 'Content-Length': Buffer.byteLength(body) }),
    ...(isRefused ? { Connection: 'close' } : {}),
  });
  if (!isRefused) {
    outgoing.end(body);
    return;
  }
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
