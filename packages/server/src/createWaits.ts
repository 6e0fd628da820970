import { pause } from './pause.ts';

/** Pauses of this process, one per key. */
export interface Waits {
  /**
   * @returns whether it waited to the end; null where the key waits already, or too many do.
   */
  begin(key: string, ms: number): Promise<boolean> | null;
  /** Cuts short those under way. Later ones begin as ever. */
  end(): void;
}

/** Some hundred bytes each; a shop has fewer payments that are asked for at the same moment. */
const MOST = 1000;

export function createWaits(most: number = MOST): Waits {
  const waiting = new Map<string, AbortController>();
  return {
    begin(key, ms) {
      if (waiting.has(key) || waiting.size >= most) return null;
      const controller = new AbortController();
      waiting.set(key, controller);
      return pause(ms, controller.signal).then(() => {
        waiting.delete(key);
        return !controller.signal.aborted;
      });
    },
    end() {
      for (const controller of waiting.values()) controller.abort();
    },
  };
}
