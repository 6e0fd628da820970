import type { Delivery } from '../../store.ts';

/** What goes in and comes out is a copy, as it would be with a database. */
export const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** The state of a delivery before its first attempt. */
export const UNTOLD: Delivery = {
  deliveredAt: null,
  attempts: 0,
  nextAttemptAt: null,
  lastError: null,
};
