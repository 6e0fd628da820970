import type { Payment } from '@coinslot/core';
import { act, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutProviderProps } from '../../context/CheckoutRoot.tsx';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { PaymentCountdown } from './PaymentCountdown.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() =>
  Promise.all([import('../../session/createEngine.ts'), import('../../locale/loadPack.ts')]),
);

const IS = { countdown: { label: 'Verðið gildir í' } };

const payment = paymentFixture('awaiting_payment');

function Countdown({ serverTime, payment }: { serverTime: string; payment: Payment }) {
  const followed = usePaymentStatus({
    id: payment.id,
    clientSecret: 'secret',
    initial: { payment, serverTime },
  });
  return <PaymentCountdown payment={followed} />;
}

/** Shows the countdown with so many seconds left; nothing is asked of a server. */
function open(
  secondsLeft: number,
  settings: Partial<CheckoutProviderProps> = {},
  facts: Partial<Payment> = {},
) {
  const end = Date.parse(payment.expiresAt ?? FIXTURE_TIME);
  const serverTime = new Date(end - secondsLeft * 1000).toISOString();
  const fetch = () => new Promise<Response>(() => {});
  return renderWithCheckout(
    <Countdown serverTime={serverTime} payment={{ ...payment, ...facts }} />,
    { fetch, ...settings },
  );
}

const seconds = (count: number) => act(() => vi.advanceTimersByTimeAsync(count * 1000));
const phase = () => screen.getByRole('timer').closest('[data-phase]')?.getAttribute('data-phase');
const spoken = () => document.querySelector('[aria-live="polite"]')?.textContent;

describe('PaymentCountdown', () => {
  // The microtasks of the test library stay real.
  beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 1 }));
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    document.documentElement.lang = '';
  });

  it('does not claim to check at the end where the server refuses to be asked', async () => {
    const body = { error: { code: 'not_found', message: 'No.', requestId: 'req_1' } };
    await open(2, { fetch: async () => new Response(JSON.stringify(body), { status: 404 }) });
    await seconds(4);
    expect(screen.getByRole('timer').textContent).toBe('00:00');
    expect(document.body.textContent).not.toContain('Checking');
  });

  it('is calm, then warns, then presses, each with words', async () => {
    await open(303);
    expect(phase()).toBe('calm');
    await seconds(4);
    expect(phase()).toBe('warning');
    expect(screen.getByText(/Already sent\? It still counts/)).toBeTruthy();
    await seconds(240);
    expect(phase()).toBe('danger');
    expect(screen.getByText(/Less than a minute left/)).toBeTruthy();
  });

  it('says that it checks when the time is up, and never that it expired (C17)', async () => {
    await open(2);
    await seconds(5);
    expect(screen.getByRole('timer').textContent).toBe('Checking…');
    expect(screen.queryByText(/expired/)).toBeNull();
  });

  it('speaks on its cadence and not every second (C41)', async () => {
    await open(290);
    expect(spoken()).toBe('');
    const heard = new Set<string | undefined | null>();
    for (let second = 0; second < 110; second++) {
      await seconds(1);
      heard.add(spoken());
    }
    expect([...heard]).toEqual(['', 'Price held for 4 minutes', 'Price held for 3 minutes']);
  });

  it.each([
    ['no pack', { locale: 'is' }, 'Price held for 4 minutes'],
    ['no pack but words of the page', { locale: 'is', messages: IS }, 'Verðið gildir í 4 mínútur'],
    ["a browser's pack on a page without one", { locale: 'auto' }, 'Preis gilt noch 4 Minuten'],
  ])(
    'speaks of the time in the language of its other words, with %s',
    async (_, settings, said) => {
      document.documentElement.lang = 'is';
      vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['is', 'de-DE']);
      await open(242, settings);
      await vi.waitFor(() => expect(document.body.textContent).toContain(said.split(' 4')[0]));
      await seconds(4);
      expect(spoken()).toBe(said);
    },
  );

  it('is seen only near the end, or never, where the merchant wants it so', async () => {
    await open(303, { countdown: 'last-5-minutes' });
    expect(screen.queryByRole('timer')).toBeNull();
    await seconds(4);
    expect(screen.getByRole('timer')).toBeTruthy();
  });

  it('has the colours of the page also where it is seen late', async () => {
    const appearance = { variables: { colorWarning: 'teal' } };
    await open(303, { countdown: 'last-5-minutes', appearance });
    await seconds(4);
    const { style } = screen.getByRole('timer').closest('[data-phase]') as HTMLElement;
    expect(style.getPropertyValue('--coinslot-color-warning')).toBe('teal');
  });

  it.each<[string, Partial<Payment>]>([
    ['it is paid', { status: 'paid' }],
    ['the money is on its way', { status: 'confirming' }],
    ['it expired', { status: 'expired', action: { type: 'none' } }],
    ['it is paid on another page', { action: { type: 'redirect', url: 'https://x.example' } }],
    ['the shop has to look', { held: true }],
  ])('holds no price in a card of the shop where %s', async (_, facts) => {
    await open(30, {}, facts);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(document.body.textContent).toBe('');
  });

  it('is never seen where the merchant wants none', async () => {
    await open(30, { countdown: 'never' });
    expect(screen.queryByRole('timer')).toBeNull();
  });
});
