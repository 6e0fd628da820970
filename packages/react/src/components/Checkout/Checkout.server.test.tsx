// @vitest-environment node
import type { Payment } from '@coinslot/core';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import type { CheckoutProviderProps } from '../../context/CheckoutRoot.tsx';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { Checkout } from './Checkout.tsx';

function Page({ payment }: { payment: Payment }) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  return (
    <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret: 'secret', initial })} />
  );
}

const html = (payment: Payment, settings: Partial<CheckoutProviderProps> = {}) =>
  renderToString(
    <CheckoutProvider endpoint="/api/checkout" {...settings}>
      <Page payment={payment} />
    </CheckoutProvider>,
  );

describe('a card from the server', () => {
  it('has amount, address, QR code and the time that is left, before any script runs', () => {
    const text = html(paymentFixture('awaiting_payment'));
    expect(text).toContain('12.5');
    expect(text).toContain('aria-label="TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM"');
    expect(text).toMatch(/<svg[^>]*role="img"/);
    expect(text).toContain('20:00');
  });

  it('keeps the room of what is loaded when the page has come to rest', () => {
    const room = 'class="coinslot-exchange-advice__summary"';
    expect(html(paymentFixture('awaiting_payment'))).toContain(room);
    expect(html(paymentFixture('paid'))).not.toContain(room);
  });

  it('tells what left the usual course by its status, and asks for nothing', () => {
    for (const [status, title] of [
      ['expired', 'This price has expired'],
      ['refunded', 'Refund sent'],
      ['partially_paid', 'Too little arrived'],
    ] as const) {
      const text = html(paymentFixture(status, { action: { type: 'none' } }));
      expect(text).toContain(title);
      expect(text).not.toMatch(/role="img"|TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM/);
    }
  });

  it('holds nothing that a strict content security policy blocks', () => {
    const variables = { colorPrimary: '#0a7' };
    for (const status of ['awaiting_payment', 'confirming', 'paid'] as const) {
      const text = html(paymentFixture(status), { appearance: { variables } });
      expect(text).not.toMatch(/\sstyle=|<style|<script|\son\w+=/);
    }
  });

  it('has the colours of the shop at once where the page gives a nonce for them', () => {
    const variables = { colorPrimary: '#0a7', fontFamily: 'x;}</style><script>' };
    const text = html(paymentFixture('paid'), { appearance: { variables }, nonce: 'n0nce' });
    expect(text).toContain('nonce="n0nce"');
    expect(text).toContain('[data-coinslot]{--coinslot-color-primary:#0a7');
    expect(text).not.toContain('<script');
  });
});
