import {
  ERROR_CODES,
  type ErrorCode,
  PAYMENT_STATUSES,
  type Payment,
  type PaymentStatus,
} from '@coinslot/core';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { usePayment } from '../../hooks/usePayment.ts';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { createTestCheckout, type TestCheckoutOptions } from '../../testing/createTestCheckout.ts';
import { optionFixture } from '../../testing/optionFixture.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { CheckoutButton } from '../CheckoutButton/CheckoutButton.tsx';
import { explainError } from '../exceptions/explainError.ts';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { PaymentReturn } from '../PaymentReturn/PaymentReturn.tsx';
import { Checkout } from './Checkout.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() =>
  Promise.all([
    import('../../session/createEngine.ts'),
    import('../ModalOutlet/OutletModal.tsx'),
    loadExceptions(),
  ]),
);

const settings = {
  merchantName: 'North',
  supportUrl: 'mailto:help@north.example',
  returnUrl: '/orders',
};
const page: Payment['action'] = { type: 'redirect', url: 'https://pay.example/1042' };
const { action: transfer } = paymentFixture('awaiting_payment');
const coin = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const OTHER = optionFixture({ asset: coin, provider: 'other', providerName: 'Other Pay' });

/** What is filled in the card, without what opened it. */
function filled(): string[] {
  const buttons = [...document.querySelectorAll('.coinslot-checkout .coinslot-button')];
  return buttons.map(({ textContent }) => textContent ?? '');
}

function Starting() {
  const payment = usePayment();
  const { start } = payment;
  useEffect(() => {
    start({ orderId: '1042', asset: 'USDTTRC20' }).catch(() => {});
  }, [start]);
  return <Checkout payment={payment} />;
}

function Following({ payment }: { payment: Payment }) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  return (
    <Checkout
      payment={usePaymentStatus({ id: payment.id, clientSecret: 'secret', initial })}
      onClose={() => {}}
    />
  );
}

/** What a server may say of a payment, beside its status and what is to be done. */
const FACTS: Partial<Payment>[] = [
  {},
  { held: true },
  { supersededBy: 'pay_2' },
  { amountStatus: 'none', received: null, remaining: null, refund: null },
  { amountStatus: 'under', received: '10', remaining: '2.5', late: true },
];
const ACTIONS: Payment['action'][] = [page, transfer, { type: 'none' }];

/** The main thing to do in each state as it usually is; null where there is nothing to press. */
const MAIN: Record<PaymentStatus, string | null> = {
  created: 'Try again',
  // On phones: the code is what is on top elsewhere.
  awaiting_payment: null,
  partially_paid: null,
  confirming: null,
  settling: null,
  paid: 'Continue',
  cancelled: 'Start again',
  failed: 'Start again',
  expired: 'Get a new price',
  refund_pending: null,
  refunded: 'Start again',
};

describe.each(['top_up', 'refund', 'review', 'hosted'] as const)(
  'a card by the policy %s has one filled button at most',
  (underpayment) => {
    it.each(PAYMENT_STATUSES)('%s', async (status) => {
      for (const facts of FACTS) {
        for (const action of underpayment === 'hosted' ? ACTIONS : ACTIONS.slice(1)) {
          const payment = paymentFixture(status, { underpayment, action, ...facts });
          await renderWithCheckout(<Following payment={payment} />, {
            ...settings,
            fetch: () => new Promise(() => {}),
          });
          expect(filled().length, JSON.stringify([facts, action])).toBeLessThanOrEqual(1);
          cleanup();
        }
      }
    });
  },
);

describe('what is filled is the main thing to do', () => {
  it.each(Object.entries(MAIN))('%s: %s', async (status, name) => {
    const payment = paymentFixture(status as PaymentStatus);
    const fetch = () => new Promise<Response>(() => {});
    await renderWithCheckout(<Following payment={payment} />, { ...settings, fetch });
    expect(filled()).toEqual(name === null ? [] : [name]);
  });

  it('on a page of a provider: the way to it', async () => {
    const payment = paymentFixture('awaiting_payment', { underpayment: 'hosted', action: page });
    const fetch = () => new Promise<Response>(() => {});
    await renderWithCheckout(<Following payment={payment} />, { ...settings, fetch });
    expect(filled()).toEqual(['Continue to Example Pay']);
  });
});

describe('before there is a payment, one button is filled at most', () => {
  it('while it is made', async () => {
    await renderWithCheckout(<Starting />, { fetch: () => new Promise(() => {}) });
    await screen.findByRole('heading', { name: 'Preparing your payment…' });
    expect(filled()).toEqual([]);
  });

  it.each([
    ['in the one way that there is', [optionFixture()]],
    ['in one of several ways', [optionFixture(), OTHER]],
  ])('where it could not be made, for whatever reason, %s', async (_, options) => {
    for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
      const checkout = createTestCheckout({ options });
      checkout.fail({ status: 422, code });
      await renderWithCheckout(<Starting />, { checkout, ...settings });
      await screen.findByRole('alert');
      // Whether there is another way to pay may still have to be asked.
      const quotes = () => checkout.requests.some(({ path }) => path === '/quotes');
      if (explainError(code, undefined).elsewhere) await waitFor(() => expect(quotes()).toBe(true));
      await act(() => new Promise((resolve) => setTimeout(resolve)));
      expect(filled().length, code).toBeLessThanOrEqual(1);
      cleanup();
    }
  });

  it.each<[string, TestCheckoutOptions, string]>([
    ['to choose how to pay', { options: [optionFixture(), OTHER] }, 'Choose how to pay'],
    [
      'to be told what the provider needs',
      { options: [optionFixture({ termsUrl: 'https://pay.example/terms' })] },
      'Pay with Example Pay',
    ],
    [
      'to be told that no way fits',
      { options: [optionFixture({ unavailable: 'amount_too_small' })] },
      'Choose how to pay',
    ],
  ])('%s', async (_, options, title) => {
    const checkout = createTestCheckout(options);
    const user = userEvent.setup();
    checkout.fail({ status: 300, code: 'choice_required' });
    const button = <CheckoutButton orderId="1042">Pay now</CheckoutButton>;
    await renderWithCheckout(button, { checkout, ...settings });
    await user.click(screen.getByRole('button', { name: 'Pay now' }));
    await screen.findByRole('heading', { name: title });
    expect(filled().length).toBeLessThanOrEqual(1);
  });
});

describe('on the page to come back to, one button is filled at most', () => {
  it.each(PAYMENT_STATUSES)('%s', async (status) => {
    for (const action of ACTIONS) {
      const terms = { underpayment: 'hosted', action } as const;
      const checkout = createTestCheckout({ payments: [paymentFixture(status, terms)] });
      const { id } = checkout.intent().payment;
      await renderWithCheckout(<PaymentReturn id={id} />, { checkout, ...settings });
      await waitFor(() =>
        expect(document.querySelector(`.coinslot-checkout[data-status="${status}"]`)).toBeTruthy(),
      );
      expect(filled().length, action.type).toBeLessThanOrEqual(1);
      cleanup();
    }
  });
});
