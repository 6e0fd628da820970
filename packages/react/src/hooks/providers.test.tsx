import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AdvancedPaymentComponent } from '../../../../test/guide/AdvancedPaymentComponent.tsx';
import { PaymentComponent } from '../../../../test/guide/PaymentComponent.tsx';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { renderWithCheckout } from '../testing/renderWithCheckout.tsx';
import { useKryptogoPayment, useKryptoswapPayment } from './providers.ts';

// What is loaded on demand is in no test's time.
beforeAll(async () => {
  await import('../session/createEngine.ts');
  await import('../components/ModalOutlet/OutletModal.tsx');
});

const GUIDE = { fiat_amount: '100', fiat_currency: 'TWD' } as const;
const MORE = {
  callback_url: 'https://your-server.com/payment/callback',
  order_data: {
    orderId: '12345',
    productName: 'Product Name',
    customerInfo: { id: 'user123', email: 'user@example.com' },
  },
  group_key: 'product_purchase',
};

type KryptogoPayment = ReturnType<typeof useKryptogoPayment>;
type Params = Parameters<KryptogoPayment['start']>[0];

/** A shop whose button asks for `params`. */
async function openShop(params: Params) {
  const checkout = createTestCheckout();
  const onEvent = vi.fn();
  const onError = vi.fn();
  const hook: { current?: KryptogoPayment } = {};
  function Shop() {
    const payment = useKryptogoPayment({ onError });
    hook.current = payment;
    return (
      <button type="button" onClick={() => payment.openPaymentModal(params)}>
        Pay Now
      </button>
    );
  }
  await renderWithCheckout(<Shop />, { checkout, onEvent });
  const posts = () =>
    checkout.requests.flatMap(({ path, body }) => (path === '/payments' ? [body] : []));
  const press = () =>
    fireEvent.click(screen.getByRole('button', { name: 'Pay Now', hidden: true }));
  return { checkout, onEvent, onError, hook, posts, press, user: userEvent.setup() };
}

describe('useKryptogoPayment', () => {
  it.each([
    ['Basic Usage', PaymentComponent, 'Pay Now', GUIDE],
    ['Advanced Usage', AdvancedPaymentComponent, 'Process Payment', { ...GUIDE, ...MORE }],
  ] as const)('runs the sample "%s" of the guide as it is', async (_, Sample, name, params) => {
    const { checkout } = await renderWithCheckout(<Sample />);
    fireEvent.click(screen.getByRole('button', { name }));
    expect(await screen.findByRole('dialog', { name: /Send exactly/ })).toBeTruthy();
    expect(checkout.requests.map(({ path, body }) => [path, body])).toEqual([
      ['/payments', { provider: 'kryptogo', params }],
    ]);
    expect(checkout.payments()).toHaveLength(1);
  });

  it('tells of a creation that names no order', async () => {
    const { press, onEvent } = await openShop(GUIDE);
    press();
    await screen.findByText('Send exactly');
    expect(onEvent).toHaveBeenCalledWith({
      type: 'create_start',
      orderId: null,
      provider: 'kryptogo',
    });
  });

  it('keeps what it has in common with the other hooks apart from that', async () => {
    const { posts, press } = await openShop({
      ...GUIDE,
      orderId: '1042',
      asset: 'USDT',
      params: { cart: '7' },
    });
    press();
    await screen.findByText('Send exactly');
    expect(posts()).toEqual([
      { orderId: '1042', provider: 'kryptogo', asset: 'USDT', params: { ...GUIDE, cart: '7' } },
    ]);
  });

  it('needs no amount where the order is named', async () => {
    const { posts, press } = await openShop({ orderId: '1042' });
    press();
    await screen.findByText('Send exactly');
    expect(posts()).toEqual([{ orderId: '1042', provider: 'kryptogo' }]);
  });

  it('opens one payment for a double click, and the same again after its modal was closed', async () => {
    const { checkout, hook, posts, press, user } = await openShop(GUIDE);
    press();
    press();
    await screen.findByText('Send exactly');
    expect(posts()).toHaveLength(1);
    const { data } = hook.current ?? {};
    expect(data).toEqual(checkout.payments()[0]);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    press();
    expect(await screen.findByText('Send exactly')).toBeTruthy();
    expect(hook.current?.data?.id).toBe(data?.id);
    expect(checkout.payments()).toHaveLength(1);
  });

  it.each([
    ['amount_mismatch', 'Please reload this page. You have not been charged.'],
    ['amount_too_small', 'Too little for this way to pay. You have not been charged.'],
  ] as const)('tells the page and the shopper of %s', async (code, words) => {
    const { checkout, hook, press, onError, onEvent } = await openShop(GUIDE);
    checkout.fail({ status: 422, code });
    press();
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(hook.current).toMatchObject({ isError: true, isLoading: false, error: { code } });
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onEvent).toHaveBeenCalledWith({ type: 'error', code, orderId: null, paymentId: null });
  });

  it('tries again with what was asked, and has no order on the card until it is known', async () => {
    const { checkout, posts, press, user } = await openShop(GUIDE);
    checkout.fail('network', 1);
    press();
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('Send exactly');
    expect(posts()).toEqual([
      { provider: 'kryptogo', params: GUIDE },
      { provider: 'kryptogo', params: GUIDE },
    ]);
    expect(checkout.payments()).toHaveLength(1);
  });

  it('starts again for the order that it was, with what the page said', async () => {
    const { checkout, posts, press, user } = await openShop(GUIDE);
    press();
    await screen.findByText('Send exactly');
    checkout.set('expired');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await user.click(await screen.findByRole('button', { name: 'Get a new price' }));
    await waitFor(() => expect(posts()).toHaveLength(2));
    const { orderId } = checkout.payments()[0] ?? {};
    expect(posts()[1]).toEqual({ orderId, provider: 'kryptogo', startNew: true, params: GUIDE });
  });
});

describe('useKryptoswapPayment', () => {
  it('says what the route asks of the shopper in words of the wire', async () => {
    const asked = {
      orderId: '1042',
      routeId: '61',
      fields: { from: { card: '4276' }, route: { email: 'a@b.example' } },
      agreement: true,
    } as const;
    function Shop() {
      const { openPaymentModal } = useKryptoswapPayment();
      return (
        <button type="button" onClick={() => openPaymentModal(asked)}>
          Pay
        </button>
      );
    }
    const { checkout } = await renderWithCheckout(<Shop />);
    fireEvent.click(screen.getByRole('button', { name: 'Pay' }));
    await screen.findByText('Send exactly');
    expect(checkout.requests[0]?.body).toEqual({ ...asked, provider: 'kryptoswap' });
  });
});
