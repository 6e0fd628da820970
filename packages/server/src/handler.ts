import { CheckoutError } from '@coinslot/core';
import { describeError } from './describeError.ts';
import { errorAnswer } from './errorAnswer.ts';
import type { Incoming } from './Incoming.ts';
import { newId } from './newId.ts';
import { checkOrigin, corsHeaders, preflightHeaders } from './origins.ts';
import { type Answer, type Reply, respond } from './respond.ts';
import { findRoute } from './routes/routes.ts';
import type { Runtime } from './runtime.ts';

/** Answers every request below the base path. Rejects only when the configuration is wrong. */
export async function handle(runtime: Runtime, request: Incoming): Promise<Reply> {
  const { pathname } = new URL(request.url);
  const found = findRoute(runtime.basePath, pathname);
  const cors = found?.route.browser ? corsHeaders(request, runtime.allowedOrigins) : {};
  let answer: Answer;
  try {
    answer = await dispatch(runtime, request, found);
  } catch (error) {
    const requestId = newId('req', runtime.random);
    answer = errorAnswer(error, requestId);
    if (answer.status === 405 && found) {
      answer.headers = { Allow: Object.keys(found.route.methods).join(', ') };
    }
    logFailure(runtime, { requestId, route: found?.route.path, status: answer.status }, error);
  }
  const labels = { route: found?.route.path ?? 'unknown', status: String(answer.status) };
  runtime.count('coinslot.request', labels);
  return respond(answer, { now: runtime.now(), cors });
}

async function dispatch(
  runtime: Runtime,
  request: Incoming,
  found: ReturnType<typeof findRoute>,
): Promise<Answer> {
  if (found === null) {
    throw new CheckoutError('not_found', 'There is nothing at this path. Is `basePath` right?');
  }
  const { route, params } = found;
  const methods = Object.keys(route.methods);
  if (request.method === 'OPTIONS' && route.browser) {
    return { status: 204, headers: preflightHeaders(methods) };
  }
  const { GET, POST } = route.methods;
  const run = request.method === 'GET' ? GET : request.method === 'POST' ? POST : undefined;
  if (run === undefined) {
    throw new CheckoutError('method_not_allowed', `Use ${methods.join(' or ')} here.`);
  }
  if (route.browser && request.method === 'POST') checkOrigin(request, runtime.allowedOrigins);
  return run({ runtime, request, params });
}

function logFailure(runtime: Runtime, facts: object, error: unknown): void {
  const fault = !(error instanceof CheckoutError) || error.code === 'invalid_configuration';
  const level = fault ? 'error' : 'info';
  runtime.log[level]({ ...facts, error: describeError(error) }, 'request refused');
}
