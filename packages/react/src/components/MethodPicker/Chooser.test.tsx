import type { PaymentOption } from '@coinslot/core/wire';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { createPaymentHook } from '../../hooks/createPaymentHook.ts';
import { usePayment } from '../../hooks/usePayment.ts';
import type { CheckoutEvent } from '../../session/CheckoutEvent.ts';
import { createTestCheckout, type TestCheckout } from '../../testing/createTestCheckout.ts';
import { optionFixture } from '../../testing/optionFixture.ts';
import { Checkout } from '../Checkout/Checkout.tsx';
import { CheckoutButton } from '../CheckoutButton/CheckoutButton.tsx';
import { CheckoutModal } from '../CheckoutModal/CheckoutModal.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';

// What is loaded on demand is in no test's time.
beforeAll(() =>
  Promise.all([
    import('../../session/createEngine.ts'),
    import('../ModalOutlet/OutletModal.tsx'),
    loadExceptions(),
  ]),
);

const bitcoin = optionFixture({
  asset: { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 },
  approximate: '0.0002',
});
const hosted = optionFixture({ provider: 'other', providerName: 'Other Pay', asset: null });
const ALL = [optionFixture(), bitcoin, hosted];
const refused = () => {
  const error = { code: 'choice_required', message: '', retryable: false, requestId: 'req_1' };
  return Response.json({ error }, { status: 300 });
};
const TITLE = 'Choose how to pay';
const useExamplePayment = createPaymentHook('example');

const toPay = { orderId: '1042', asset: 'BTC' };

function Page() {
  const onError = vi.fn();
  const payment = usePayment({ onError });
  const bound = useExamplePayment();
  return (
    <>
      <CheckoutButton orderId="1042">Pay now</CheckoutButton>
      <button type="button" onClick={() => bound.openPaymentModal({ orderId: '1042' })}>
        Pay with Example
      </button>
      <button
        type="button"
        onClick={() => {
          void payment.openPaymentModal({ orderId: '1042' });
          void bound.openPaymentModal({ orderId: '1042' });
        }}
      >
        Pay twice
      </button>
      <button type="button" onClick={() => payment.openPaymentModal(toPay)}>
        Pay in bitcoin
      </button>
      <button type="button" onClick={payment.closePaymentModal}>
        Leave
      </button>
      <output>
        {payment.status} {onError.mock.calls.length}
      </output>
    </>
  );
}

function open(options: readonly PaymentOption[] = ALL) {
  const checkout = createTestCheckout({ options });
  const events: CheckoutEvent[] = [];
  const view = render(
    <StrictMode>
      <CheckoutProvider
        endpoint="/api/checkout"
        fetch={(...request) => checkout.fetch(...request)}
        onEvent={(event) => events.push(event)}
        supportUrl="mailto:help@north.example"
        environment="sandbox"
      >
        <Page />
      </CheckoutProvider>
    </StrictMode>,
  );
  const user = userEvent.setup();
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  const created = () => checkout.requests.filter(({ path }) => path === '/payments');
  const status = () => view.container.querySelector('output')?.textContent;
  return { ...view, checkout, events, user, press, created, status };
}

/** Puts an answer, or a wait, before those of the server, until the returned function is called. */
function intercept(
  checkout: TestCheckout,
  path: string,
  answer: () => Promise<Response | undefined>,
) {
  const { fetch } = checkout;
  checkout.fetch = async (input, init) =>
    (String(input).endsWith(path) && (await answer())) || fetch(input, init);
  return () => {
    checkout.fetch = fetch;
  };
}

/** The choice, once there is something to choose from. */
const picker = async () => {
  const dialog = await screen.findByRole('dialog', { name: TITLE });
  await screen.findAllByRole('radio');
  return dialog;
};
const resume = () => screen.queryByRole('button', { name: 'Resume payment' });

describe('the choice in the modal', () => {
  it('names the dialog, takes the focus, and is no state of the payment', async () => {
    const { press, status, events } = open();
    await press('Pay now');
    await picker();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: TITLE }));
    expect(screen.getAllByRole('radio')).toHaveLength(3);
    expect(screen.getByText('Order 1042')).toBeTruthy();
    expect(screen.getAllByText('Test mode')).toHaveLength(1);
    expect(status()).toBe('idle 0');
    expect(events.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('keeps its heading, and the focus on it, while the ways to pay load', async () => {
    const { press, checkout } = open();
    let answer = () => {};
    const held = new Promise<undefined>((resolve) => {
      answer = () => resolve(undefined);
    });
    intercept(checkout, '/quotes', () => held);
    await press('Pay now');
    const heading = await screen.findByRole('heading', { name: TITLE });
    expect(document.activeElement).toBe(heading);
    answer();
    await picker();
    expect(document.activeElement).toBe(heading);
    expect(screen.getByRole('heading')).toBe(heading);
  });

  it('starts what was picked in the same dialog, with the focus on its heading', async () => {
    const { press, user, created } = open();
    await press('Pay now');
    const dialog = await picker();
    await user.click(screen.getByText('BTC'));
    await press('Continue');
    await screen.findByText('Send exactly');
    expect(screen.getByRole('heading').textContent).toBe('Send exactly 0.0002 BTC');
    expect(screen.getByRole('dialog')).toBe(dialog);
    expect(document.activeElement).toBe(screen.getByRole('heading'));
    expect(created().map(({ body }) => body)).toEqual([
      { orderId: '1042' },
      { orderId: '1042', provider: 'example', asset: 'BTC' },
    ]);
  });

  it.each([
    ['×', (press: (name: string) => Promise<void>) => press('Close')],
    ['Escape', () => act(() => screen.getByRole<HTMLDialogElement>('dialog').close())],
    ['the page', () => act(() => screen.getByText('Leave').click())],
  ])('leaves nothing to resume when it is closed by %s', async (_, close) => {
    const { press, status, checkout, events } = open();
    await press('Pay now');
    await picker();
    await close(press);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(resume()).toBeNull();
    expect(status()).toBe('idle 0');
    expect(checkout.payments()).toEqual([]);
    const last = events.at(-1);
    expect(last?.type === 'open_change' && last.reason).not.toBe('minimise');
  });

  it('asks for a double click once (C02)', async () => {
    const { created } = open();
    const button = screen.getByRole('button', { name: 'Pay now' });
    fireEvent.click(button);
    fireEvent.click(button);
    await picker();
    expect(created()).toHaveLength(1);
    const go = screen.getByRole('button', { name: 'Continue' });
    fireEvent.click(go);
    fireEvent.click(go);
    await screen.findByText('Send exactly');
    expect(created()).toHaveLength(2);
  });

  it('offers a bound hook the ways of its provider only', async () => {
    const { press } = open();
    await press('Pay with Example');
    await picker();
    expect(screen.getAllByRole('radio')).toHaveLength(2);
    expect(screen.queryByText(/Other Pay/)).toBeNull();
  });

  it('belongs to the last of two hooks that open it at once', async () => {
    const { press, checkout } = open();
    await press('Pay twice');
    await picker();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(screen.getAllByRole('radio')).toHaveLength(2);
    await press('Continue');
    await screen.findByText('Send exactly');
    expect(checkout.payments()).toHaveLength(1);
  });

  it('is no choice where there is one way: that is started at once, and once only (C01)', async () => {
    const small = { ...bitcoin, unavailable: 'amount_too_small' };
    const { press, created, checkout } = open([optionFixture(), small]);
    // The server does not know what is too small before it asks the provider.
    checkout.fail({ status: 300, code: 'choice_required' });
    await press('Pay now');
    await screen.findByText('Send exactly');
    expect(screen.queryByText(TITLE)).toBeNull();
    expect(created().map(({ body }) => body)).toEqual([
      { orderId: '1042' },
      { orderId: '1042', provider: 'example', asset: 'USDTTRC20' },
    ]);
  });

  it('is no choice where one way fits the coin that the page names', async () => {
    const { press, created, checkout } = open();
    // The server knows the coins of each provider, and not whose this one is.
    checkout.fail({ status: 300, code: 'choice_required' });
    await press('Pay in bitcoin');
    await screen.findByText('Send exactly');
    expect(created().at(-1)?.body).toEqual({ ...toPay, provider: 'example' });
    expect(created()).toHaveLength(2);
  });

  it.each([
    ['is between those', [...ALL, { ...bitcoin, provider: 'other' }], 2],
    [
      'is between all, if none of those can be taken',
      [{ ...bitcoin, unavailable: 'x' }, hosted, optionFixture()],
      3,
    ],
  ])('%s that fit the coin that the page names', async (_, options, count) => {
    const { press, checkout } = open(options);
    checkout.fail({ status: 300, code: 'choice_required' });
    await press('Pay in bitcoin');
    await picker();
    expect(screen.getAllByRole('radio')).toHaveLength(count);
  });

  it('takes the coin that is picked, or none, for the one that the page named', async () => {
    const { press, user, created, checkout } = open([optionFixture(), hosted]);
    checkout.fail({ status: 300, code: 'choice_required' });
    await press('Pay in bitcoin');
    await picker();
    await user.click(screen.getByText('Choose on Other Pay'));
    await press('Continue');
    await screen.findByRole('link', { name: /Continue to Other Pay/ });
    expect(created().at(-1)?.body).toEqual({ orderId: '1042', provider: 'other' });
  });

  it('asks nobody in circles where the one way is not enough for the server', async () => {
    const { press, created, checkout } = open([hosted]);
    intercept(checkout, '/payments', async () => refused());
    await press('Pay now');
    await picker();
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    expect(created()).toEqual([]);
    await press('Continue');
    await picker();
  });

  it('shows what went wrong with what was picked, and leads back to the choice', async () => {
    const { press, user, checkout } = open();
    await press('Pay now');
    await picker();
    await user.click(screen.getByText('BTC'));
    checkout.fail({ status: 502, code: 'provider_unavailable' });
    await press('Continue');
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
    await press(TITLE);
    await picker();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: TITLE }));
    const picked = screen.getByRole<HTMLInputElement>('radio', { checked: true });
    expect(picked).toBe(screen.getByRole('radio', { name: /^BTC/ }));
  });

  it('forgets what was picked once it is closed', async () => {
    const { press, user, checkout } = open();
    await press('Pay now');
    await picker();
    await user.click(screen.getByText('BTC'));
    checkout.fail({ status: 502, code: 'provider_unavailable' });
    await press('Continue');
    await screen.findByRole('button', { name: 'Try again' });
    await press('Close');
    await press('Pay now');
    await picker();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^USDT/ }).checked).toBe(true);
  });

  it('shows the live payment of an order, and no choice', async () => {
    const { press, checkout } = open();
    const body = JSON.stringify({ orderId: '1042', provider: 'other' });
    await checkout.fetch('/api/checkout/payments', { method: 'POST', body });
    await press('Pay now');
    expect(await screen.findByRole('link', { name: /Continue to Other Pay/ })).toBeTruthy();
    expect(screen.queryByText(TITLE)).toBeNull();
  });

  it('leads back to a payment on another page, also after it was put aside', async () => {
    const { press, user, checkout } = open();
    await press('Pay now');
    await picker();
    await user.click(screen.getByText('Choose on Other Pay'));
    await press('Continue');
    await screen.findByRole('link', { name: /Continue to Other Pay/ });
    await press('Close');
    await press('Resume payment');
    await screen.findByRole('link', { name: /Continue to Other Pay/ });
    await press('Close');
    await press('Pay now');
    await screen.findByRole('link', { name: /Continue to Other Pay/ });
    expect(checkout.payments()).toHaveLength(1);
  });

  it('starts nothing and leaves nothing to resume when it is closed while the ways to pay load', async () => {
    const { press, checkout, status } = open([optionFixture()]);
    let answer = () => {};
    const held = new Promise<undefined>((resolve) => {
      answer = () => resolve(undefined);
    });
    intercept(checkout, '/quotes', () => held);
    checkout.fail({ status: 300, code: 'choice_required' });
    await press('Pay now');
    const heading = await screen.findByRole('heading', { name: TITLE });
    // Room for the rows, and the focus where it stays.
    expect(screen.getByRole('group', { name: TITLE }).getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(heading);
    expect(status()).toBe('idle 0');
    await press('Close');
    await act(async () => answer());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(resume()).toBeNull();
    expect(checkout.payments()).toEqual([]);
  });

  it('says what went wrong with the ways to pay, and tries again', async () => {
    const { press, checkout } = open();
    const mend = intercept(checkout, '/quotes', () => Promise.reject(new TypeError('Failed')));
    await press('Pay now');
    expect(await screen.findByText('Connection lost. You have not been charged.')).toBeTruthy();
    mend();
    await press('Try again');
    expect(await screen.findAllByRole('radio')).toHaveLength(3);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: TITLE }));
  });

  it('goes with the provider that held it', async () => {
    const { press, unmount } = open();
    await press('Pay now');
    await picker();
    unmount();
    expect(document.querySelector('dialog')).toBeNull();
    expect(document.documentElement.style.overflow).toBe('');
  });

  it('takes the place of a layout of the merchant', async () => {
    const checkout = createTestCheckout({ options: ALL });
    render(
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <CheckoutButton orderId="1042">Pay now</CheckoutButton>
        <CheckoutModal>
          <p>Their own card</p>
        </CheckoutModal>
      </CheckoutProvider>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Pay now' }));
    await picker();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByText('Their own card')).toBeTruthy();
  });

  it('is one click away from a card that was started without it', async () => {
    const checkout = createTestCheckout({ options: ALL });
    function Card() {
      const payment = usePayment();
      return (
        <>
          <button type="button" onClick={() => payment.start({ orderId: '1042' }).catch(() => {})}>
            Start
          </button>
          <Checkout payment={payment} />
        </>
      );
    }
    render(
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <Card />
      </CheckoutProvider>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Start' }));
    await screen.findByText('You have not been charged.');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await user.click(screen.getByRole('button', { name: TITLE }));
    await picker();
  });
});
