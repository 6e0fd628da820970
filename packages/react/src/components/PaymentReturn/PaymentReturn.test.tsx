import type { Payment } from '@coinslot/core';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { usePayment } from '../../hooks/usePayment.ts';
import { usePaymentReturn } from '../../hooks/usePaymentReturn.ts';
// Loaded ahead, because a dynamic import does not wait for fake timers.
import '../../session/createEngine.ts';
import { createTestCheckout, type TestCheckout } from '../../testing/createTestCheckout.ts';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { PaymentReturn, type PaymentReturnProps } from './PaymentReturn.tsx';

const KEY = 'coinslot:return:/api/checkout';
const action = { type: 'redirect', url: 'https://pay.example/1042' } as const;

beforeEach(async () => {
  await loadExceptions();
  window.history.replaceState(null, '', '/return');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});

async function left(payment: Partial<Payment> = {}) {
  const checkout = createTestCheckout({ payment: { action, expiresAt: null, ...payment } });
  await checkout.fetch('/payments', { method: 'POST', body: '{"orderId":"1042"}' });
  checkout.requests.length = 0;
  const { id } = checkout.payments()[0] as Payment;
  return { checkout, id };
}

function comeBack({ fetch }: Pick<TestCheckout, 'fetch'>, props: PaymentReturnProps = {}) {
  return render(
    <StrictMode>
      <CheckoutProvider
        endpoint="/api/checkout"
        merchantName="North"
        supportUrl="mailto:help@north.example"
        fetch={fetch}
      >
        <PaymentReturn {...props} />
      </CheckoutProvider>
    </StrictMode>,
  );
}

function Other() {
  const { start, error } = usePayment();
  return (
    <>
      <button type="button" onClick={() => void start({ orderId: '7' }).catch(() => {})}>
        Start
      </button>
      {error?.code}
    </>
  );
}

const region = () => screen.getAllByRole('status')[0];
const said = () => region()?.textContent;
const heading = (text: string) => screen.findByRole('heading', { name: text });

describe('the page that a shopper comes back to', () => {
  it('checks, and says in one live region what it finds', async () => {
    const { checkout, id } = await left();
    sessionStorage.setItem(KEY, id);
    comeBack(checkout);
    expect(said()).toBe('Checking your payment…');
    const before = region();
    await screen.findByRole('link', { name: 'Continue to Example Pay' });
    expect(said()).toBe('Checking your payment…You can close this page.');
    checkout.set('paid');
    fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
    await heading('Payment complete');
    expect(region()).toBe(before);
    expect(screen.queryByRole('link', { name: /Example Pay/ })).toBeNull();
  });

  it('is never green because of what the address says (T23)', async () => {
    for (const glue of ['?', '&']) {
      const { checkout, id } = await left();
      sessionStorage.clear();
      const address = `/return?coinslot_payment=${id}${glue}status=success`;
      window.history.replaceState(null, '', address);
      const tones = new Set<string | null>();
      const { unmount } = comeBack(checkout);
      const watch = new MutationObserver(() => {
        tones.add(region()?.getAttribute('data-tone') ?? null);
      });
      watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      await screen.findByRole('link', { name: 'Continue to Example Pay' });
      await waitFor(() => expect(said()).toMatch(/^Checking your payment…/));
      watch.disconnect();
      expect(tones.size).toBeGreaterThan(0);
      expect([...tones]).not.toContain('success');
      expect(document.body.textContent).not.toMatch(/complete|(?<!Not )paid|received/i);
      unmount();
    }
  });

  it('says after 20 s that it may take longer, whether the server answers or not', async () => {
    const { checkout, id } = await left();
    vi.useFakeTimers();
    comeBack({ fetch: () => new Promise(() => {}) }, { id });
    expect(said()).toBe('Checking your payment…');
    await act(() => vi.advanceTimersByTimeAsync(21_000));
    expect(said()).toBe('Still processing. You can close this page.');
    cleanup();

    comeBack(checkout, { id });
    await act(() => vi.advanceTimersByTimeAsync(100));
    expect(said()).toBe('Checking your payment…You can close this page.');
    await act(() => vi.advanceTimersByTimeAsync(21_000));
    expect(said()).toBe('Still processingYou can close this page.');
    expect(screen.getByRole('link', { name: 'Continue to Example Pay' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check now' })).toBeTruthy();
  });

  it.each<[string, Payment['status'], Partial<Payment>, string]>([
    ['paid', 'paid', {}, 'Payment complete'],
    ['cancelled', 'cancelled', { due: null, underpayment: 'hosted' }, 'Payment cancelled'],
    ['failed', 'failed', {}, 'Payment failed'],
    ['being completed', 'settling', {}, 'Payment received'],
  ])('is the ordinary card of a payment that is %s', async (_, status, facts, title) => {
    const { checkout, id } = await left();
    checkout.set(status, facts);
    comeBack(checkout, { id });
    await heading(title);
    expect(screen.queryByText(/^Checking your payment/)).toBeNull();
  });

  it('starts a new payment after a cancellation', async () => {
    const { checkout, id } = await left();
    checkout.set('cancelled', { underpayment: 'hosted' });
    comeBack(checkout, { id, params: { token: 't' } });
    await screen.findByText('Already sent? We are still watching for it.');
    fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
    await waitFor(() => expect(checkout.payments()).toHaveLength(2));
    const wish = checkout.requests.findLast(({ path }) => path === '/payments');
    expect(wish?.body).toMatchObject({ orderId: '1042', startNew: true, params: { token: 't' } });
    await screen.findByRole('link', { name: 'Continue to Example Pay' });
    // Nobody was there yet.
    await waitFor(() => expect(said()).toBe('Finish paying on Example Pay'));
  });

  it('tells the price, and nothing of what the shop is credited with', async () => {
    const asset = { code: 'xPLN', symbol: 'xPLN', network: null, contract: null, decimals: null };
    const { checkout, id } = await left({
      price: { amount: '100.00', currency: 'PLN' },
      due: { amount: '100.00', asset },
    });
    // Some providers tell what the shop was credited with.
    checkout.set('paid', { received: '100.00', transactions: [] });
    comeBack(checkout, { id });
    await heading('Payment complete');
    expect(screen.getByText('Price').closest('dl')?.textContent).toMatch(/^Price100\.00 PLNOrder/);
    expect(document.body.textContent).not.toContain('xPLN');
  });

  it.each([
    [{ late: true }, 'It came late. Thank you. North has your order.'],
    [{ late: true, held: true }, 'It came late. Do not send more. North is checking it.'],
  ])('says that it came late what ended there and was paid after all: %j', async (facts, text) => {
    const ended = { underpayment: 'hosted', action: { type: 'none' } } as const;
    const { checkout, id } = await left({ underpayment: 'hosted' });
    checkout.set('cancelled', ended);
    comeBack(checkout, { id });
    await heading('Payment cancelled');
    // There was no address, but the money may be on its way.
    const said = () => document.querySelector('[data-coinslot="payment-status"]')?.textContent;
    expect(said()).toBe('Payment cancelledAlready sent? We are still watching for it.');
    fireEvent.click(screen.getByRole('button', { name: 'I already paid' }));
    await heading('Checking your payment…');
    expect(said()).toContain('Do not send more.');
    checkout.set('paid', { ...ended, ...facts, amountStatus: 'exact', received: null });
    fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(said()).toContain(text));
    expect(screen.queryByRole('button', { name: 'I already paid' })).toBeNull();
    cleanup();
    // Whoever comes back later is told the same.
    comeBack(checkout, { id });
    await waitFor(() => expect(said()).toContain(text));
  });

  it('says that it could not be loaded where the shop refuses it, and asks again', async () => {
    const { checkout } = await left();
    comeBack(checkout, { id: 'pay_of_somebody_else' });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('We could not load the payment');
    expect(alert.textContent).toContain('Sign in, or use the browser you ordered in.');
    expect(alert.textContent).toContain('Your payment is safe.');
    const before = checkout.requests.length;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(checkout.requests.length).toBeGreaterThan(before));
  });

  it('promises nothing of a payment that is not seen where another could not be started', async () => {
    const { checkout } = await left();
    render(
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <PaymentReturn id="pay_of_somebody_else" />
        <Other />
      </CheckoutProvider>,
    );
    await screen.findByText('We could not load the payment');
    checkout.fail({ status: 404, code: 'not_found' });
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    await screen.findByText('not_found');
    const seen = checkout.requests.length;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(checkout.requests.length).toBeGreaterThan(seen));
    // Asked for what it is about, and not for what failed beside it.
    expect(checkout.requests.at(-1)?.path).toBe('/payments/pay_of_somebody_else/resume');
    expect(screen.getByRole('alert').textContent).toMatch(/could not load.*is safe/);
  });

  it('shows what the page wants where there is nothing to come back to, else nothing', async () => {
    const { checkout } = await left();
    comeBack(checkout, { fallback: <a href="/orders">Your orders</a> });
    await screen.findByRole('link', { name: 'Your orders' });
    expect(document.querySelector('[data-coinslot]')).toBeNull();
    cleanup();
    const { container } = comeBack(checkout);
    await waitFor(() => expect(container.textContent).toBe(''));
    expect(checkout.requests).toEqual([]);
  });

  it('takes the result of a hook that the page calls itself, for its callbacks', async () => {
    const { checkout, id } = await left();
    const paid = checkout.set('paid');
    sessionStorage.setItem(KEY, id);
    const onSuccess = vi.fn();
    function Page() {
      return <PaymentReturn payment={usePaymentReturn({ onSuccess })} className="mine" />;
    }
    const { container } = render(
      <StrictMode>
        <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
          <Page />
        </CheckoutProvider>
      </StrictMode>,
    );
    await heading('Payment complete');
    expect(onSuccess.mock.calls).toEqual([[paid]]);
    const root = container.querySelector('[data-coinslot="payment-return"]');
    expect(root?.className).toContain('mine');
    expect(root?.getAttribute('data-status')).toBe('paid');
  });
});
