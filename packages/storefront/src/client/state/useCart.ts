import type { CartLine } from '../../api.ts';
import { createStored } from './createStored.ts';

const MOST = 99;
const cart = createStored('quiet-kettle:cart', (kept): readonly CartLine[] =>
  Array.isArray(kept) ? kept.filter(isLine) : [],
);

/** The cart holds products and quantities. What they cost, the server says. */
export function useCart(): readonly CartLine[] {
  return cart.use();
}

export function addToCart(productId: string): void {
  const line = cart.get().find((candidate) => candidate.productId === productId);
  setQuantity(productId, (line?.quantity ?? 0) + 1);
}

/** 0 takes the product out. */
export function setQuantity(productId: string, quantity: number): void {
  const lines = cart.get();
  const line = { productId, quantity: Math.min(quantity, MOST) };
  const known = lines.some((candidate) => candidate.productId === productId);
  const changed = known
    ? lines.map((candidate) => (candidate.productId === productId ? line : candidate))
    : [...lines, line];
  cart.set(changed.filter((candidate) => candidate.quantity > 0));
}

export function emptyCart(): void {
  cart.set([]);
}

function isLine(value: unknown): value is CartLine {
  if (typeof value !== 'object' || value === null) return false;
  const { productId, quantity } = value as Partial<Record<string, unknown>>;
  return typeof productId === 'string' && Number.isInteger(quantity) && Number(quantity) > 0;
}
