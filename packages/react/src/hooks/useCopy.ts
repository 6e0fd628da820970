'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { copyText } from './copyText.ts';

export interface UseCopyResult {
  /** `denied`: select the text and tell the shopper to press Ctrl/Cmd+C. */
  state: 'idle' | 'copied' | 'denied';
  /** Resolves to whether the text is on the clipboard; never rejects. */
  copy(text: string): Promise<boolean>;
}

/** How long the feedback stays, in ms. A denied copy stays until the next one. */
const FEEDBACK = 2_000;

/**
 * Copies text and says how it went.
 *
 * @example
 * const { state, copy } = useCopy();
 * <button onClick={() => copy(address)}>{state === 'copied' ? 'Copied' : 'Copy'}</button>
 */
export function useCopy(): UseCopyResult {
  const [state, setState] = useState<UseCopyResult['state']>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = useCallback(async (text: string) => {
    const copied = await copyText(text);
    clearTimeout(timer.current);
    setState(copied ? 'copied' : 'denied');
    if (copied) timer.current = setTimeout(() => setState('idle'), FEEDBACK);
    return copied;
  }, []);

  return { state, copy };
}
