import { maxLength, minLength, object, optional, record, string, unknown } from 'zod/mini';

/** What every call that asks `resolveOrder` carries. */
export const orderRequestSchema = object({
  orderId: optional(string().check(minLength(1), maxLength(200))),
  /** Handed to `resolveOrder` as they are; never believed. */
  params: optional(record(string(), unknown())),
});
