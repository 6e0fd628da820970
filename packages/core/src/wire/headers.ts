/** Names of the headers that both sides use. */
export const IDEMPOTENCY_KEY = 'Idempotency-Key';
/** The server's clock on every answer, ISO 8601 with milliseconds. */
export const COINSLOT_TIME = 'Coinslot-Time';
