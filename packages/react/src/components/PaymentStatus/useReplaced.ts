'use client';
import type { Payment } from '@coinslot/core';
import { useState } from 'react';

/**
 * The payment that was shown here first, where another one of the same order took its place without
 * being asked for here: in another tab, on another device.
 */
export function useReplaced(payment: Payment | null): Payment | null | false {
  const [first, setFirst] = useState(payment);
  // What is asked for here is no surprise, and begins with no payment at all.
  if (first?.orderId !== payment?.orderId) setFirst(payment);
  return first?.id !== payment?.id && first;
}
