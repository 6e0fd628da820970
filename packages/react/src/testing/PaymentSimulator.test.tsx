import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StartedCard } from '../components/Checkout/StartedCard.fixture.tsx';
import { createTestCheckout } from './createTestCheckout.ts';
import { PaymentSimulator, type SimulatorAction } from './PaymentSimulator.tsx';
import { renderWithCheckout } from './renderWithCheckout.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

/** Lets time pass until it is there. */
const seen = (words: string | RegExp) =>
  vi.waitFor(
    async () => {
      await act(() => vi.advanceTimersByTimeAsync(200));
      return screen.getByText(words);
    },
    { timeout: 10_000, interval: 1 },
  );

// By their words: to ask for roles takes jsdom long.
const press = (words: string) => fireEvent.click(screen.getByText(words));
const isOff = (words: string) => (screen.getByText(words) as HTMLButtonElement).disabled;

/** A card, and the simulator beside it. */
async function showBoth(onAction: (action: SimulatorAction) => void = () => {}) {
  const checkout = createTestCheckout({ now: () => Date.now() });
  await renderWithCheckout(
    <>
      <StartedCard />
      <PaymentSimulator checkout={checkout} onAction={onAction} />
    </>,
    { checkout },
  );
  await seen('awaiting_payment, 0 of 12.5 USDT');
  await seen('Send exactly');
  return checkout;
}

describe('the payment simulator', () => {
  it('plays the payer of what the page shows, and the page looks at once', async () => {
    const onAction = vi.fn();
    await showBoth(onAction);
    press('Detect');
    screen.getByText('confirming, 12.5 of 12.5 USDT, 0 of 3 confirmations');
    await seen('Confirmations: 0 of 3');
    expect(isOff('Pay exactly')).toBe(true);
    for (const _ of [1, 2, 3]) press('Confirm once');
    await seen('Payment complete');
    expect([isOff('Expire'), isOff('Refund')]).toEqual([true, false]);
    expect(onAction.mock.calls.flat()).toEqual(['detect', 'confirm', 'confirm', 'confirm']);
  });

  it('breaks the connection, and mends it', async () => {
    await showBoth();
    press('The connection is down');
    await seen(/^Connection lost/);
    press('Pay exactly');
    press('The connection is down');
    await seen('Payment complete');
  });

  it('sets the clock of the device wrong, which leaves the same time, and lets time pass', async () => {
    const checkout = await showBoth();
    press('The device’s clock is 10 min ahead');
    expect(checkout.now()).toBeLessThan(Date.now() - 590_000);
    press('1 min later');
    await seen(/^18:5\d$/);
    press('The device’s clock is 10 min ahead');
    press('1 min later');
    await seen(/^17:5\d$/);
  });

  it('has nothing to play before there is a payment', async () => {
    const checkout = createTestCheckout();
    const { unmount } = render(<PaymentSimulator checkout={checkout} />);
    screen.getByText('There is nothing to pay yet.');
    expect(isOff('Pay exactly')).toBe(true);
    await act(() => checkout.fetch('/payments', { method: 'POST', body: '{}' }));
    expect(isOff('Pay exactly')).toBe(false);
    unmount();
  });
});
