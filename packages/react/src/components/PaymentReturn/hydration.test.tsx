import type { Payment } from '@coinslot/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import { type ReactElement, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import '../../session/createEngine.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { optionFixture } from '../../testing/optionFixture.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { Checkout } from '../Checkout/Checkout.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { MethodPicker } from '../MethodPicker/MethodPicker.tsx';
import { RedirectNotice } from '../RedirectNotice/RedirectNotice.tsx';
import { PaymentReturn } from './PaymentReturn.tsx';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.restoreAllMocks();
});

const payment = paymentFixture('awaiting_payment', {
  action: { type: 'redirect', url: 'https://pay.example/1042' },
  expiresAt: null,
});

function Card({ part, of = payment }: { part?: boolean; of?: Payment }) {
  const initial = { payment: of, serverTime: FIXTURE_TIME };
  const result = usePaymentStatus({ id: of.id, clientSecret: 'secret', initial });
  return <Checkout payment={result}>{part && <RedirectNotice />}</Checkout>;
}

const PAGES: [string, ReactElement][] = [
  ['a return', <PaymentReturn key="1" id={payment.id} fallback="Nothing" />],
  ['a return that has to be looked for', <PaymentReturn key="2" fallback="Nothing" />],
  ['the ready card that leads to a provider', <Card key="3" />],
  ['a layout of the page that leads to a provider', <Card key="4" part />],
  [
    'ways to pay that the page has',
    <MethodPicker key="5" options={[optionFixture()]} onSelect={() => {}} />,
  ],
  ['a card with an address', <Card key="7" of={paymentFixture('awaiting_payment')} />],
  ['what left its usual course', <Card key="8" of={paymentFixture('partially_paid')} />],
  ['a receipt', <Card key="9" of={paymentFixture('paid')} />],
  ['ways to pay that are still to be asked for', <MethodPicker key="6" orderId="1042" />],
];

describe('what a server has rendered', () => {
  it.each(PAGES)('is taken over by the browser as it is: %s', async (_, children) => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { fetch } = createTestCheckout();
    const page = (
      <StrictMode>
        <CheckoutProvider endpoint="/api/checkout" locale="auto" fetch={fetch}>
          {children}
        </CheckoutProvider>
      </StrictMode>
    );
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(page);
    // React 18 takes this for a browser, where a server would have no layout effects.
    complaints.mockClear();
    const before = container.querySelector('[data-coinslot]');
    expect(before).not.toBeNull();
    // What only the browser knows, and must not be in its first render.
    sessionStorage.setItem('coinslot:return:/api/checkout', payment.id);
    await loadExceptions();
    render(page, { container, hydrate: true });
    expect(container.querySelector('[data-coinslot]')).toBe(before);
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(screen.queryByText('Nothing')).toBeNull();
    expect(complaints.mock.calls).toEqual([]);
  });
});
