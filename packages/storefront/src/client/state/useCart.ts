import { useSyncExternalStore } from 'react';
import type { CartLine } from '../../api.ts';

const KEY = 'quiet-kettle:cart';
const MOST = 99;
const listeners = new Set<() => void>();
let lines: readonly CartLine[] = load();

/** The cart holds products and quantities. What they cost, the server says. */
export function useCart(): readonly CartLine[] {
  return useSyncExternalStore(subscribe, () => lines);
}

export function addToCart(productId: string): void {
  const line = lines.find((candidate) => candidate.productId === productId);
  setQuantity(productId, (line?.quantity ?? 0) + 1);
}

/** 0 takes the product out. */
export function setQuantity(productId: string, quantity: number): void {
  const line = { productId, quantity: Math.min(quantity, MOST) };
  const known = lines.some((candidate) => candidate.productId === productId);
  const changed = known
    ? lines.map((candidate) => (candidate.productId === productId ? line : candidate))
    : [...lines, line];
  save(changed.filter((candidate) => candidate.quantity > 0));
}

export function emptyCart(): void {
  save([]);
}

function save(next: readonly CartLine[]): void {
  lines = next;
  localStorage.setItem(KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

function load(): readonly CartLine[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isLine) : [];
  } catch {
    return [];
  }
}

function isLine(value: unknown): value is CartLine {
  if (typeof value !== 'object' || value === null) return false;
  const { productId, quantity } = value as Partial<Record<string, unknown>>;
  return typeof productId === 'string' && Number.isInteger(quantity) && Number(quantity) > 0;
}

function subscribe(listener: () => void): () => void {
  // Another tab of the shop may change the cart.
  const onStorage = (event: StorageEvent) => {
    if (event.key !== KEY) return;
    lines = load();
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}
