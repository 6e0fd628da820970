import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BodyReader, LazyRequest } from '../../Incoming.ts';
import { bodyReader } from './bodyReader.ts';

/** What a framework of middleware adds to Node's request. */
export type MountedRequest = IncomingMessage & { originalUrl?: string; body?: unknown };

/** Node's request as the checkout reads it. */
export function nodeRequest(incoming: MountedRequest, outgoing: ServerResponse): LazyRequest {
  const { method = 'GET', rawHeaders } = incoming;
  // Below a mount path Express shortens `url`.
  const url = `http://localhost${pathOf(incoming.originalUrl ?? incoming.url ?? '/')}`;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  let reader: BodyReader | undefined;
  const getReader = () => {
    reader ??= bodyReader(incoming);
    return reader;
  };

  return {
    method,
    url,
    get bodyUsed() {
      return reader !== undefined;
    },
    body: hasBody ? { getReader } : null,
    // As `Headers` has it: several of one name are one list, so that none hides another.
    headers: { get: (name) => headerOf(rawHeaders, name.toLowerCase()) },

    toRequest() {
      const used = reader !== undefined;
      const signal = whenGone(outgoing);
      const init: RequestInit & { duplex?: 'half' } = {
        method,
        headers: allOf(rawHeaders),
        signal,
      };
      if (hasBody) {
        init.body = streamOf(getReader);
        init.duplex = 'half';
      }
      const request = new Request(url, init);
      // As it is after the checkout has read it, in every other place.
      if (used) request.body?.cancel().catch(() => {});
      return request;
    },
  };
}

/** What follows the host, which is the sender's word and never used: `//host/path` is a path. */
function pathOf(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

function headerOf(rawHeaders: readonly string[], wanted: string): string | null {
  let found: string | null = null;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length !== wanted.length || name.toLowerCase() !== wanted) continue;
    const value = rawHeaders[index + 1] ?? '';
    found = found === null ? value : `${found}, ${value}`;
  }
  return found;
}

function allOf(rawHeaders: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    // The pseudo-headers of HTTP/2 are no headers.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '');
  }
  return headers;
}

function whenGone(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const leave = () => {
    if (!outgoing.writableFinished) controller.abort();
  };
  if (outgoing.destroyed) leave();
  else outgoing.once('close', leave);
  return controller.signal;
}

function streamOf(getReader: () => BodyReader): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await getReader().read();
        if (done || value === undefined) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void getReader().cancel(),
    },
    // Nothing is read before somebody asks for it.
    { highWaterMark: 0 },
  );
}
