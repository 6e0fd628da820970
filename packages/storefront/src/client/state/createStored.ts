import { useSyncExternalStore } from 'react';

export interface Stored<T> {
  get(): T;
  set(value: T): void;
  /** The value, in every tab of the shop. */
  use(): T;
}

/**
 * A value that this browser keeps. `read` makes it from what was kept, whatever that is; nothing
 * kept is `undefined`.
 */
export function createStored<T>(key: string, read: (kept: unknown) => T): Stored<T> {
  const listeners = new Set<() => void>();
  let value = load();

  function load(): T {
    try {
      const text = localStorage.getItem(key);
      return read(text === null ? undefined : JSON.parse(text));
    } catch {
      return read(undefined);
    }
  }

  function subscribe(listener: () => void): () => void {
    // Another tab may change it.
    const onStorage = (event: StorageEvent) => {
      if (event.key !== key) return;
      value = load();
      listener();
    };
    listeners.add(listener);
    window.addEventListener('storage', onStorage);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', onStorage);
    };
  }

  const get = () => value;
  return {
    get,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing: it lasts as long as the page.
      }
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
