import { CheckoutError, ERROR_CODES } from '@coinslot/core';
import { describeError } from '../describeError.ts';
import type { RequestParts } from '../Incoming.ts';
import { keepAlive } from '../keepAlive.ts';
import { mediaType } from '../mediaType.ts';
import { type Received, receive } from '../notice/receive.ts';
import { readBody } from '../readBody.ts';
import type { Runtime } from '../runtime.ts';
import { withDeadline } from '../withDeadline.ts';
import type { RouteHandler } from './Route.ts';

/** From the last byte of the notice on: many senders give up after ten seconds, some for good. */
const DEADLINE_MS = 9000;

/**
 * `GET/POST callbacks/:provider[/:token]`: a notice. A fault, ours or one of the provider's own
 * interface, is 503: the provider may send the notice again. What is wrong with the notice is 4xx.
 */
export const callback: RouteHandler = async ({ runtime, request, params }) => {
  const [provider = '', token] = params;
  try {
    checkType(runtime, request, provider);
    const body = await readBody(request);
    const receiving = receive(runtime, request, { provider, token, body });
    const { acknowledge, outcome } = await inTime(runtime, receiving);
    runtime.count('coinslot.notice', { provider, outcome });
    return { status: acknowledge.status, text: acknowledge.body ?? undefined };
  } catch (error) {
    const code = error instanceof CheckoutError ? error.code : 'internal_error';
    const known = runtime.providers.has(provider) ? provider : 'unknown';
    runtime.count('coinslot.notice', { provider: known, outcome: code });
    const facts = { provider: known, error: describeError(error) };
    runtime.log.warn(facts, 'a notice was not taken');
    if (ERROR_CODES[code].status >= 400 && ERROR_CODES[code].status < 500) throw error;
    throw new CheckoutError('store_unavailable', 'The notice could not be taken now.', {
      cause: error,
    });
  }
};

/** A notice that names no type at all is judged by its signature alone. */
function checkType(runtime: Runtime, request: RequestParts, provider: string): void {
  const type = mediaType(request);
  const types = runtime.providers.get(provider)?.noticeTypes;
  if (type === '' || types === undefined || types.includes(type)) return;
  throw new CheckoutError('unsupported_media_type', `Notices come as ${types.join(' or ')}.`);
}

/** What is under way goes on after the answer: a notice that is sent again finds it done. */
async function inTime(runtime: Runtime, receiving: Promise<Received>): Promise<Received> {
  const timed = await withDeadline(receiving, DEADLINE_MS);
  if (timed.done) return timed.value;
  keepAlive(runtime, runtime.work.track(receiving));
  throw new CheckoutError('store_unavailable', `It was not written within ${DEADLINE_MS} ms.`);
}
