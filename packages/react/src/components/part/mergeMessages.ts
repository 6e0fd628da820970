import type { MessagesOverride } from '../../context/CheckoutContext.ts';

/** A pack with some of its words replaced; the pack itself where nothing is. */
export function mergeMessages<Pack extends object>(
  pack: Pack,
  override: MessagesOverride | undefined,
): Pack {
  return override === undefined ? pack : merge(pack, override);
}

function merge<T extends object>(pack: T, override: object): T {
  const merged = { ...pack } as Record<string, unknown>;
  for (const [key, value] of Object.entries(override)) {
    const old = merged[key];
    merged[key] =
      typeof old === 'object' && old !== null && typeof value === 'object' && value !== null
        ? merge(old, value)
        : (value ?? old);
  }
  return merged as T;
}
