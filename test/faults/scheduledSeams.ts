import type { Store } from '@coinslot/server';

/** Where a step waits for its turn; `label` says which step. */
export type Seam = (label: string) => Promise<void>;

/** The store, with a turn to wait for before each call and after it. */
export function scheduledStore(store: Store, seam: Seam): Store {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || name === 'close') return value;
      return async (...args: unknown[]) => {
        await seam(`${String(name)}?`);
        const result: unknown = await Reflect.apply(value, target, args);
        await seam(`${String(name)}!`);
        return result;
      };
    },
  });
}

/** A `fetch` whose question and answer wait for their turns on the way. */
export function scheduledFetch(
  reach: (request: Request) => Promise<Response>,
  seam: Seam,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    await seam(`${request.method} ${pathname}?`);
    const response = await reach(request);
    await seam(`${request.method} ${pathname}!`);
    return response;
  };
}
