'use client';
import type { Payment } from '@coinslot/core';
import { useState } from 'react';

/**
 * Whether another payment of the same order took the place of the one that was shown here first,
 * without being asked for here: in another tab, on another device.
 */
export function useReplaced(payment: Payment | null): boolean {
  const [first, setFirst] = useState(payment);
  // What is asked for here is no surprise, and begins with no payment at all.
  if (first?.orderId !== payment?.orderId) setFirst(payment);
  return first?.id !== payment?.id;
}
