import type { KryptoswapDialect } from '../document.ts';
import type { KryptoswapOrder } from '../entities.ts';

/** Guide, clientCallbackUrl: "?status=success" or "?status=error", once the order is over; null before. */
export function returnUrl(order: KryptoswapOrder, dialect: KryptoswapDialect): string | null {
  const { clientCallbackUrl } = order;
  const word = outcomeOf(order);
  if (clientCallbackUrl === null || word === null) return null;
  if (dialect.returnStatus === 'literal') return `${clientCallbackUrl}?status=${word}`;
  const url = new URL(clientCallbackUrl);
  url.search += `${url.search === '' ? '?' : '&'}status=${word}`;
  return url.href;
}

function outcomeOf({ status }: KryptoswapOrder): 'success' | 'error' | null {
  switch (status) {
    case 'done':
      return 'success';
    case 'errorPayment':
    case 'returned':
    case 'deleted':
      return 'error';
    case 'new':
    case 'waitPayment':
    case 'inProgress':
    case 'inProgressPayout':
    case 'errorPayout':
    case 'hold':
      return null;
    default:
      return status satisfies never;
  }
}
