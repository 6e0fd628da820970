import type { Money, OrderSnapshot } from '@coinslot/core';

/** What the merchant says of an order. The price must be fixed for the order. */
export interface Order extends OrderSnapshot {
  /** 1 to 200 characters, none of them a control character. */
  id: string;
  /**
   * One price, or one per currency: Coinslot never converts. A provider that takes several of them
   * gets the first, or the one whose currency the page names, so each has to be worth as much. An
   * amount is a plain decimal string above 0, such as '100.00'.
   */
  prices: Money[];
  description?: string | undefined;
  email?: string | undefined;
  /** What a provider may be told besides, by the provider's id. */
  provider?: Record<string, unknown> | undefined;
}

export interface ResolveOrderInput {
  orderId: string | undefined;
  /** From the browser, as they came: never believe a price in them. */
  params: Record<string, unknown>;
  request: Request;
}

/**
 * The merchant's authorisation check and the only source of a price: null for an unknown order
 * and for another shopper's. It has ten seconds; what it throws is only seen in the log.
 */
export type ResolveOrder = (input: ResolveOrderInput) => Promise<Order | null> | Order | null;
