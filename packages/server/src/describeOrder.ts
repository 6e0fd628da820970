import type { Order } from './order.ts';

// No provider documents how long a description may be; this is what a line of a dashboard can show.
const LONGEST = 200;

/** The order for a provider's own pages: its description, followed by its number where there is room. */
export function describeOrder({ id, description }: Order): string {
  const text = description?.trim() ?? '';
  const whole = text === '' ? id : `${text} (${id})`;
  return (whole.length <= LONGEST ? whole : text || id).slice(0, LONGEST);
}
