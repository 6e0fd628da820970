import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Shopper } from '../../api.ts';
import { callShop } from './callShop.ts';

interface SessionAnswer {
  shopper: Shopper | null;
}

const queryKey = ['session'];

/** The shopper; null when nobody is signed in, undefined while that is not known yet. */
export function useSession(): Shopper | null | undefined {
  const { data } = useQuery({
    queryKey,
    queryFn: () => callShop<SessionAnswer>('GET', '/session'),
  });
  return data?.shopper;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => callShop<SessionAnswer>('POST', '/session', { name }),
    onSuccess: (answer) => client.setQueryData(queryKey, answer),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callShop('DELETE', '/session'),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['orders'] });
      client.setQueryData(queryKey, { shopper: null });
    },
  });
}
