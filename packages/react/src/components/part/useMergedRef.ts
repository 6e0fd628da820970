'use client';
import { type ForwardedRef, type RefCallback, useCallback } from 'react';

/** One ref callback that fills two refs. */
export function useMergedRef<E>(first: ForwardedRef<E>, second: ForwardedRef<E>): RefCallback<E> {
  return useCallback(
    (node: E | null) => {
      fill(first, node);
      fill(second, node);
    },
    [first, second],
  );
}

function fill<E>(ref: ForwardedRef<E>, node: E | null): void {
  if (typeof ref === 'function') ref(node);
  else if (ref) ref.current = node;
}
