import '@coinslot/react/styles.css';
import { isFinal, type Payment } from '@coinslot/core';
import type { CheckoutEvent, UsePaymentResult } from '@coinslot/react';
import { createTestCheckout, optionFixture, type TestCheckout } from '@coinslot/react/testing';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { nameOf } from './rules.ts';
import { type PageState, Shop } from './Shop.tsx';

export interface WorldOptions {
  strict: boolean;
  /** What the page has: nothing of its own, its own `CheckoutModal`, or a card in the page. */
  kind: 'modal' | 'hosted' | 'inline';
}

/** A shop, its server, its shopper's browser, and what was heard of them. */
export interface World extends WorldOptions {
  checkout: TestCheckout;
  /** What the page's hook last rendered. */
  payment: UsePaymentResult;
  fetch: typeof fetch;
  /** How long each answer takes, in ms; null: no longer than a microtask. */
  latency: number | null;
  /** By the events that the page heard. */
  open: boolean;
  minimised: boolean;
  /** What had the focus last outside of the modal. */
  before: Element | null;
  /** The shopper has moved the focus since: by Tab, or with a press beside everything. */
  astray: boolean;
  /** A button was pressed that opens it, and nothing since that might close it. */
  pressed: boolean;
  /** Until it is ended, the shopper may wait for a button to press it. */
  eager: AbortController;
  /** The order that was last asked for. */
  wished: string | null;
  faults: string[];
  /** What was done, and what happened then, for whoever reads of a fault. */
  log: string[];
  /** What was sent to the browser and is not known to have come. */
  pending: Set<Promise<unknown>>;
  change(more: Partial<PageState>): void;
  hear(event: CheckoutEvent): void;
  leave(): Promise<void>;
}

const bitcoin = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const ether = { code: 'ETH', symbol: 'ETH', network: 'ethereum', contract: null, decimals: 18 };
const from = { label: 'Refund address', placeholder: null, pattern: null, patternError: null };

const OPTIONS = [
  optionFixture(),
  optionFixture({ asset: bitcoin, approximate: '0.0011284', minimum: null }),
  optionFixture({
    provider: 'other',
    providerName: 'Other Pay',
    asset: ether,
    approximate: '0.0042',
    minimum: null,
    fields: [{ ...from, key: 'refund', required: true, place: 'from' }],
    termsUrl: 'https://other.example/terms',
  }),
  optionFixture({ provider: 'third', providerName: 'Third Pay', unavailable: 'amount_too_small' }),
];

const isLive = ({ status, data }: { status: string; data: Payment | null }) =>
  status === 'creating' || (data !== null && !isFinal(data.status));

/** Opens a shop in this page. */
export function openWorld(options: WorldOptions): World {
  const checkout = createTestCheckout({ now: Date.now, options: OPTIONS });
  // Let go of in the end: what the server said of ways to pay is kept for some minutes, and all this.
  let container: HTMLElement | undefined = document.body.appendChild(document.createElement('div'));
  let root: Root | undefined = createRoot(container);
  const tell = (fault: string) => void world.faults.push(fault);
  const ends = [hearErrors(tell), standInForBrowser(tell)];

  const world: World = {
    ...options,
    checkout,
    payment: {} as UsePaymentResult,
    latency: null,
    open: false,
    minimised: false,
    before: null,
    astray: false,
    pressed: false,
    eager: new AbortController(),
    wished: null,
    faults: [],
    log: [],
    pending: new Set(),
    change() {},
    async fetch(input, init) {
      const answer = checkout.fetch(input, init);
      answer.catch(() => {});
      if (world.latency !== null) {
        await new Promise((resolve) => setTimeout(resolve, world.latency ?? 0));
        init?.signal?.throwIfAborted();
      }
      return answer;
    },
    hear(event) {
      world.log.push(`  ${JSON.stringify(event)}`);
      if (event.type !== 'open_change') return;
      if (event.open === world.open) world.faults.push(`told twice: open is ${event.open}`);
      world.open = event.open;
      // By the shopper, and something to come back to.
      world.minimised = !event.open && event.reason !== 'programmatic' && isLive(world.payment);
    },
    async leave() {
      await Promise.all(world.pending);
      root?.unmount();
      container?.remove();
      [root, container, world.before] = [undefined, undefined, null];
      for (const end of ends) end();
    },
  };
  const shop = <Shop world={world} />;
  ends.push(watchFocus(world));
  root.render(options.strict ? <StrictMode>{shop}</StrictMode> : shop);
  return world;
}

type Tell = (fault: string) => void;

/** What the console and the window say is a fault. */
function hearErrors(tell: Tell): () => void {
  const { error, warn } = console;
  console.error = (...said) => tell(`console.error: ${said.join(' ').slice(0, 500)}`);
  console.warn = (...said) => tell(`console.warn: ${said.join(' ').slice(0, 500)}`);
  const heard = new AbortController();
  const { signal } = heard;
  window.addEventListener('error', ({ message }) => tell(`error: ${message}`), { signal });
  window.addEventListener('unhandledrejection', ({ reason }) => tell(`rejection: ${reason}`), {
    signal,
  });
  return () => {
    heard.abort();
    Object.assign(console, { error, warn });
  };
}

/** Tells when the shopper moves the focus to where it may be nowhere, and when it is somewhere. */
function watchFocus(world: World): () => void {
  const heard = new AbortController();
  const when = { signal: heard.signal, capture: true };
  const stray = (event: Event) => {
    const { target } = event;
    if (event instanceof KeyboardEvent ? event.key !== 'Tab' : isIn(target, 'dialog, button, a'))
      return;
    world.astray = true;
    // Nor does a dialog that comes after it know where it was.
    if (!document.querySelector('dialog')) world.before = null;
    world.log.push(`  ${event.type} that may lose the focus`);
  };
  for (const type of ['keydown', 'mousedown']) window.addEventListener(type, stray, when);
  const focus = ({ target }: Event) => {
    world.astray = false;
    if (!isIn(target, 'dialog')) world.before = target as Element;
    world.log.push(`  the focus is on ${nameOf(target as Element)}`);
  };
  window.addEventListener('focusin', focus, when);
  const other = (event: Event) => {
    if (!isIn(event.target, '[data-order]')) world.pressed = false;
  };
  for (const type of ['keydown', 'mousedown', 'click']) window.addEventListener(type, other, when);
  return () => heard.abort();
}

const isIn = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null;

/** No link leads away, and the clipboard is ours. */
function standInForBrowser(tell: Tell): () => void {
  const stay = (event: Event) => {
    if (isIn(event.target, 'a')) event.preventDefault();
  };
  const { print, setInterval, clearInterval } = window;
  const ticking = new Set<number>();
  Object.assign(window, {
    print() {},
    setInterval(...given: Parameters<typeof setInterval>) {
      const id = setInterval(...given);
      ticking.add(id);
      return id;
    },
    clearInterval(id: number) {
      ticking.delete(id);
      clearInterval(id);
    },
  });
  window.addEventListener('click', stay);
  window.addEventListener('auxclick', stay);
  return () => {
    Object.assign(window, { print, setInterval, clearInterval });
    if (ticking.size > 0) tell(`${ticking.size} clocks go on`);
    window.removeEventListener('click', stay);
    window.removeEventListener('auxclick', stay);
    Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(document, 'visibilityState');
    sessionStorage.clear();
    localStorage.clear();
  };
}
