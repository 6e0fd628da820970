import type { ComponentType } from 'react';

let loading: Promise<ComponentType> | undefined;

/**
 * Loads the modal's chunk, once. A failed load is forgotten, so that the next call tries again:
 * `React.lazy` would remember it until the page is reloaded.
 */
export function loadModal(
  // Taken out by name, so that a bundler makes no object of all that the chunk holds.
  load = () => import('./OutletModal.tsx').then(({ OutletModal }): ComponentType => OutletModal),
): Promise<ComponentType> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
