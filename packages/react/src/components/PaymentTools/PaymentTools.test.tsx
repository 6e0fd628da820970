import type { Payment } from '@coinslot/core';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckoutProviderProps } from '../../context/CheckoutRoot.tsx';
import { usePayment } from '../../hooks/usePayment.ts';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import type { CheckoutEvent } from '../../session/CheckoutEvent.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { Checkout } from '../Checkout/Checkout.tsx';
import { CheckoutModal } from '../CheckoutModal/CheckoutModal.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';

const HASH = '9f1c5b7e6a2d4c3b8e7f6a5d4c3b2a190f1e2d3c4b5a69788796a5b4c3d2e1f0';

beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));
afterEach(() => vi.restoreAllMocks());

function Card({ id }: { id: string }) {
  const payment = usePaymentStatus({ id, clientSecret: `secret_of_${id}` });
  return <Checkout payment={payment} />;
}

async function show(
  status: Payment['status'],
  overrides: Partial<Payment> = {},
  settings: Partial<CheckoutProviderProps> = {},
) {
  const user = userEvent.setup();
  const payment = paymentFixture(status, overrides);
  const checkout = createTestCheckout({ payments: [payment] });
  const events: CheckoutEvent[] = [];
  await renderWithCheckout(<Card id={payment.id} />, {
    checkout,
    merchantName: 'North',
    onEvent: (event) => events.push(event),
    ...settings,
  });
  await screen.findByRole('heading');
  return { user, events };
}

const named = (name: string) => screen.findByRole('button', { name });
const tools = () =>
  [...document.querySelectorAll('[data-coinslot="payment-tools"] button')].map(
    ({ textContent }) => textContent,
  );
const paper = () => document.querySelector<HTMLElement>('[data-coinslot="receipt-paper"]');

describe('the receipt', () => {
  it('is copied as text, with the whole hash', async () => {
    const { user, events } = await show('paid');
    await user.click(await named('Copy receipt'));
    const text = await navigator.clipboard.readText();
    expect(text.split('\n')).toEqual([
      'North',
      'Payment complete',
      'Test mode',
      'Paid: 12.5 USDT',
      'Price: 12.50 USD',
      'Network: TRON',
      'Order: 1042',
      expect.stringMatching(/^When: Jan 15, 2026/),
      `Transaction: ${HASH}`,
    ]);
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('Copied');
    expect(events).toContainEqual({ type: 'copy', what: 'receipt', outcome: 'copied' });
  });

  it.each([
    ['an address', 'mailto:help@north.example?subject=Order%201042', 'help@north.example'],
    ['an address with a sign in it', 'mailto:help%2Bshop@north.example', 'help+shop@north.example'],
    ['an address written wrongly', 'mailto:100%@north.example', '100%@north.example'],
    ['a telephone', 'tel:+48-22-000-00-00', '+48-22-000-00-00'],
    ['a page', 'https://north.example/help?order=1042', 'https://north.example/help?order=1042'],
    ['a page of the shop', '/help', `${location.origin}/help`],
  ])('ends with who can help, as it is written: %s', async (_, supportUrl, written) => {
    const { user } = await show('paid', {}, { supportUrl });
    const help = await screen.findByRole('link', { name: 'Get help' });
    expect(help.getAttribute('href')).toBe(supportUrl);
    await user.click(await named('Copy receipt'));
    expect((await navigator.clipboard.readText()).split('\n').slice(-2)).toEqual([
      `Transaction: ${HASH}`,
      `Get help: ${written}`,
    ]);
  });

  it.each([
    ['nowhere', undefined],
    ['nowhere that a link may lead', 'javascript:alert(1)'],
    ['to nobody', 'mailto:?subject=Help'],
  ])('names nobody where the shop leads %s', async (_, supportUrl) => {
    const { user } = await show('paid', {}, { supportUrl });
    await user.click(await named('Copy receipt'));
    expect(await navigator.clipboard.readText()).toMatch(new RegExp(`Transaction: ${HASH}$`));
    expect(screen.queryByRole('link', { name: 'Get help' })).toBeNull();
  });

  it('offers help once: where it has to be asked for, as a button', async () => {
    const { user } = await show('refunded', {}, { supportUrl: 'mailto:help@north.example' });
    await user.click(await named('Copy receipt'));
    const [help, ...others] = screen.getAllByRole('link', { name: 'Get help' });
    expect(help?.className).toBe('coinslot-button-2');
    expect(others).toEqual([]);
    expect(await navigator.clipboard.readText()).toMatch(/\nGet help: help@north\.example$/);
  });

  it('is shown selected where the browser refuses to copy it', async () => {
    const { user } = await show('refunded');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await user.click(await named('Copy receipt'));
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Copy receipt' });
    expect(field.value).toContain(`Transaction: ${HASH}`);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(field.value);
    expect(screen.getAllByText(/^Press .+ to copy$/)).not.toHaveLength(0);
  });

  it('is printed by its button, and is off the page again afterwards', async () => {
    const { user } = await show('paid', {}, { supportUrl: 'mailto:help@north.example' });
    let printed = '';
    vi.spyOn(window, 'print').mockImplementation(() => {
      window.dispatchEvent(new Event('beforeprint'));
      printed = paper()?.textContent ?? '';
      window.dispatchEvent(new Event('afterprint'));
    });
    await user.click(await named('Print'));
    expect(printed).toContain('Payment complete');
    expect(printed).toContain('Test mode');
    expect(printed).toContain(HASH);
    expect(printed).toMatch(/Get helphelp@north\.example$/);
    expect(paper()).toBeNull();
  });

  it('leaves a page of the shop alone that is printed by the browser', async () => {
    await show('paid');
    await named('Print');
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(paper()).toBeNull();
  });

  it('is what is printed while it covers the page', async () => {
    const checkout = createTestCheckout();
    const user = userEvent.setup();
    await renderWithCheckout(
      <>
        <Open />
        <CheckoutModal />
      </>,
      { checkout },
    );
    await user.click(screen.getByRole('button', { name: 'Pay' }));
    await screen.findByText('Send exactly');
    checkout.set('paid');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await named('Print');
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(paper()?.textContent).toContain(HASH);
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(paper()).toBeNull();
  });
});

function Open() {
  const { openPaymentModal } = usePayment();
  return (
    <button type="button" onClick={() => void openPaymentModal({ orderId: '1042' })}>
      Pay
    </button>
  );
}

describe('the details for support', () => {
  it.each<[string, Payment['status'], Partial<Payment>]>([
    ['held', 'settling', { held: true }],
    ['failed', 'failed', {}],
    ['paid in part', 'partially_paid', { underpayment: 'refund' }],
    ['on its way back', 'refund_pending', {}],
  ])('are offered where a payment is %s', async (_, status, overrides) => {
    const { user, events } = await show(status, overrides);
    await user.click(await named('Copy details for support'));
    expect(await navigator.clipboard.readText()).toMatch(
      new RegExp(`^Payment: pay_fixture0000000000001\nOrder: 1042\n.*Status: ${status}`, 's'),
    );
    expect(events).toContainEqual({ type: 'copy', what: 'support', outcome: 'copied' });
  });

  it('are not needed where all is well', async () => {
    await show('paid');
    await named('Print');
    expect(tools()).toEqual(['Copy receipt', 'Print']);
  });

  it('name the request where no payment could be made', async () => {
    const checkout = createTestCheckout();
    checkout.fail({ status: 503, code: 'provider_unavailable' });
    const user = userEvent.setup();
    await renderWithCheckout(
      <>
        <Open />
        <CheckoutModal />
      </>,
      { checkout },
    );
    await user.click(screen.getByRole('button', { name: 'Pay' }));
    const alert = await screen.findByRole('alert');
    await user.click(
      await within(alert).findByRole('button', { name: 'Copy details for support' }),
    );
    await waitFor(async () =>
      expect((await navigator.clipboard.readText()).split('\n')).toEqual([
        'Order: 1042',
        'Error: provider_unavailable',
        'Request: req_test',
        expect.stringMatching(/^Coinslot: \d/),
      ]),
    );
  });
});
