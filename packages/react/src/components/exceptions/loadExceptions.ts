type Exceptions = typeof import('./exceptions.ts');

let loaded: Exceptions | undefined;
let loading: Promise<Exceptions> | undefined;
const listeners = new Set<() => void>();

/** What was loaded, or undefined until then. */
export const loadedExceptions = (): Exceptions | undefined => loaded;

/** Loads the chunk, once. A failed load is forgotten, so that the next call tries again. */
export function loadExceptions(
  load: () => Promise<Exceptions> = () => import('./exceptions.ts'),
): Promise<Exceptions> {
  loading ??= load().then(
    (module) => {
      loaded = module;
      for (const listener of listeners) listener();
      return module;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

export function subscribeToExceptions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
