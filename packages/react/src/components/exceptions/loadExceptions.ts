type Exceptions = typeof import('./exceptions.ts');

/** Until a load that failed is tried again, in ms. */
const AGAIN = 3_000;

let loaded: Exceptions | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** What was loaded, or undefined until then. */
export const loadedExceptions = (): Exceptions | undefined => loaded;

/** Loads the chunk, once; what fails is tried again for as long as somebody waits for it. */
export function loadExceptions(
  load: () => Promise<Exceptions> = () => import('./exceptions.ts'),
): Promise<void> {
  loading ??= load().then(
    (module) => {
      loaded = module;
      for (const listener of listeners) listener();
    },
    () => {
      loading = undefined;
      if (listeners.size > 0) setTimeout(loadExceptions, AGAIN);
    },
  );
  return loading;
}

export function subscribeToExceptions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
