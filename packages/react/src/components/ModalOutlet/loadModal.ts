import type { ComponentType } from 'react';

type Modal = ComponentType<object>;

let loading: Promise<Modal> | undefined;

/**
 * Loads the modal's chunk, once. A failed load is forgotten, so that the next call tries again:
 * `React.lazy` would remember it until the page is reloaded.
 */
export function loadModal(
  load: () => Promise<{ ModalDialog: Modal }> = () => import('../CheckoutModal/ModalDialog.tsx'),
): Promise<Modal> {
  loading ??= load().then(
    (module) => module.ModalDialog,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
