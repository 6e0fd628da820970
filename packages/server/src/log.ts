import { quietly } from './quietly.ts';
import { scrub } from './scrub.ts';

/** Shaped like pino's: facts first, then one line. Never given a secret. */
export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The merchant's log, which can not break a payment by throwing, and in which no text of a caller
 * or a provider can begin a line of its own.
 */
export function safeLog(log: Log | undefined, secrets: readonly string[]): Log {
  if (log === undefined) return silentLog;
  const at = (level: keyof Log) => (facts: object, message: string) =>
    quietly(() => log[level](clean(facts, secrets) as object, scrub(message, secrets)));
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const DEEPEST = 5;

function clean(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return scrub(value, secrets);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((item) => clean(item, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      scrub(key, secrets),
      clean(item, secrets, depth + 1),
    ]),
  );
}
