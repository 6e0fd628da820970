/** A part of the package that is loaded when it is needed. */
export interface Chunk<Module> {
  /** What was loaded, or undefined until then. */
  loaded(): Module | undefined;
  /** Loads it, once. A failed load is forgotten, so that the next call tries again. */
  load(fetchChunk?: () => Promise<Module>): Promise<Module>;
  subscribe(listener: () => void): () => void;
}

/** `React.lazy` would remember a failed load until the page is reloaded. */
export function createChunk<Module>(fetchDefault: () => Promise<Module>): Chunk<Module> {
  let loaded: Module | undefined;
  let loading: Promise<Module> | undefined;
  const listeners = new Set<() => void>();
  return {
    loaded: () => loaded,
    load(fetchChunk = fetchDefault) {
      loading ??= fetchChunk().then(
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
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
