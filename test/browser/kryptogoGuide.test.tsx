import '@coinslot/react/styles.css';
import { Checkout, CheckoutProvider, usePaymentStatus } from '@coinslot/react';
import { createSandbox } from '@coinslot/sandbox';
import type { Order, ResolveOrderInput } from '@coinslot/server';
import { kryptogo } from '@coinslot/server/kryptogo';
import { createTestServer } from '@coinslot/server/testing';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { AdvancedPaymentComponent } from '../guide/AdvancedPaymentComponent.tsx';
import { PaymentComponent } from '../guide/PaymentComponent.tsx';

afterEach(cleanup);

const dialog = page.getByRole('dialog');
const sum = page.getByText('Send exactly');
const GUIDE = { fiat_amount: '100', fiat_currency: 'TWD' };

/** A shop that keeps a cart for its only shopper, at a sandboxed KryptoGO. */
function openShop(cart: Partial<Order> = {}) {
  const sandbox = createSandbox({
    seed: 'guide',
    deliver: (request) => server.fetch(request),
  });
  // A page can not send an Origin of its own choice.
  sandbox.dialect('kryptogo', { origin: 'unchecked' });
  const order: Order = {
    id: 'cart-7',
    prices: [{ amount: '100.00', currency: 'TWD' }],
    ...cart,
  };
  const asked: Omit<ResolveOrderInput, 'request'>[] = [];
  const server = createTestServer({
    providers: [kryptogo(sandbox.credentials.kryptogo)],
    now: sandbox.now,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    // Which cart it is tells the shop's session, and never the page.
    async resolveOrder({ orderId, params }) {
      asked.push({ orderId, params });
      return (orderId ?? order.id) === order.id ? order : null;
    },
  });
  const intents = () =>
    sandbox
      .requests()
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/payment/intent'))
      .map(({ body }) => JSON.parse(body));
  /** A page of the shop, loaded anew. */
  const load = (children: ReactNode) =>
    render(
      <StrictMode>
        <CheckoutProvider endpoint="/api/checkout" fetch={server.fetch}>
          {children}
        </CheckoutProvider>
      </StrictMode>,
    );
  const { list, view } = server.checkout.payments;
  /** The only payment that there is. */
  const only = async () => {
    const payments = await list();
    expect(payments).toHaveLength(1);
    return payments[0] as (typeof payments)[0];
  };
  /** Sends what is asked for, from a wallet. */
  const pay = async () => {
    const { reference } = await only();
    // So soon after the creation the provider is not asked.
    await sandbox.advance(60_000);
    await sandbox.pay(String(reference));
    await sandbox.confirm(String(reference));
  };
  return { asked, intents, load, list, view, only, pay };
}

describe('the samples of the guide of KryptoGO', () => {
  it('take a payment for the order that the shop knows of', async () => {
    const { asked, intents, load, only, pay } = openShop();
    await load(<PaymentComponent />);
    await page.getByRole('button', { name: 'Pay Now' }).click();
    await expect.element(sum).toBeVisible();
    expect(asked).toEqual([{ orderId: undefined, params: GUIDE }]);
    const { id, orderId, due, action } = await only();
    expect(orderId).toBe('cart-7');
    expect(intents()).toEqual([
      {
        fiat_amount: '100.00',
        fiat_currency: 'TWD',
        callback_url: expect.stringMatching(
          `^https://shop\\.example/api/checkout/callbacks/kryptogo/${id}\\.`,
        ),
      },
    ]);
    await expect.element(dialog.getByText('Order cart-7')).toBeVisible();
    await expect.element(dialog.getByText(`${due?.amount} USDT`).first()).toBeVisible();
    const address = action.type === 'transfer' ? action.address : null;
    const code = dialog.getByRole('img', { name: new RegExp(` address ${address}$`) });
    await expect.element(code).toBeVisible();

    await pay();
    await dialog.getByRole('button', { name: 'Check now' }).click();
    await expect.element(dialog.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
    expect(await only()).toMatchObject({ status: 'paid' });
  });

  it('tell the merchant all that they name, and KryptoGO nothing of it', async () => {
    const kept = { orderData: { cart: '7' }, groupKey: 'coffee' };
    const { asked, intents, load, only } = openShop({ provider: { kryptogo: kept } });
    await load(<AdvancedPaymentComponent />);
    await page.getByRole('button', { name: 'Process Payment' }).click();
    await expect.element(sum).toBeVisible();
    const { orderId } = await only();
    expect(orderId).toBe('cart-7');
    expect(asked).toEqual([
      {
        orderId: undefined,
        params: {
          ...GUIDE,
          callback_url: 'https://your-server.com/payment/callback',
          order_data: {
            orderId: '12345',
            productName: 'Product Name',
            customerInfo: { id: 'user123', email: 'user@example.com' },
          },
          group_key: 'product_purchase',
        },
      },
    ]);
    expect(intents()).toEqual([
      {
        fiat_amount: '100.00',
        fiat_currency: 'TWD',
        callback_url: expect.stringMatching(/^https:\/\/shop\.example\//),
        order_data: { cart: '7' },
        group_key: 'coffee',
      },
    ]);
  });

  it('make one payment of a double click, of a second click, and of the page loaded anew', async () => {
    const { intents, load, only } = openShop();
    const button = page.getByRole('button', { name: 'Pay Now' });
    await load(<PaymentComponent />);
    await button.dblClick();
    await expect.element(sum).toBeVisible();
    const { id } = await only();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await button.click();
    await expect.element(sum).toBeVisible();
    await cleanup();
    await load(<PaymentComponent />);
    await button.click();
    await expect.element(dialog.getByText('Order cart-7')).toBeVisible();
    expect((await only()).id).toBe(id);
    expect(intents()).toHaveLength(1);
  });

  it('say that nothing was charged where the page has another price than the order', async () => {
    const { intents, list, load } = openShop({ prices: [{ amount: '120', currency: 'TWD' }] });
    await load(<PaymentComponent />);
    await page.getByRole('button', { name: 'Pay Now' }).click();
    const notice = dialog.getByRole('alert');
    await expect
      .element(notice)
      .toHaveTextContent('Please reload this page. You have not been charged.');
    expect(await list()).toEqual([]);
    expect(intents()).toEqual([]);
  });

  it('leave a payment that the order’s page can follow', async () => {
    const { load, only, pay, view } = openShop();
    await load(<PaymentComponent />);
    await page.getByRole('button', { name: 'Pay Now' }).click();
    await expect.element(sum).toBeVisible();
    await cleanup();
    const { id } = await only();
    const { clientSecret = '' } = (await view(id)) ?? {};
    function OrderPage() {
      return <Checkout payment={usePaymentStatus({ id, clientSecret })} />;
    }
    await load(<OrderPage />);
    await expect.element(sum).toBeVisible();
    await pay();
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect.element(page.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
  });
});
