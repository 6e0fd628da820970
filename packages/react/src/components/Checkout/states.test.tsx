import type { Payment } from '@coinslot/core';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { createTestCheckout, type TestFailure } from '../../testing/createTestCheckout.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { Checkout } from './Checkout.tsx';
import { StartedCard } from './StartedCard.fixture.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));

interface Row {
  /** What the server says; none yet where it is only asked. */
  payment?: Payment;
  failure?: TestFailure;
  /** The shopper asks to pay; else the page follows a payment that it has. */
  asks?: true;
  says: string | RegExp;
  /** How it is read out, and by which part. */
  aloud: 'polite' | 'assertive';
  by?: 'payment-status' | 'error-notice' | 'connection-notice' | 'payment-countdown';
  /** Buttons and links, among others. */
  offers?: string[];
  /** Whether there is anything to send to. */
  payable?: true;
}

const later = (seconds: number) =>
  new Date(Date.parse(FIXTURE_TIME) + seconds * 1000).toISOString();
const wait = { action: { type: 'wait' } } as const;
const pays = ['Copy amount', 'Copy address', 'Check now'];

const STATES: Record<string, Row> = {
  creating: { asks: true, failure: 'silence', says: 'Preparing your payment…', aloud: 'polite' },
  'not created': {
    asks: true,
    failure: 'network',
    says: /We could not start the payment.*You have not been charged\./,
    aloud: 'assertive',
    by: 'error-notice',
    offers: ['Try again', 'Get help'],
  },
  awaiting: {
    payment: paymentFixture('awaiting_payment'),
    says: 'Waiting for your payment',
    aloud: 'polite',
    offers: pays,
    payable: true,
  },
  'awaiting, in the last five minutes': {
    payment: paymentFixture('awaiting_payment', { expiresAt: later(200) }),
    says: /Price held for.*Already sent\? It still counts\./,
    aloud: 'polite',
    by: 'payment-countdown',
    offers: pays,
    payable: true,
  },
  detected: {
    payment: paymentFixture('confirming', { confirmations: null }),
    says: 'Payment seen on the networkWaiting for confirmation. You can close this page.',
    aloud: 'polite',
    offers: ['Check now'],
  },
  confirming: {
    payment: paymentFixture('confirming', { confirmations: { seen: 3, required: 12 } }),
    says: /Payment seen on the network/,
    aloud: 'polite',
    offers: ['Check now'],
  },
  'partially paid, to be topped up': {
    payment: paymentFixture('partially_paid'),
    says: '2.5 USDT still missingReceived 10 USDT of 12.5 USDT. Send 2.5 USDT more to the same address on TRON.',
    aloud: 'polite',
    offers: [...pays, 'Get help'],
    payable: true,
  },
  'underpaid, to be sent back': {
    payment: paymentFixture('partially_paid', { underpayment: 'refund', ...wait }),
    says: /Received 10 USDT of 12\.5 USDT\. It will be sent back\. Do not send more\./,
    aloud: 'assertive',
    offers: ['Get help', 'Check now'],
  },
  paid: {
    payment: paymentFixture('paid'),
    says: 'Payment completeThank you. North has your order.',
    aloud: 'polite',
    offers: ['Continue'],
  },
  overpaid: {
    payment: paymentFixture('paid', { amountStatus: 'over', received: '15', excess: '2.5' }),
    says: 'Payment completeYou sent 2.5 USDT too much. North can help.',
    aloud: 'polite',
    offers: ['Continue', 'Get help'],
  },
  'expired, nothing seen': {
    payment: paymentFixture('expired'),
    says: 'This price has expiredDo not send to the old address. Already sent? We are still watching for it.',
    aloud: 'polite',
    offers: ['Get a new price', 'I already paid', 'Check now'],
  },
  'late, accepted': {
    payment: paymentFixture('paid', { late: true }),
    says: 'Payment completeIt came late. Thank you. North has your order.',
    aloud: 'assertive',
    offers: ['Continue', 'Get help'],
  },
  'late, looked at': {
    payment: paymentFixture('settling', { late: true, held: true }),
    says: /Do not send more\. North is checking it\./,
    aloud: 'assertive',
    offers: ['Get help'],
  },
  failed: {
    payment: paymentFixture('failed'),
    says: /Payment failed.*We are still watching for it\. North can help\./,
    aloud: 'assertive',
    offers: ['Start again', 'Get help'],
  },
  'on hold': {
    payment: paymentFixture('settling', { held: true }),
    says: /Payment received.*Do not send more\. North is checking it\./,
    aloud: 'assertive',
    offers: ['Get help'],
  },
  'on hold, before anything fitting came': {
    payment: paymentFixture('awaiting_payment', { held: true }),
    says: /Still processing.*Do not send more\. North is checking it\./,
    aloud: 'assertive',
    offers: ['Get help', 'Check now'],
  },
  'refund under way': {
    payment: paymentFixture('refund_pending'),
    says: /Refund started.*10 USDT is on its way back/,
    aloud: 'polite',
    offers: ['Get help'],
  },
  refunded: {
    payment: paymentFixture('refunded'),
    says: 'Refund sent10 USDT was sent back.',
    aloud: 'polite',
    offers: ['Get help'],
  },
  cancelled: {
    payment: paymentFixture('cancelled'),
    says: /Payment cancelled/,
    aloud: 'polite',
    offers: ['Start again', 'I already paid'],
  },
  'connection lost': {
    payment: paymentFixture('awaiting_payment'),
    failure: 'network',
    says: 'Connection lost. Your payment is safe.',
    aloud: 'polite',
    by: 'connection-notice',
    offers: pays,
    payable: true,
  },
  'paid in another tab': {
    asks: true,
    payment: paymentFixture('paid'),
    says: 'Payment completeThis order is already paid.',
    aloud: 'polite',
    offers: ['Continue'],
  },
  'a word of the provider that nobody knows': {
    payment: paymentFixture('settling', { amountStatus: 'none', received: null }),
    says: /Still processingReference pay_/,
    aloud: 'polite',
    offers: ['Get help', 'Check now'],
  },
};

function Following({ payment, secret }: { payment: Payment; secret: string }) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  return <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret: secret, initial })} />;
}

/** What a screen reader is given of an element. */
const politeness = (region: Element | null | undefined) =>
  region?.getAttribute('aria-live') ??
  { alert: 'assertive', status: 'polite' }[region?.getAttribute('role') ?? ''];

describe('a card', () => {
  it.each(Object.entries(STATES))(
    'says, offers and reads out what it has to: %s',
    async (_, row) => {
      const { payment, failure, asks, says, aloud, by = 'payment-status' } = row;
      const { offers = [], payable } = row;
      const checkout = createTestCheckout({ ...(payment && { payments: [payment] }) });
      if (failure) checkout.fail(failure, 1000);
      const card =
        payment && !asks ? (
          <Following payment={payment} secret={checkout.intent().clientSecret} />
        ) : (
          <StartedCard />
        );
      await renderWithCheckout(card, {
        checkout,
        merchantName: 'North',
        supportUrl: 'mailto:help@north.example',
        returnUrl: '/orders',
      });
      const part = () => document.querySelector(`[data-coinslot="${by}"]`);
      await waitFor(() => expect(part()?.textContent).toMatch(says), { timeout: 5_000 });
      const region = part()?.matches('[role="status"], [role="alert"]')
        ? part()
        : part()?.querySelector('[aria-live]:not([role])');
      // What is prepared is read out where it takes a while only.
      await waitFor(() => expect(politeness(region)).toBe(aloud));
      const names = [...screen.queryAllByRole('button'), ...screen.queryAllByRole('link')].map(
        (control) => control.getAttribute('aria-label') ?? control.textContent,
      );
      expect(names).toEqual(expect.arrayContaining(offers));
      expect(screen.queryAllByRole('img')).toHaveLength(payable ? 1 : 0);
      expect(names.includes('Copy address')).toBe(payable === true);
      // Everything else that could speak is silent.
      const speaking = [
        ...document.querySelectorAll('[role="status"], [role="alert"], [aria-live]'),
      ]
        .filter((other) => !other.closest('[hidden]') && other.getAttribute('aria-live') !== 'off')
        .filter((other) => other !== region && other.textContent !== '');
      const standing = by === 'payment-status' ? [] : ['payment-status'];
      expect(speaking.map((other) => other.getAttribute('data-coinslot'))).toEqual(
        payable ? standing : [],
      );
    },
  );
});

describe('a change', () => {
  it('leaves the focus on what the shopper is copying, as long as it is there', async () => {
    const payment = paymentFixture('awaiting_payment');
    const checkout = createTestCheckout({ payments: [payment] });
    const { clientSecret } = checkout.intent();
    await renderWithCheckout(<Following payment={payment} secret={clientSecret} />, { checkout });
    const copy = await screen.findByRole('button', { name: 'Copy address' });
    await userEvent.setup().click(copy);
    expect(document.activeElement).toBe(copy);

    const shown = Object.assign(new Event('pageshow'), { persisted: true });
    const look = () => act(async () => void window.dispatchEvent(shown));
    checkout.set('partially_paid');
    await look();
    await screen.findByRole('heading', { name: '2.5 USDT still missing' });
    expect(document.activeElement).toBe(copy);

    // There is nothing to copy any more.
    checkout.set('confirming');
    await look();
    const heading = await screen.findByRole('heading', { name: 'Payment seen on the network' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });
});
