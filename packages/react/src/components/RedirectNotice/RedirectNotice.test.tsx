import type { Payment } from '@coinslot/core';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { usePayment } from '../../hooks/usePayment.ts';
// Loaded ahead, because a dynamic import does not wait for fake timers.
import '../../session/createEngine.ts';
import { createTestCheckout, type TestCheckout } from '../../testing/createTestCheckout.ts';
import { Checkout } from '../Checkout/Checkout.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { PaymentStatus } from '../PaymentStatus/PaymentStatus.tsx';
import { RedirectNotice, type RedirectNoticeProps } from './RedirectNotice.tsx';

const KEY = 'coinslot:return:/api/checkout';
const url = 'https://pay.example/1042';
const coin = { code: 'xPLN', symbol: 'xPLN', network: null, contract: null, decimals: null };
const hosted: Partial<Payment> = {
  underpayment: 'hosted',
  price: { amount: '100.00', currency: 'PLN' },
  due: { amount: '100.00', asset: coin },
  action: { type: 'redirect', url },
  expiresAt: null,
};

/** jsdom goes nowhere, and says so. */
const stay = (event: Event) => event.preventDefault();
beforeEach(async () => {
  await loadExceptions();
  window.addEventListener('click', stay);
});
afterEach(() => {
  window.removeEventListener('click', stay);
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

function Page({ notice }: { notice?: RedirectNoticeProps | undefined }) {
  const payment = usePayment();
  return (
    <>
      <button type="button" onClick={() => payment.start({ orderId: '1042' })}>
        Pay
      </button>
      <Checkout payment={payment}>
        {notice && (
          <>
            <PaymentStatus />
            <RedirectNotice {...notice} />
          </>
        )}
      </Checkout>
    </>
  );
}

async function pay(
  notice?: RedirectNoticeProps,
  checkout: TestCheckout = createTestCheckout({ payment: hosted }),
) {
  render(
    <StrictMode>
      <CheckoutProvider endpoint="/api/checkout" merchantName="North" fetch={checkout.fetch}>
        <Page notice={notice} />
      </CheckoutProvider>
    </StrictMode>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Pay' }));
  const link = await screen.findByRole('link', { name: /^Continue to Example Pay/ });
  return { checkout, link, id: checkout.payments()[0]?.id ?? '' };
}

const said = () => screen.getAllByRole('status')[0]?.textContent;

describe('the way to a page of the provider', () => {
  it('says what will happen and what it costs, and is a link like any other', async () => {
    const { link } = await pay();
    expect(screen.getByRole('heading').textContent).toBe('Finish paying on Example Pay');
    expect(screen.getByText(/^100\.00/).textContent).toBe('100.00 PLN');
    expect(screen.getByText(/^Opens in this tab/)).toBeTruthy();
    expect(link.tagName).toBe('A');
    expect(link.getAttribute('href')).toBe(url);
    expect(link.getAttribute('rel')).toBe('noreferrer');
    // At the top of the page: in this tab.
    expect(link.hasAttribute('target')).toBe(false);
    expect(sessionStorage.getItem(KEY)).toBeNull();
    expect(screen.queryByText('Not paid yet?')).toBeNull();
  });

  it('never asks to send what the shop is credited with, and counts no time down', async () => {
    await pay();
    expect(document.body.textContent).not.toMatch(/xPLN|send exactly/i);
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('is followed by mouse and keyboard, by the browser and by no script (C36)', async () => {
    const open = vi.fn();
    vi.stubGlobal('open', open);
    const { link, id } = await pay();
    const user = userEvent.setup();
    const followed: boolean[] = [];
    const note = ({ defaultPrevented }: Event) => followed.push(!defaultPrevented);
    document.addEventListener('click', note);
    await user.click(link);
    sessionStorage.clear();
    link.focus();
    await user.keyboard('{Enter}');
    document.removeEventListener('click', note);
    expect(followed).toEqual([true, true]);
    expect(open).not.toHaveBeenCalled();
    expect({ ...sessionStorage }).toEqual({ [KEY]: id });
  });

  it('stays where a browser blocks the other tab, with the link to try again (C36)', async () => {
    const { link } = await pay({ target: '_blank' });
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.textContent).toBe('Continue to Example Pay (opens a new tab)');
    expect(screen.queryByText(/opens in this tab/i)).toBeNull();
    fireEvent.click(link);
    await waitFor(() => expect(said()).toBe('Checking your payment…Continue in the other tab.'));
    expect(document.contains(link)).toBe(true);
    expect(link.getAttribute('href')).toBe(url);
  });

  it('says that it checks once it was followed, and again after Back (C05)', async () => {
    const { link, checkout } = await pay();
    vi.useFakeTimers();
    const region = screen.getAllByRole('status')[0];
    link.focus();
    fireEvent.click(link);
    expect(said()).toBe('Checking your payment…You can close this page.');
    expect(document.activeElement).toBe(link);
    await act(() => vi.advanceTimersByTimeAsync(19_000));
    expect(said()).toMatch(/^Checking/);
    await act(() => vi.advanceTimersByTimeAsync(1_500));
    expect(said()).toBe('Still processingYou can close this page.');
    expect(document.contains(link)).toBe(true);

    // The page comes out of the back/forward cache: it asks at once.
    const restore = () =>
      act(async () => {
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await vi.advanceTimersByTimeAsync(10);
      });
    const asked = checkout.requests.length;
    await restore();
    expect(checkout.requests.length).toBe(asked + 1);
    expect(said()).toMatch(/^Checking your payment…/);
    checkout.set('paid');
    await restore();
    expect(said()).toMatch(/^Payment complete/);
    expect(screen.getAllByRole('status')[0]).toBe(region);
    expect(screen.queryByRole('link', { name: /Example Pay/ })).toBeNull();
    // Nothing is left to come back to.
    expect(sessionStorage.getItem(KEY)).toBeNull();
  });

  it('says what is missing to who comes back from paying a part of it', async () => {
    const { link, checkout } = await pay();
    fireEvent.click(link);
    const part = { amountStatus: 'under', received: '60.00', remaining: '40.00' } as const;
    checkout.set('partially_paid', { ...part, action: { type: 'redirect', url } });
    fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(said()).toMatch(/^40.* still missing/));
    expect(screen.queryByText('Not paid yet?')).toBeNull();
    // Nor is the whole price asked for again.
    expect(screen.queryByText(/^100\.00/)).toBeNull();
    expect(screen.getByRole('link', { name: /^Continue to Example Pay/ })).toBeTruthy();
  });

  it('is no stale link alone on a page that is built anew after Back', async () => {
    const checkout = createTestCheckout({ payment: hosted });
    const body = JSON.stringify({ orderId: '1042' });
    await checkout.fetch('/payments', { method: 'POST', body });
    sessionStorage.setItem(KEY, checkout.payments()[0]?.id ?? '');
    const { link } = await pay(undefined, checkout);
    expect(said()).toMatch(/^Checking your payment…/);
    // The one thing to do for who turned back before paying.
    expect(screen.getByText('Not paid yet?')).toBeTruthy();
    expect(link.className).toMatch(/^coinslot-button /);
    expect(screen.getByRole('button', { name: 'Check now' })).toBeTruthy();
  });

  it('works where the browser keeps nothing (C37)', async () => {
    const denied = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: denied, setItem: denied, removeItem: denied });
    const { link } = await pay();
    fireEvent.click(link);
    expect(said()).toMatch(/^Checking your payment…/);
    vi.unstubAllGlobals();
  });

  it('is not there while the shop has to look: no second payment', async () => {
    const checkout = createTestCheckout({ payment: { ...hosted, held: true } });
    render(
      <CheckoutProvider endpoint="/api/checkout" merchantName="North" fetch={checkout.fetch}>
        <Page />
      </CheckoutProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Pay' }));
    await screen.findByText('Do not send more. North is checking it.');
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.queryByRole('button', { name: /new payment/ })).toBeNull();
  });

  it('offers a new payment after a cancellation, and promises nothing of what may have been sent', async () => {
    const { checkout } = await pay();
    checkout.set('cancelled', { action: { type: 'none' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByText('Already sent? We are still watching for it.');
    expect(screen.getByRole('heading').textContent).toBe('Payment cancelled');
    expect(document.body.textContent).not.toMatch(/address/);
    fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
    await screen.findByRole('link', { name: /^Continue to Example Pay/ });
    const wish = checkout.requests.findLast(({ path }) => path === '/payments');
    expect(wish?.body).toEqual({ orderId: '1042', startNew: true });
    expect(checkout.payments()).toHaveLength(2);
  });

  it('stands alone, and then says itself what it is', async () => {
    function Alone() {
      const payment = usePayment();
      return (
        <>
          <button type="button" onClick={() => payment.start({ orderId: '1042' })}>
            Pay
          </button>
          <RedirectNotice payment={payment} className="mine" data-testid="notice" />
        </>
      );
    }
    const { fetch } = createTestCheckout({ payment: hosted });
    render(
      <CheckoutProvider endpoint="/api/checkout" fetch={fetch}>
        <Alone />
      </CheckoutProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Pay' }));
    const notice = await screen.findByTestId('notice');
    expect(notice.className).toContain('mine');
    expect(notice.getAttribute('data-coinslot')).toBe('redirect-notice');
    expect(screen.getByRole('status').textContent).toBe('Finish paying on Example Pay');
    fireEvent.click(screen.getByRole('link'));
    expect(screen.getByRole('status').textContent).toMatch(/^Checking your payment…/);
  });
});
