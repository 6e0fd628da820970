import { CheckoutError } from '@coinslot/core';
import type { RequestParts } from './Incoming.ts';
import { mediaType } from './mediaType.ts';
import { readBody } from './readBody.ts';

/** A schema of the wire: what the two sides have agreed on. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

/**
 * The body of a browser's POST, by the wire's schema. An empty body counts as `{}`.
 * @throws {CheckoutError} `unsupported_media_type`, `invalid_request`, and what `readBody` throws.
 */
export async function readJson<T>(request: RequestParts, schema: Schema<T>): Promise<T> {
  if (mediaType(request) !== 'application/json') {
    throw new CheckoutError('unsupported_media_type', 'Send the request as application/json.');
  }
  const parsed = schema.safeParse(parse(await readBody(request)));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.map(String).join('.') || '(the body)');
  throw new CheckoutError(
    'invalid_request',
    `The request does not have the agreed form. Look at: ${fields.join(', ')}.`,
    { details: { fields } },
  );
}

function parse(body: Uint8Array): unknown {
  if (body.byteLength === 0) return {};
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    // A key that would change an object's prototype is nobody's data.
    return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value));
  } catch (error) {
    throw new CheckoutError('invalid_request', 'The body is not JSON in UTF-8.', { cause: error });
  }
}
