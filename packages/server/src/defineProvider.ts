import type { Provider } from './provider.ts';

/**
 * Checks an adapter of your own against the contract, and infers its type.
 *
 * @example
 * export const acme = (options: AcmeOptions) => defineProvider({ id: 'acme', … });
 */
export function defineProvider<T extends Provider>(provider: T): T {
  return provider;
}
