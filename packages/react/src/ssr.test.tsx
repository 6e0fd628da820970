// @vitest-environment node
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import * as headless from './headless.ts';
import * as styled from './index.ts';
import { FIXTURE_TIME, paymentFixture } from './testing/paymentFixture.ts';

const payment = paymentFixture('awaiting_payment');
const initial = { payment, serverTime: FIXTURE_TIME };

describe.each([
  ['@coinslot/react', styled],
  ['@coinslot/react/headless', headless],
])('%s on a server', (_, { CheckoutProvider, usePayment, usePaymentStatus, useCountdown }) => {
  const renderPage = (children: ReactNode) => {
    const fetch = vi.fn();
    const html = renderToString(
      <CheckoutProvider endpoint="/api/checkout" fetch={fetch}>
        {children}
      </CheckoutProvider>,
    );
    expect(fetch).not.toHaveBeenCalled();
    return html;
  };

  it('has no page to lean on', () => {
    expect(typeof window).toBe('undefined');
    expect(typeof document).toBe('undefined');
  });

  it('renders an idle hook, and asks nobody', () => {
    function Pay() {
      return <button type="button">{usePayment().status}</button>;
    }
    expect(renderPage(<Pay />)).toBe('<button type="button">idle</button>');
  });

  it('renders a given payment with its time left, whatever the clock of the machine says', () => {
    function Order() {
      const { status, getAddressProps } = usePaymentStatus({
        id: payment.id,
        clientSecret: 'never in the page',
        initial,
      });
      const { remainingMs, phase } = useCountdown(payment.expiresAt);
      return <p>{[status, getAddressProps()?.children, remainingMs, phase].join(' ')}</p>;
    }
    const html = renderPage(<Order />);
    expect(html).toContain('awaiting_payment TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM 1200000 calm');
    expect(html).not.toContain('never in the page');
  });
});
