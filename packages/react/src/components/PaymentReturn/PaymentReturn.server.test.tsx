// @vitest-environment node
import type { Payment } from '@coinslot/core';
import type { ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { Checkout } from '../Checkout/Checkout.tsx';
import type { PaymentProp } from '../part/usePart.ts';
import { RedirectNotice } from '../RedirectNotice/RedirectNotice.tsx';
import { PaymentReturn } from './PaymentReturn.tsx';

const payment = paymentFixture('awaiting_payment', {
  action: { type: 'redirect', url: 'https://pay.example/1042' },
});

function render(Card: ComponentType<PaymentProp>, payment: Payment) {
  function Page() {
    const { id } = payment;
    const initial = { payment, serverTime: FIXTURE_TIME };
    return <Card payment={usePaymentStatus({ id, clientSecret: 's', initial })} />;
  }
  return renderToString(
    <CheckoutProvider endpoint="/api/checkout">
      <Page />
    </CheckoutProvider>,
  );
}

describe('on a server', () => {
  it('the page that is come back to says that it checks, and asks nobody', () => {
    const fetch = vi.fn();
    for (const id of [undefined, 'pay_1']) {
      const html = renderToString(
        <CheckoutProvider endpoint="/api/checkout" fetch={fetch}>
          <PaymentReturn id={id} fallback="Nothing" />
        </CheckoutProvider>,
      );
      expect(html).toContain('Checking your payment…');
      expect(html).not.toMatch(/Nothing|pay_1|\sstyle=/);
    }
    expect(fetch).not.toHaveBeenCalled();
  });

  it('the way to the provider is a link before any script runs', () => {
    const html = render(RedirectNotice, payment);
    expect(html).toContain('Finish paying on Example Pay');
    expect(html).toMatch(/<a href="https:\/\/pay\.example\/1042" rel="noreferrer"/);
    expect(html).not.toContain('target=');
  });

  it('the ready card has that link too, and none where nobody may pay', () => {
    const html = render(Checkout, payment);
    expect(html).toMatch(
      /<a href="https:\/\/pay\.example\/1042" rel="noreferrer"[^>]*>Continue to Ex/,
    );
    expect(html.match(/<a /g)).toHaveLength(1);
    const { action } = payment;
    for (const other of [
      paymentFixture('awaiting_payment', { action, held: true }),
      paymentFixture('awaiting_payment', { action, supersededBy: 'pay_2' }),
      paymentFixture('cancelled', { action }),
      paymentFixture('awaiting_payment', { action: { type: 'redirect', url: 'javascript:1' } }),
    ]) {
      expect(render(Checkout, other)).not.toContain('<a ');
    }
  });
});
