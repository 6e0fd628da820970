import type { PaymentOption } from '@coinslot/core/wire';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { createPaymentHook } from '../../hooks/createPaymentHook.ts';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';
import { usePayment } from '../../hooks/usePayment.ts';
import { createTestCheckout, type TestCheckout } from '../../testing/createTestCheckout.ts';
import { optionFixture } from '../../testing/optionFixture.ts';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { Checkout } from '../Checkout/Checkout.tsx';
import { CheckoutButton } from '../CheckoutButton/CheckoutButton.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { asking, field } from '../PaymentFields/asking.fixture.ts';
import { MethodPicker } from './MethodPicker.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() =>
  Promise.all([
    import('../../session/createEngine.ts'),
    import('../ModalOutlet/OutletModal.tsx'),
    loadExceptions(),
  ]),
);

const FORM = 'Pay with Other Pay';
const PICKER = 'Choose how to pay';
const useOtherPayment = createPaymentHook('other');

function Page({ orderId, ...asked }: PaymentParams) {
  const [card, setCard] = useState(false);
  const payment = usePayment();
  const bound = useOtherPayment();
  return (
    <>
      <CheckoutButton orderId={orderId} provider={asked.provider}>
        Pay now
      </CheckoutButton>
      <button type="button" onClick={() => bound.openPaymentModal({ orderId, ...asked })}>
        Pay with Other
      </button>
      <button type="button" onClick={() => payment.openPaymentModal({ orderId, ...asked })}>
        Pay as known
      </button>
      <button
        type="button"
        onClick={() => {
          setCard(true);
          payment.start({ orderId, ...asked }).catch(() => {});
        }}
      >
        Start
      </button>
      {card && <Checkout payment={payment} />}
      <output>{payment.status}</output>
    </>
  );
}

function open(
  options: readonly PaymentOption[],
  asked: Omit<PaymentParams, 'orderId'> = {},
  checkout = createTestCheckout({ options }),
) {
  render(
    <StrictMode>
      <CheckoutProvider endpoint="/api/checkout" fetch={(...request) => checkout.fetch(...request)}>
        <Page orderId="1042" {...asked} />
      </CheckoutProvider>
    </StrictMode>,
  );
  const user = userEvent.setup();
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  const asks = (path: string) => checkout.requests.filter((request) => request.path === path);
  const created = () => asks('/payments').map(({ body }) => body);
  return { checkout, user, press, created, quoted: () => asks('/quotes').length };
}

const form = () => screen.findByRole('dialog', { name: FORM });
/** The choice, once there is something to choose from. */
const picker = async () => {
  await screen.findByRole('dialog', { name: PICKER });
  await screen.findAllByRole('radio');
};
const paid = () => screen.findByRole('dialog', { name: /Send exactly/ });
const input = (name = 'Refund address') => screen.getByRole<HTMLInputElement>('textbox', { name });
const box = () => screen.getByRole<HTMLInputElement>('checkbox');
const said = (element: HTMLElement) =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent;
const choice = { orderId: '1042', provider: 'other', asset: 'USDTTRC20', routeId: 'route_1' };
const answered = { ...choice, fields: { from: { f1: 'T1' }, route: {} }, agreement: true };

/** The next creation is refused as a provider refuses what was entered. */
function refuse(checkout: TestCheckout, code: string, ...fields: string[]) {
  const { fetch } = checkout;
  checkout.fetch = async (request, init) => {
    if (!String(request).endsWith('/payments')) return fetch(request, init);
    checkout.fetch = fetch;
    await fetch('/api/checkout/quotes', { method: 'POST', body: '{}' });
    const error = { code, message: '', retryable: false, requestId: 'r', details: { fields } };
    return Response.json({ error }, { status: 300 });
  };
}

async function answer({ user, press }: Pick<ReturnType<typeof open>, 'user' | 'press'>) {
  await user.type(input(), 'T1');
  await user.click(box());
  await press('Continue');
}

describe('what a provider needs of the shopper, in the modal', () => {
  it('is asked for after the choice, without asking the server again', async () => {
    const shop = open([optionFixture(), asking]);
    await shop.press('Pay now');
    await picker();
    await shop.user.click(screen.getAllByRole('radio')[1] as HTMLElement);
    await shop.press('Continue');
    await form();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: FORM }));
    expect([shop.created().length, shop.quoted()]).toEqual([1, 1]);
    await answer(shop);
    await paid();
    expect(shop.created()).toEqual([{ orderId: '1042' }, answered]);
    expect(shop.quoted()).toBe(1);
    expect(document.activeElement).toBe(screen.getByRole('heading'));
  });

  it.each(['Pay now', 'Pay with Other'])(
    'is asked for where the server says so: %s',
    async (button) => {
      const shop = open([optionFixture(), asking], { provider: 'other' });
      await shop.press(button);
      await form();
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: FORM }));
      expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
      expect(screen.queryByText('This is needed.')).toBeNull();
      expect(screen.getByText('Order 1042')).toBeTruthy();
      expect(document.querySelector('output')?.textContent).toBe('idle');
      await answer(shop);
      await paid();
      expect(shop.created()).toEqual([{ orderId: '1042', provider: 'other' }, answered]);
      expect(shop.checkout.payments()).toHaveLength(1);
    },
  );

  it('is asked for at once where there is but one way to pay', async () => {
    const shop = open([asking, optionFixture({ unavailable: 'amount_too_small' })]);
    shop.checkout.fail({ status: 300, code: 'choice_required' });
    await shop.press('Pay now');
    await form();
    await answer(shop);
    await paid();
    expect(shop.created()).toHaveLength(2);
  });

  it('is not asked for where the page knows it', async () => {
    const known = { fields: { from: 'T1' }, agreement: true } as const;
    const shop = open([optionFixture(), asking], known);
    await shop.press('Pay as known');
    await picker();
    await shop.user.click(screen.getAllByRole('radio')[1] as HTMLElement);
    await shop.press('Continue');
    await paid();
    expect(shop.created().at(-1)).toEqual({ ...choice, ...known });
  });

  it('is kept on the way to the choice and back, but for the consent', async () => {
    const shop = open([optionFixture(), asking]);
    await shop.press('Pay now');
    await picker();
    await shop.user.click(screen.getAllByRole('radio')[1] as HTMLElement);
    await shop.press('Continue');
    await shop.user.type(input(), 'T1');
    await shop.user.click(box());
    await shop.press('Back');
    await picker();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: PICKER }));
    expect(screen.getAllByRole<HTMLInputElement>('radio')[1]?.checked).toBe(true);
    await shop.press('Continue');
    expect(input().value).toBe('T1');
    expect(box().checked).toBe(false);
  });

  it('stands beside what the provider refused, which gets the focus', async () => {
    const shop = open([asking], { provider: 'other' });
    await shop.press('Pay now');
    await form();
    refuse(shop.checkout, 'fields_required', 'f1');
    await answer(shop);
    await waitFor(() => expect(said(input())).toBe('No such address.'));
    expect(document.activeElement).toBe(input());
    expect(input().value).toBe('T1');
    // It was given a moment ago, for this.
    expect(screen.queryByRole('checkbox')).toBeNull();
    await shop.user.type(input(), '2');
    await shop.press('Continue');
    await paid();
    expect(shop.created().at(-1)).toEqual({
      ...answered,
      fields: { from: { f1: 'T12' }, route: {} },
    });
  });

  it('takes consent to one provider for none to another', async () => {
    const terms = 'https://third.example/terms';
    const third = optionFixture({ provider: 'third', providerName: 'Third Pay', termsUrl: terms });
    const shop = open([asking, third]);
    await shop.press('Pay now');
    await picker();
    await shop.press('Continue');
    await form();
    refuse(shop.checkout, 'fields_required', 'f1');
    await answer(shop);
    await waitFor(() => expect(said(input())).toBe('No such address.'));
    await shop.press('Back');
    await shop.user.click(screen.getAllByRole('radio')[1] as HTMLElement);
    await shop.press('Continue');
    await screen.findByRole('dialog', { name: 'Pay with Third Pay' });
    expect(box().checked).toBe(false);
    await shop.user.click(box());
    await shop.press('Continue');
    await paid();
    expect(shop.created().at(-1)).toEqual({
      orderId: '1042',
      provider: 'third',
      asset: 'USDTTRC20',
      agreement: true,
    });
  });

  it('survives another failure, and the way back to the choice after it', async () => {
    const shop = open([optionFixture(), asking]);
    await shop.press('Pay now');
    await picker();
    await shop.user.click(screen.getAllByRole('radio')[1] as HTMLElement);
    await shop.press('Continue');
    refuse(shop.checkout, 'provider_refused');
    await answer(shop);
    await screen.findByRole('button', { name: 'Try again' });
    await shop.press(PICKER);
    await picker();
    await shop.press('Continue');
    expect(input().value).toBe('T1');
    expect(said(input())).toBe(undefined);
    expect(box().checked).toBe(false);
  });

  it('asks the server what is new where it wants more than the page knows of', async () => {
    const shop = open([{ ...asking, fields: [] }], { provider: 'other' });
    await shop.press('Pay now');
    await form();
    const options = [{ ...asking, fields: [field('f9')] }];
    const newer = createTestCheckout({ options });
    shop.checkout.fetch = newer.fetch;
    await shop.user.click(box());
    await shop.press('Continue');
    expect(await screen.findByRole('textbox', { name: 'f9' })).toBeTruthy();
    expect(screen.queryByText('Please try again.')).toBeNull();
    await shop.user.type(input('f9'), 'x');
    await shop.press('Continue');
    await paid();
    expect(newer.payments()).toHaveLength(1);
  });

  it('is asked for before a lost creation is started again', async () => {
    const lost = paymentFixture('created', {
      provider: 'other',
      createdAt: '2026-01-01T00:00:00Z',
    });
    const checkout = createTestCheckout({ options: [asking], payments: [lost] });
    const shop = open([asking], {}, checkout);
    await shop.press('Pay now');
    await shop.user.click(await screen.findByRole('button', { name: 'Start again' }));
    await form();
    await answer(shop);
    await paid();
    expect(shop.created().at(-1)).toEqual({ ...answered, startNew: true });
  });

  it('is one click away from a card that was started without it', async () => {
    const shop = open([asking]);
    await shop.press('Start');
    await screen.findByText('You have not been charged.');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await shop.press('Continue');
    await form();
  });

  it('leaves nothing to resume when it is closed, and is empty the next time', async () => {
    const shop = open([asking], { provider: 'other' });
    await shop.press('Pay now');
    await form();
    await shop.user.type(input(), 'T1');
    await shop.press('Close');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Resume payment' })).toBeNull();
    await shop.press('Pay now');
    await form();
    expect(input().value).toBe('');
    expect(shop.checkout.payments()).toEqual([]);
  });

  it('says why where the way to pay is not to be had any more', async () => {
    const shop = open([{ ...asking, unavailable: 'provider_unavailable' }], { provider: 'other' });
    refuse(shop.checkout, 'fields_required', 'agreement');
    await shop.press('Pay now');
    await picker();
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('a picker in the page', () => {
  it('begins anew with another order, of which nothing was said yet', async () => {
    const checkout = createTestCheckout({ options: [optionFixture(), asking] });
    const page = (orderId: string) => (
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <MethodPicker orderId={orderId} />
      </CheckoutProvider>
    );
    const { rerender } = render(page('1043'));
    await screen.findAllByRole('radio');
    rerender(page('1042'));
    const user = userEvent.setup();
    await user.click((await screen.findAllByRole('radio'))[1] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await user.click(box());
    // Known already: the form would stay as it is.
    rerender(page('1043'));
    expect(screen.getAllByRole('radio')).toHaveLength(2);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('asks for what the chosen way needs, and then pays in the modal', async () => {
    const checkout = createTestCheckout({ options: [optionFixture(), asking] });
    render(
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <MethodPicker orderId="1042" />
      </CheckoutProvider>,
    );
    const user = userEvent.setup();
    const press = (name: string) => user.click(screen.getByRole('button', { name }));
    await user.click((await screen.findAllByRole('radio'))[1] as HTMLElement);
    await press('Continue');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: FORM }));
    await answer({ user, press });
    await paid();
    const bodies = checkout.requests.filter(({ path }) => path === '/payments');
    expect(bodies.map(({ body }) => body)).toEqual([answered]);
  });
});
