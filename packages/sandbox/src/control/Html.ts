import type { html } from 'hono/html';

/** Markup whose inserted values were escaped. */
export type Html = ReturnType<typeof html>;
