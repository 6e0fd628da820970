import { callback } from './callbacks.ts';
import { checkPayment } from './checkPayment.ts';
import { createPaymentRoute } from './createPayment.ts';
import { getPayment } from './getPayment.ts';
import { quotes } from './quotes.ts';
import type { Route } from './Route.ts';
import { resumePayment } from './resumePayment.ts';

const callbackMethods = { GET: callback, POST: callback };

/** Everything that answers over HTTP. Nothing among it changes a setting. */
export const ROUTES: readonly Route[] = [
  { path: 'quotes', methods: { POST: quotes }, browser: true },
  { path: 'payments', methods: { POST: createPaymentRoute }, browser: true },
  { path: 'payments/:', methods: { GET: getPayment }, browser: true },
  { path: 'payments/:/resume', methods: { POST: resumePayment }, browser: true },
  { path: 'payments/:/check', methods: { POST: checkPayment }, browser: true },
  { path: 'callbacks/:', methods: callbackMethods, browser: false },
  { path: 'callbacks/:/:', methods: callbackMethods, browser: false },
];

const PATTERNS = ROUTES.map((route) => ({ route, pattern: route.path.split('/') }));

/**
 * The route of a path, letter by letter: no slash too many, no case folding, nothing decoded.
 * @returns null for a path that is not ours.
 */
export function findRoute(
  basePath: string,
  pathname: string,
): { route: Route; params: string[] } | null {
  if (!pathname.startsWith(`${basePath}/`)) return null;
  const parts = pathname.slice(basePath.length + 1).split('/');
  for (const { route, pattern } of PATTERNS) {
    const fits =
      pattern.length === parts.length &&
      pattern.every((part, index) => (part === ':' ? parts[index] !== '' : part === parts[index]));
    if (fits) return { route, params: parts.filter((_, index) => pattern[index] === ':') };
  }
  return null;
}
