import type { Payment } from '@coinslot/core';
import type { QueryClient } from '@tanstack/react-query';
import type { Session } from './Session.ts';

/**
 * Calls back once for each view of a followed payment, wherever it came from, after it is in the
 * cache; `previous` is not there for the first. Returns the way out.
 */
export function watchChanges(
  queryClient: QueryClient,
  queryKey: Session['queryKey'],
  onChange: (id: string, payment: Payment, previous: Payment | undefined) => void,
): () => void {
  const cache = queryClient.getQueryCache();
  const known = new Map<string, Payment>();
  const [name, endpoint] = queryKey();

  const note = (key: readonly unknown[], data: unknown) => {
    const id = String(key[2]);
    const payment = data as Payment | undefined;
    const previous = known.get(id);
    if (key[0] !== name || key[1] !== endpoint || !payment || payment === previous) return;
    known.set(id, payment);
    onChange(id, payment, previous);
  };

  for (const { queryKey, state } of cache.getAll()) note(queryKey, state.data);
  return cache.subscribe(({ query }) => note(query.queryKey, query.state.data));
}
