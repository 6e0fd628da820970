import { act, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
// Loaded ahead, because a dynamic import does not wait for fake timers.
import '../../session/createEngine.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { StartedCard } from '../Checkout/StartedCard.fixture.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';

beforeAll(() => loadExceptions());

const region = () => document.querySelector('[data-coinslot="payment-status"]');

/**
 * What a screen reader is given: what is added to a live region, or changed in it. What the region
 * has when it appears, and what is not live, is not.
 */
function listen(): string[] {
  const heard: string[] = [];
  new MutationObserver((changes) => {
    for (const { target, type, addedNodes } of changes) {
      const live = region();
      const said = live?.getAttribute('aria-live');
      const isNews = live?.contains(target) && (type === 'characterData' || addedNodes.length > 0);
      if (isNews && said !== 'off') heard.push(`${said}: ${live?.textContent}`);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  return heard;
}

/** A creation that takes so many ms, watched until a second after it was answered. */
async function create(took: number) {
  vi.useFakeTimers();
  const heard = listen();
  const checkout = createTestCheckout();
  const slow: typeof fetch = async (input, init) => {
    await new Promise((resolve) => setTimeout(resolve, took));
    return checkout.fetch(input, init);
  };
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  await renderWithCheckout(<StartedCard />, { fetch: slow });
  await pass(10);
  expect(region()?.textContent).toBe('Preparing your payment…');
  expect(heard).toEqual([]);
  return { heard, pass };
}

describe('the status of a payment that is being prepared', () => {
  it('is seen at once, and read out politely after a second, once', async () => {
    const { heard, pass } = await create(5_000);
    await pass(900);
    expect(heard).toEqual([]);
    await pass(100);
    expect(heard).toEqual(['polite: Preparing your payment…']);
    await pass(3_000);
    expect(heard).toHaveLength(1);
  });

  it('is not read out where the payment is there before', async () => {
    const { heard, pass } = await create(300);
    await pass(300);
    await pass(1_500);
    expect(screen.getByText('Send exactly')).toBeTruthy();
    expect(new Set(heard)).toEqual(new Set(['polite: Waiting for your payment']));
  });
});
