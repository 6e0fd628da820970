import { rememberedReturn } from './rememberedReturn.ts';
import { forgetReturn, rememberReturn } from './rememberReturn.ts';
import { cleanReturnAddress, readReturnAddress } from './returnAddress.ts';

/** What a page was come back to with. */
export interface Return {
  endpoint: string;
  /** What the page itself named. */
  asked: string | undefined;
  /** Of the payment, or null where nothing tells. */
  id: string | null;
  /** This tab was left for it, or its address names it. */
  returned: boolean;
}

/** What addresses named, for a page whose browser keeps nothing. */
const taken = new Map<string, string>();

/**
 * Finds the payment that a page is come back to with: the one that it names, else the one that this
 * tab was left with, else the one that its address names, which is then taken out of the address
 * and kept in the tab.
 */
export function findReturn(endpoint: string, asked: string | undefined): Return {
  const remembered = rememberedReturn(endpoint) ?? taken.get(endpoint) ?? null;
  const named = takeAddress();
  const id = asked ?? remembered ?? named;
  if (named !== null && named === id) {
    // The address no longer says it when the page is loaded again, or another part of it asks.
    rememberReturn(endpoint, id);
    if (rememberedReturn(endpoint) === null) taken.set(endpoint, id);
  }
  return { endpoint, asked, id, returned: id !== null && (id === remembered || id === named) };
}

/** There is nothing left to come back to. */
export function endReturn(endpoint: string, ids: readonly string[]): void {
  forgetReturn(endpoint, ids);
  if (ids.includes(taken.get(endpoint) ?? '')) taken.delete(endpoint);
}

function takeAddress(): string | null {
  const { pathname, search, hash } = window.location;
  const rest = cleanReturnAddress(search);
  if (rest !== search) {
    try {
      // With the state that a router keeps there.
      window.history.replaceState(window.history.state, '', pathname + rest + hash);
    } catch {
      // A browser may refuse it; the address only looks less tidy.
    }
  }
  return readReturnAddress(search);
}
