import type { Checkout } from '../createCheckout.ts';

export interface NextJsHandler {
  GET(request: Request): Promise<Response>;
  POST(request: Request): Promise<Response>;
  OPTIONS(request: Request): Promise<Response>;
}

/**
 * Route handlers for Next.js, in `app/api/checkout/[...path]/route.ts`.
 *
 * @example
 * export const { GET, POST, OPTIONS } = toNextJsHandler(checkout);
 */
export function toNextJsHandler(checkout: Pick<Checkout, 'handler'>): NextJsHandler {
  const handle = (request: Request) => checkout.handler(request);
  return { GET: handle, POST: handle, OPTIONS: handle };
}
