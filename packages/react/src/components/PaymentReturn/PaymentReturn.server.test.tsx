// @vitest-environment node
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { RedirectNotice } from '../RedirectNotice/RedirectNotice.tsx';
import { PaymentReturn } from './PaymentReturn.tsx';

const payment = paymentFixture('awaiting_payment', {
  action: { type: 'redirect', url: 'https://pay.example/1042' },
});

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
    function Page() {
      const { id } = payment;
      const initial = { payment, serverTime: FIXTURE_TIME };
      return <RedirectNotice payment={usePaymentStatus({ id, clientSecret: 's', initial })} />;
    }
    const html = renderToString(
      <CheckoutProvider endpoint="/api/checkout">
        <Page />
      </CheckoutProvider>,
    );
    expect(html).toContain('You will finish paying on Example Pay');
    expect(html).toMatch(/<a href="https:\/\/pay\.example\/1042" rel="noreferrer"/);
    expect(html).not.toContain('target=');
  });
});
