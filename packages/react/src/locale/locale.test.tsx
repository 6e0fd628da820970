import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../CheckoutProvider.tsx';
import { Checkout } from '../components/Checkout/Checkout.tsx';
import { CheckoutButton } from '../components/CheckoutButton/CheckoutButton.tsx';
import { loadExceptions } from '../components/exceptions/loadExceptions.ts';
import type { CheckoutProviderProps } from '../context/CheckoutRoot.tsx';
import { usePaymentStatus } from '../hooks/usePaymentStatus.ts';
import ar from '../messages/ar.ts';
import pl from '../messages/pl.ts';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { FIXTURE_TIME, paymentFixture } from '../testing/paymentFixture.ts';
import { renderWithCheckout } from '../testing/renderWithCheckout.tsx';

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('lang');
  vi.restoreAllMocks();
});

const { fetch } = createTestCheckout();

function Card({ status = 'awaiting_payment' }: { status?: Parameters<typeof paymentFixture>[0] }) {
  const payment = paymentFixture(status);
  const initial = { payment, serverTime: FIXTURE_TIME };
  return <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret: 's', initial })} />;
}

const page = (settings: Partial<CheckoutProviderProps>) => (
  <CheckoutProvider endpoint="/api/checkout" fetch={fetch} {...settings}>
    <Card />
  </CheckoutProvider>
);

describe('a card', () => {
  it('speaks the language that the shop names, with nothing else to import', async () => {
    await renderWithCheckout(<Card />, { locale: 'pl' });
    expect(await screen.findByText(pl.title.awaiting_payment)).toBeTruthy();
    expect(screen.getByRole('heading').textContent).toBe('Wyślij dokładnie 12,5 USDT');
    expect(screen.getByRole('button', { name: 'Kopiuj adres' })).toBeTruthy();
    expect(screen.getByRole('region').lang).toBe('pl');
  });

  it('speaks it, too, of what leaves the usual course', async () => {
    await loadExceptions();
    await renderWithCheckout(<Card status="expired" />, { locale: 'pl-PL' });
    expect(await screen.findByText(/Nie wysyłaj na stary adres\./)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Uzyskaj nową cenę' })).toBeTruthy();
  });

  it('speaks the language of the page where the shop says auto', async () => {
    document.documentElement.lang = 'pl-PL';
    const { rerender } = await renderWithCheckout(<Card />, { locale: 'auto' });
    expect(await screen.findByText(pl.title.awaiting_payment)).toBeTruthy();
    document.documentElement.lang = 'ar';
    rerender(<Card />);
    expect(await screen.findByText(ar.title.awaiting_payment)).toBeTruthy();
  });

  it("puts the shop's own words before those of the language", async () => {
    const messages = { title: { awaiting_payment: 'Czekamy' } };
    await renderWithCheckout(<Card />, { locale: 'pl', messages });
    expect(await screen.findByText(pl.countdown.label)).toBeTruthy();
    expect(screen.getByText('Czekamy')).toBeTruthy();
    expect(screen.queryByText(pl.title.awaiting_payment)).toBeNull();
  });

  it('is written from right to left in Arabic, with the digits that are sent', async () => {
    const { container } = await renderWithCheckout(<Card />, { locale: 'ar-EG' });
    await screen.findByText(ar.title.awaiting_payment);
    const card = screen.getByRole('region');
    expect([card.dir, card.lang]).toEqual(['rtl', 'ar']);
    expect(screen.getByRole('heading').textContent).toContain('12.5\u200e USDT');
    expect(container.textContent).not.toMatch(/[٠-٩]/);
    expect(container.querySelector('[role="group"]')?.getAttribute('dir')).toBe('ltr');
  });

  it('writes the number of an order as it is, within words from right to left', async () => {
    const messages = { order: 'الطلب {order}' };
    await renderWithCheckout(<Card status="paid" />, { locale: 'ar', messages });
    await screen.findByText(ar.title.paid);
    expect(screen.getByText('الطلب \u20681042\u2069')).toBeTruthy();
    expect(screen.getByText('1042').tagName).toBe('BDI');
  });

  it('keeps the direction of the page in a language from left to right', async () => {
    await renderWithCheckout(<Card />, { locale: 'pl' });
    await screen.findByText(pl.title.awaiting_payment);
    expect(screen.getByRole('region').hasAttribute('dir')).toBe(false);
  });
});

describe('the modal', () => {
  it('opens in its language, never first in another', async () => {
    const said: string[] = [];
    const watch = new MutationObserver(() => {
      const text = document.querySelector('dialog')?.textContent;
      if (text) said.push(text);
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    await renderWithCheckout(<CheckoutButton orderId="1042">Öde</CheckoutButton>, { locale: 'tr' });
    fireEvent.click(screen.getByRole('button', { name: 'Öde' }));
    await waitFor(() => expect(said.join()).toMatch(/Ödemeniz bekleniyor/));
    watch.disconnect();
    expect(said.join()).not.toMatch(/Preparing|Waiting|Address|Amount|Send/);
  });
});

describe('a page from a server', () => {
  it.each([
    ['its words, where the shop gives them', { locale: 'pl', messages: pl }, 'Czekamy'],
    ['English, where it gives none', { locale: 'pl' }, 'Waiting for your payment'],
    ['English, where the browser decides', { locale: 'auto' }, 'Waiting for your payment'],
  ])('has %s, and is taken over as it is', async (_, settings, first) => {
    document.documentElement.lang = 'pl';
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(page(settings));
    expect(container.textContent).toContain(first);
    // React 18 takes this for a browser, where a server would have no layout effects.
    complaints.mockClear();
    const card = container.querySelector('section');
    render(page(settings), { container, hydrate: true });
    expect(await screen.findByText(pl.title.awaiting_payment)).toBeTruthy();
    expect(container.querySelector('section')).toBe(card);
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(complaints.mock.calls).toEqual([]);
  });
});
