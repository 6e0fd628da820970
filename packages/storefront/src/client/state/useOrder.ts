import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrderAnswer } from '../../api.ts';
import { callShop } from './callShop.ts';

const SHIPPING_MS = 1_000;

/** An order with its latest payment. A paid order is asked for until the shop has shipped it. */
export function useOrder(orderId: string) {
  return useQuery({
    queryKey: ['orders', orderId],
    queryFn: () => callShop<OrderAnswer>('GET', `/orders/${encodeURIComponent(orderId)}`),
    refetchInterval: ({ state: { data } }) =>
      data?.payment?.payment.status === 'paid' && data.order.shipment === null
        ? SHIPPING_MS
        : false,
  });
}

/** To be called when the order's payment has changed. */
export function useRefreshOrder(orderId: string): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['orders', orderId] });
  };
}
