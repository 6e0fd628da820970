import type { Store } from '../../store.ts';

export interface ConformanceSetup {
  /**
   * Opens the store. Called several times in one case it must open the same data each time; at the
   * beginning of a case there is none.
   */
  open: () => Store | Promise<Store>;
}

export interface ConformanceCase {
  name: string;
  /** Needs two stores over the same data: leave it out for a store that cannot share. */
  sharedOnly: boolean;
  /** Resolves when the store does what it should, rejects with an error that says what it did. */
  run(setup: ConformanceSetup): Promise<void>;
}

/** A case that is given one open store. Whatever it opens is closed after it. */
export function oneStore(name: string, body: (store: Store) => Promise<void>): ConformanceCase {
  return caseOf(name, false, async (open) => body(await open()));
}

/** A case that is given the means to open several stores over the same data. */
export function sharedStore(
  name: string,
  body: (open: () => Promise<Store>) => Promise<void>,
): ConformanceCase {
  return caseOf(name, true, body);
}

function caseOf(
  name: string,
  sharedOnly: boolean,
  body: (open: () => Promise<Store>) => Promise<void>,
): ConformanceCase {
  return {
    name,
    sharedOnly,
    async run({ open }) {
      const opened: Store[] = [];
      try {
        await body(async () => {
          const store = await open();
          opened.push(store);
          return store;
        });
      } finally {
        for (const store of opened) await store.close();
      }
    },
  };
}
