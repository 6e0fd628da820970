import type { PaymentEvent } from '@coinslot/server';

/** A merchant who ships idempotently and writes down whatever should never be. */
export interface Merchant {
  onPayment(event: PaymentEvent): Promise<void>;
  /** Events whose delivery ended well, in their order. */
  told: PaymentEvent[];
  /** By order, how often it was shipped: each event of `payment.paid` ships, however often it comes. */
  shipments: Map<string, number>;
  /** Deliveries that began while another one of the same payment was under way. */
  parallel: string[];
  /** Deliveries that came before an earlier change of the same payment, or again after their end. */
  disordered: string[];
  /** How often `payment.paid` was begun. */
  paidCalls: number;
}

/**
 * @param pause where the merchant's function waits while it runs
 * @param throws whether its n-th call fails, counted from 0
 */
export function createMerchant(
  pause: (label: string) => Promise<void> = async () => {},
  throws: (call: number) => boolean = () => false,
): Merchant {
  const running = new Set<string>();
  const shipped = new Set<string>();
  const versions = new Map<string, number>();
  let calls = 0;

  const merchant: Merchant = {
    told: [],
    shipments: new Map(),
    parallel: [],
    disordered: [],
    paidCalls: 0,
    async onPayment(event) {
      const { id, type, payment, order } = event;
      const fails = throws(calls++);
      if (running.has(payment.id)) merchant.parallel.push(id);
      if ((versions.get(payment.id) ?? 0) >= payment.version) merchant.disordered.push(id);
      if (type === 'payment.paid') merchant.paidCalls += 1;
      running.add(payment.id);
      try {
        await pause('onPayment');
        if (fails) throw new Error('the warehouse does not answer');
        if (type === 'payment.paid' && !shipped.has(id)) {
          shipped.add(id);
          merchant.shipments.set(order.id, (merchant.shipments.get(order.id) ?? 0) + 1);
        }
        await pause('shipped');
      } finally {
        running.delete(payment.id);
      }
      versions.set(payment.id, payment.version);
      merchant.told.push(event);
    },
  };
  return merchant;
}
