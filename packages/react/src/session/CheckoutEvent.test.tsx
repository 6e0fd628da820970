import type { Payment } from '@coinslot/core';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CheckoutModal } from '../components/CheckoutModal/CheckoutModal.tsx';
import { loadExceptions } from '../components/exceptions/loadExceptions.ts';
import { PaymentReturn } from '../components/PaymentReturn/PaymentReturn.tsx';
import { rememberReturn } from '../hooks/rememberReturn.ts';
import { usePayment } from '../hooks/usePayment.ts';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { optionFixture } from '../testing/optionFixture.ts';
import { paymentFixture } from '../testing/paymentFixture.ts';
import { renderWithCheckout } from '../testing/renderWithCheckout.tsx';
import type { CheckoutEvent } from './CheckoutEvent.ts';

beforeAll(() => Promise.all([import('./createEngine.ts'), loadExceptions()]));

const BTC = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const field = {
  key: 'email',
  place: 'from',
  label: 'E-mail',
  required: true,
  placeholder: null,
  pattern: null,
  patternError: null,
} as const;

function Shop() {
  const { openPaymentModal } = usePayment();
  return (
    <>
      <button type="button" onClick={() => void openPaymentModal({ orderId: '1042' })}>
        Pay
      </button>
      <CheckoutModal />
    </>
  );
}

/** A payment from the choice to the receipt, as a shopper makes it who uses all there is. */
async function payAll(canary: string) {
  const events: CheckoutEvent[] = [];
  const user = userEvent.setup();
  const secrets: Partial<Payment> = {
    description: `${canary} for ann@${canary}.example`,
    due: { amount: '0.00012', asset: BTC },
    action: {
      type: 'transfer',
      address: `bc1q${canary}`,
      amount: '0.00012',
      asset: BTC,
    },
    transactions: [
      { hash: `f00d${canary}`, amount: null, explorerUrl: `https://scan.example/${canary}` },
    ],
  };
  const checkout = createTestCheckout({
    payment: secrets,
    options: [
      optionFixture({ asset: BTC, fields: [field] }),
      optionFixture({ provider: 'other', providerName: 'Other' }),
    ],
  });
  await renderWithCheckout(<Shop />, {
    checkout,
    supportUrl: `https://shop.example/${canary}`,
    returnUrl: `/orders/${canary}`,
    onEvent: (event) => events.push(event),
  });
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await user.click(await screen.findByRole('button', { name: 'Continue' }));
  const email = await screen.findByLabelText(/E-mail/);
  fireEvent.change(email, { target: { value: `ann@${canary}.example` } });
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  for (const name of ['Copy amount', 'Copy address']) {
    await user.click(await screen.findByRole('button', { name }));
  }
  await user.click(screen.getByRole('radio', { name: 'Address only' }));
  const wallet = screen.getByText('Open wallet');
  wallet.addEventListener('click', (event) => event.preventDefault());
  await user.click(wallet);

  const { action, ...rest } = secrets;
  checkout.set('confirming', rest);
  // Back out of the browser's cache of pages.
  fireEvent(window, Object.assign(new Event('pageshow'), { persisted: true }));
  await screen.findByText('Payment seen on the network');
  checkout.set('paid', rest);
  await user.click(screen.getByRole('button', { name: 'Check now' }));
  await user.click(await screen.findByRole('button', { name: 'Copy receipt' }));
  await user.click(screen.getByRole('button', { name: 'Close' }));
  cleanup();
  return { events, checkout };
}

describe('events', () => {
  it('tell the whole way of a payment', async () => {
    const { events } = await payAll('zq2p2k3a4d5e6f7g8h9j2k');
    const told = events.map((event) => {
      const { type, what, status, open, variant } = event as Record<string, unknown> & {
        type: string;
      };
      return [type, what ?? status ?? open ?? variant]
        .filter((part) => part !== undefined)
        .join(' ');
    });
    expect(told).toEqual([
      'open_change true',
      'create_start',
      'method_select',
      'fields_show',
      'create_start',
      'status_change awaiting_payment',
      'copy amount',
      'copy address',
      'qr_change address',
      'wallet_open',
      'status_change confirming',
      'recover confirming',
      'status_change paid',
      'copy receipt',
      'open_change false',
    ]);
  });

  it('hold no address, no secret, no link and nothing of a person', async () => {
    const word = fc
      .string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 12 })
      .map((text) => `zq${[...text].map((letter) => letter.charCodeAt(0).toString(36)).join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.record({ canary: word }), async ({ canary }) => {
        cleanup();
        const { events, checkout } = await payAll(canary);
        const text = JSON.stringify(events);
        expect(events.length).toBeGreaterThan(14);
        expect(text).not.toContain(canary);
        expect(text).not.toContain(checkout.intent().clientSecret);
        expect(text).not.toMatch(/@|:\/\/|"\/|bc1|f00d|secret/);
      }),
      { numRuns: 3 },
    );
  });

  it('tell that a payment went on while the shopper was on another page', async () => {
    const payment = paymentFixture('paid');
    const checkout = createTestCheckout({ payments: [payment] });
    const events: CheckoutEvent[] = [];
    rememberReturn('/api/checkout', payment.id);
    await renderWithCheckout(<PaymentReturn />, {
      checkout,
      onEvent: (event) => events.push(event),
    });
    await waitFor(() => expect(events.map(({ type }) => type)).toContain('recover'));
    expect(events.filter(({ type }) => type === 'recover')).toEqual([
      {
        type: 'recover',
        paymentId: payment.id,
        orderId: '1042',
        provider: 'example',
        status: 'paid',
        previous: null,
      },
    ]);
  });
});
