import type { Payment } from '@coinslot/core';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckoutProviderProps } from '../../context/CheckoutRoot.tsx';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';
import { usePayment } from '../../hooks/usePayment.ts';
import { createTestCheckout, type TestCheckout } from '../../testing/createTestCheckout.ts';
import { optionFixture } from '../../testing/optionFixture.ts';
import { FIXTURE_TIME } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { Checkout } from './Checkout.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));

function Card({ params }: { params: PaymentParams }) {
  const payment = usePayment();
  return (
    <>
      <button type="button" onClick={() => void payment.start(params).catch(() => {})}>
        Pay
      </button>
      <Checkout payment={payment} />
    </>
  );
}

async function pay(
  checkout: TestCheckout = createTestCheckout(),
  settings: Partial<CheckoutProviderProps> = {},
  params: PaymentParams = { orderId: '1042' },
) {
  const user = userEvent.setup();
  await renderWithCheckout(<Card params={params} />, {
    checkout,
    merchantName: 'North',
    supportUrl: 'mailto:help@north.example',
    returnUrl: '/orders/1042',
    ...settings,
  });
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  return { user, checkout };
}

/** Opens a card, and moves its payment on the server. */
async function move(status: Payment['status'], overrides: Partial<Payment> = {}) {
  const { user, checkout } = await pay();
  await screen.findByText('Send exactly');
  checkout.set(status, overrides);
  await user.click(screen.getByRole('button', { name: 'Check now' }));
  return { user, checkout };
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { name });
const actions = () => {
  const element = document.querySelector<HTMLElement>('[data-coinslot="payment-actions"]');
  return element === null
    ? []
    : [...within(element).queryAllByRole('link'), ...within(element).queryAllByRole('button')]
        // What is taken along changes nothing.
        .filter((one) => one.closest('[data-coinslot="payment-tools"]') === null)
        .map((one) => one.textContent);
};
const buttonsOf = (element: HTMLElement) =>
  within(element)
    .queryAllByRole('button')
    .map(({ textContent }) => textContent);
const liveRegion = () => {
  const regions = screen.getAllByRole('status').filter((region) => region.textContent !== '');
  expect(regions).toHaveLength(1);
  return regions[0];
};
const isPayable = () => ({
  code: screen.queryByRole('img') !== null,
  copy: screen.queryAllByRole('button', { name: /^Copy (amount|address|memo)/ }).length > 0,
});
const NOT_PAYABLE = { code: false, copy: false };
const wait = { action: { type: 'wait' } } as const;
const over = { amountStatus: 'over', received: '15', excess: '2.5', remaining: null } as const;

describe('a card whose money left the usual course', () => {
  it('asks for the rest at the same address: text, clipboard and words are the rest alone', async () => {
    const { user } = await move('partially_paid');
    await heading('2.5 USDT still missing');
    const told = 'Received 10 USDT of 12.5 USDT. Send 2.5 USDT more to the same address on TRON.';
    await waitFor(() => expect(liveRegion()?.textContent).toContain(told));
    expect(liveRegion()?.getAttribute('aria-live')).toBe('polite');
    expect(isPayable()).toEqual({ code: true, copy: true });
    expect(screen.getByText('Send exactly').parentElement?.textContent).toBe(
      'Send exactly 2.5 USDT',
    );
    await user.click(screen.getByRole('button', { name: 'Copy amount' }));
    expect(await navigator.clipboard.readText()).toBe('2.5');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('80');
    expect(actions()).toEqual(['Get help']);
  });

  it.each<[string, Payment['status'], Partial<Payment>, string, RegExp, string[]]>([
    [
      'too little that is sent back',
      'partially_paid',
      { underpayment: 'refund', ...wait },
      'Too little arrived',
      /^Received 10 USDT of 12.5 USDT. It will be sent back. Do not send more.$/,
      ['Get help'],
    ],
    [
      'too little that the merchant looks at',
      'partially_paid',
      { underpayment: 'review', held: true, ...wait },
      'Too little arrived',
      /Do not send more. North is checking it.$/,
      ['Get help'],
    ],
    [
      'late money that the merchant looks at',
      'paid',
      { late: true, held: true },
      'Payment received',
      /^It came late. Do not send more. North is checking it.$/,
      ['Continue', 'Get help'],
    ],
    [
      'late money that was accepted',
      'paid',
      { late: true },
      'Payment complete',
      /^It came late. Thank you. North has your order.$/,
      ['Continue', 'Get help'],
    ],
    [
      'an expired price with money on it',
      'expired',
      { amountStatus: 'under', received: '10', remaining: '2.5' },
      'This price has expired',
      /^Received 10 USDT of 12.5 USDT. Do not send more. North can help.$/,
      ['Get help'],
    ],
    [
      'a failed payment',
      'failed',
      {},
      'Payment failed',
      /^Do not send to the old address. Already sent\? We are still watching for it. North can help.$/,
      ['Get help', 'Start again'],
    ],
  ])(
    'says at once of %s what happened and what to do',
    async (...[, status, facts, title, text, can]) => {
      await move(status, facts);
      await heading(title);
      await screen.findByText(text);
      expect(liveRegion()?.getAttribute('aria-live')).toBe('assertive');
      expect(isPayable()).toEqual(NOT_PAYABLE);
      expect(actions()).toEqual(can);
    },
  );

  it.each<[string, Payment['status'], Partial<Payment>, string, RegExp, string[]]>([
    [
      'too much',
      'paid',
      over,
      'Payment complete',
      /^You sent 2.5 USDT too much. North can help.$/,
      ['Continue', 'Get help'],
    ],
    ['money that is being completed', 'settling', {}, 'Payment received', /is completing it/, []],
    [
      'a word that this page does not know',
      'settling',
      { amountStatus: 'none', received: null },
      'Still processing',
      /^Reference pay_test\d+. You can close this page.$/,
      ['Get help'],
    ],
    [
      'an expired price',
      'expired',
      {},
      'This price has expired',
      /^Do not send to the old address. Already sent\?/,
      ['Get a new price', 'I already paid'],
    ],
    [
      'a cancelled payment',
      'cancelled',
      {},
      'Payment cancelled',
      /^Do not send to the old address. Already sent\?/,
      ['Start again', 'I already paid'],
    ],
    [
      'a refund under way',
      'refund_pending',
      {},
      'Refund started',
      /^Received 10 USDT of 12.5 USDT. 10 USDT is on its way back. Do not send more.$/,
      ['Get help'],
    ],
    [
      'a refund',
      'refunded',
      {},
      'Refund sent',
      /^10 USDT was sent back.$/,
      ['Get help', 'Start again'],
    ],
  ])(
    'says politely of %s what happened and what to do',
    async (...[, status, facts, title, text, can]) => {
      await move(status, facts);
      await heading(title);
      await screen.findByText(text);
      expect(liveRegion()?.getAttribute('aria-live')).toBe('polite');
      expect(isPayable()).toEqual(NOT_PAYABLE);
      expect(actions()).toEqual(can);
    },
  );

  it('asks nobody for money while the shop has to look, and tells who has sent it', async () => {
    await move('awaiting_payment', { held: true });
    await screen.findByText(
      'Already sent? We are still watching for it. Do not send more. North is checking it.',
    );
    // One truth: "send exactly" beside "do not send more" could not both be obeyed.
    expect(isPayable()).toEqual(NOT_PAYABLE);
    expect(screen.queryByText('Send exactly')).toBeNull();
    expect(screen.queryByRole('timer')).toBeNull();
    const [name] = screen.getAllByRole('heading');
    expect(name?.textContent).toBe('Still processing');
    expect(document.querySelectorAll(`[id="${name?.id}"]`)).toHaveLength(1);
    expect(actions()).toEqual(['Get help']);
  });

  it('names the transaction of a refund', async () => {
    await move('refunded');
    await heading('Refund sent');
    const facts = screen.getByText('Refund').closest('dl');
    expect(facts?.textContent).toContain('Refund10 USDT');
    expect(screen.getByRole('link', { name: /opens a new tab/ })).toBeTruthy();
  });

  it('asks the provider when the shopper says that they paid', async () => {
    const { user, checkout } = await move('expired');
    const button = await screen.findByRole('button', { name: 'I already paid' });
    await user.click(button);
    const asked = () => checkout.requests.findLast(({ path }) => path.endsWith('/check'));
    await waitFor(() => expect(asked()?.body).toEqual({ paid: true }));
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));

    // Said while it is asked, and asked once.
    const before = checkout.requests.length;
    fireEvent.click(button);
    fireEvent.click(button);
    expect([button.textContent, button.getAttribute('aria-disabled')]).toEqual([
      'Checking…',
      'true',
    ]);
    await waitFor(() => expect(button.textContent).toBe('I already paid'));
    expect(checkout.requests).toHaveLength(before + 1);
  });

  it('moves to the payment that took the place of the one it showed', async () => {
    const { user, checkout } = await pay();
    await screen.findByText('Send exactly');
    const [old] = checkout.payments();
    await checkout.fetch('/payments', {
      method: 'POST',
      body: JSON.stringify({ orderId: '1042', startNew: true }),
    });
    expect(checkout.payments()[0]?.supersededBy).toBe(checkout.payments()[1]?.id);
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await waitFor(() => {
      const resumed = checkout.requests.some(({ path }) => path.endsWith('/resume'));
      expect(resumed).toBe(true);
    });
    expect(await screen.findByText('Send exactly')).toBeTruthy();
    expect(old?.id).not.toBe(checkout.payments()[1]?.id);
    // Nobody asked for another address here: it does not come in silence.
    await screen.findByText('Payment replaced');
    const told = 'Do not send to the old address. Already sent? We are still watching for it.';
    expect(liveRegion()?.textContent).toBe(`Payment replaced${told}`);
    expect(liveRegion()?.getAttribute('aria-live')).toBe('assertive');
    expect(screen.getByRole('heading').textContent).toMatch(/^Send exactly/);

    checkout.set('paid');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await heading('Payment complete');
    expect(screen.queryByText(/replaced|already paid/)).toBeNull();
  });

  it('says nothing of a replacement to a shopper who asked for it', async () => {
    const { user } = await move('expired');
    await user.click(await screen.findByRole('button', { name: 'Get a new price' }));
    expect(await screen.findByText('Waiting for your payment')).toBeTruthy();
    expect(screen.queryByText('Payment replaced')).toBeNull();
  });

  it('claims nothing of the money in a status that it does not know, whatever else is said (C26)', async () => {
    for (const facts of [{ amountStatus: 'exact', received: '12.5' }, { held: true }]) {
      await move('settling', { status: 'teleporting', ...facts } as never);
      await heading('Still processing');
      await screen.findByText(/^Reference pay_test\d+. You can close this page.$/);
      expect(document.body.textContent).not.toMatch(/received 1|payment received/i);
      expect(document.body.textContent).not.toContain('12.5 USDT');
      expect(isPayable()).toEqual(NOT_PAYABLE);
      cleanup();
    }
  });

  it('shows no address of a payment that was replaced, and the way to the new one', async () => {
    const { checkout } = await move('awaiting_payment', {
      supersededBy: 'pay_elsewhere0000000000',
      action: { type: 'none' },
    });
    await heading('Payment replaced');
    await screen.findByText(/^Do not send to the old address/);
    expect(isPayable()).toEqual(NOT_PAYABLE);
    expect(actions()).toEqual(['Resume payment']);
    expect(checkout.payments()).toHaveLength(1);
  });

  it('resumes what took its place, and does not ask for one like the old one', async () => {
    const checkout = createTestCheckout();
    const params = { token: 't' };
    const asked = { orderId: '1042', provider: 'example', asset: 'USDTTRC20', params };
    const { user } = await pay(checkout, {}, asked);
    await screen.findByText('Send exactly');
    checkout.set('awaiting_payment', {
      supersededBy: 'pay_elsewhere0000000000',
      action: { type: 'none' },
    });
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await user.click(await screen.findByRole('button', { name: 'Resume payment' }));
    await waitFor(() => expect(checkout.payments()).toHaveLength(2));
    const wish = checkout.requests.findLast(({ path }) => path === '/payments');
    // The server keeps the way in which the order is being paid when none is named.
    expect(wish?.body).toEqual({ orderId: '1042', params });
  });

  it('says that an order is paid already, where the wish to pay comes too late', async () => {
    const checkout = createTestCheckout();
    const { fetch } = checkout;
    await fetch('/payments', { method: 'POST', body: JSON.stringify({ orderId: '1042' }) });
    checkout.set('paid');
    await pay(checkout);
    await heading('Payment complete');
    expect(await screen.findByText('This order is already paid.')).toBeTruthy();
    expect(actions()).toEqual(['Continue']);
  });
});

describe('a card whose creation was lost', () => {
  const lost = { status: 'created', due: null, expiresAt: null, action: { type: 'wait' } } as const;

  it('is tried again at once, which may only look for it, and started again after a while', async () => {
    let now = Date.parse(FIXTURE_TIME);
    const checkout = createTestCheckout({ payment: lost, now: () => now });
    const { user } = await pay(checkout);
    await screen.findByText('The provider does not answer. You have not been charged.');
    expect(isPayable()).toEqual(NOT_PAYABLE);
    // Where nobody can look for it, the server makes a new one at once.
    expect(actions()).toEqual(['Try again']);

    now += 121_000;
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await user.click(await screen.findByRole('button', { name: 'Start again' }));
    await waitFor(() => expect(checkout.payments()).toHaveLength(2));
    const wish = checkout.requests.findLast(({ path }) => path === '/payments');
    expect(wish?.body).toMatchObject({ orderId: '1042', startNew: true });
  });
});

describe('a card that could not be started', () => {
  const refused = async (code: 'order_changed' | 'amount_too_small' | 'provider_unavailable') => {
    const checkout = createTestCheckout();
    checkout.fail({ status: 409, code });
    await pay(checkout);
    return screen.findByRole('alert');
  };

  it('says that nothing was charged, and what to do', async () => {
    const alert = await refused('provider_unavailable');
    await within(alert).findByText(/^The provider does not answer/);
    expect(alert.textContent).toContain('You have not been charged.');
    expect(within(alert).getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(within(alert).getByRole('link', { name: 'Get help' })).toBeTruthy();
  });

  it('does not say so where money is under way on another payment of the order', async () => {
    const alert = await refused('order_changed');
    await within(alert).findByText('Money is on its way. Do not send more.');
    expect(alert.textContent).not.toContain('charged');
    expect(buttonsOf(alert)).toEqual(['Copy details for support']);
  });

  it('leads to another way to pay where the order has one, else to none', async () => {
    const asset = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
    const few = optionFixture({ unavailable: 'amount_too_small', minimum: '20' });
    for (const [options, ways] of [
      [[few, optionFixture({ asset, approximate: '0.0002' })], ['Choose how to pay']],
      [[few], []],
    ] as const) {
      const checkout = createTestCheckout({ options });
      checkout.fail({ status: 422, code: 'amount_too_small' });
      await pay(checkout, {}, { orderId: '1042', asset: 'USDTTRC20' });
      const alert = await screen.findByRole('alert');
      await within(alert).findByText(/Too little/);
      const asked = () => checkout.requests.some(({ path }) => path.startsWith('/quotes'));
      await waitFor(() => expect(asked()).toBe(true));
      await act(async () => {});
      await waitFor(() => expect(buttonsOf(alert)).toEqual([...ways, 'Copy details for support']));
      // The one thing to do, and so the one that is filled.
      for (const name of ways) {
        const button = within(alert).getByRole('button', { name });
        expect(button.className).toBe('coinslot-button');
      }
      cleanup();
    }
  });

  it('offers no second try where the answer would be the same', async () => {
    const alert = await refused('amount_too_small');
    await within(alert).findByText(/Too little/);
    expect(buttonsOf(alert)).toEqual(['Copy details for support']);
    expect(within(alert).getByRole('link', { name: 'Get help' })).toBeTruthy();
  });
});
