import { CheckoutError } from '@coinslot/core';
import type { BodyReader, RequestParts } from './Incoming.ts';
import { withDeadline } from './withDeadline.ts';

/** No request of the checkout and no notice of a provider comes near it. */
const BODY_LIMIT = 64 * 1024;
const DEADLINE_MS = 10_000;

/**
 * Reads a body as raw bytes. Counted while it streams, as a length header can lie; cut off when it
 * comes too slowly.
 * @throws {CheckoutError} `body_too_large`, `request_timeout`, `unsupported_media_type`,
 * `invalid_request`.
 */
export async function readBody(
  request: RequestParts,
  { limit = BODY_LIMIT, deadlineMs = DEADLINE_MS } = {},
): Promise<Uint8Array> {
  if (request.bodyUsed) {
    throw new CheckoutError(
      'invalid_configuration',
      "The request's body was read before the checkout's handler got it, so its signature can not be checked. Mount the handler before any body parser.",
    );
  }
  // Nothing that we take needs it, and a few bytes can unpack to more than a memory holds.
  if (!/^(identity)?$/i.test(request.headers.get('Content-Encoding') ?? '')) {
    throw new CheckoutError('unsupported_media_type', 'Send the body without a Content-Encoding.');
  }
  if (request.body === null) return new Uint8Array();
  const reader: BodyReader = request.body.getReader();
  try {
    const timed = await withDeadline(collect(reader, limit), deadlineMs);
    if (timed.done) return timed.value;
    throw new CheckoutError('request_timeout', `The body did not come within ${deadlineMs} ms.`);
  } catch (error) {
    // The rest is not wanted; how the sender takes it is of no interest.
    reader.cancel().catch(() => {});
    if (error instanceof CheckoutError) throw error;
    throw new CheckoutError('invalid_request', 'The body broke off before its end.', {
      cause: error,
    });
  }
}

async function collect(reader: BodyReader, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) break;
    size += value.byteLength;
    if (size > limit) {
      throw new CheckoutError('body_too_large', `The body is larger than ${limit} bytes.`);
    }
    chunks.push(value);
  }
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}
