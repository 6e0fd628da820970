import type { ComponentType } from 'react';

type Modal = ComponentType;

let loading: Promise<Modal> | undefined;

/**
 * Loads the modal's chunk, once. A failed load is forgotten, so that the next call tries again:
 * `React.lazy` would remember it until the page is reloaded.
 */
export function loadModal(
  load: () => Promise<{ OutletModal: Modal }> = () => import('./OutletModal.tsx'),
): Promise<Modal> {
  loading ??= load().then(
    (module) => module.OutletModal,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
