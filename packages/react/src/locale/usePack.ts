'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { LoadedPack } from './loadPack.ts';

type Load = (wanted: string) => Promise<LoadedPack>;

/** For how long words are waited for, and until they are asked for again, in ms. */
const PATIENCE = 1_500;

/** By what was asked for, `auto` with the language of the page; on a server always empty. */
const known = new Map<string, LoadedPack>();
/** English is there without a pack. */
const asked = new Set(['en']);
const listeners = new Set<() => void>();
const loadLazily: Load = async (wanted) => (await import('./loadPack.ts')).loadPack(wanted);

/**
 * The words of a language; undefined for `en`, while they are waited for, and in the first render
 * of a page from the server. English where that takes long; a load that failed is tried again for
 * as long as anybody needs the words.
 */
export function usePack(wanted: string, load = loadLazily): LoadedPack | undefined {
  // At every commit: a page that changes its own language changes that of `auto`.
  useEffect(() => ask(wanted, load));
  return useSyncExternalStore(subscribe, () => known.get(keyOf(wanted)), none);
}

const keyOf = (wanted: string) =>
  wanted === 'auto' ? wanted + document.documentElement.lang : wanted;

const none = () => undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ask(wanted: string, load: Load): void {
  const key = keyOf(wanted);
  if (asked.has(key)) return;
  asked.add(key);
  const tell = (pack: LoadedPack) => {
    known.set(key, pack);
    for (const listener of listeners) listener();
  };
  load(wanted).then(tell, () => asked.delete(key));
  setTimeout(() => {
    if (!known.has(key)) tell({ locale: 'en', messages: undefined, root: {} });
    if (listeners.size > 0) ask(wanted, load);
  }, PATIENCE);
}
