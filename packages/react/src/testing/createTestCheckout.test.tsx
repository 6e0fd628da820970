import { paymentSchema } from '@coinslot/core/wire';
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { usePayment } from '../hooks/usePayment.ts';
import { createTestCheckout } from './createTestCheckout.ts';
import { optionFixture } from './optionFixture.ts';
import { FIXTURE_TIME, paymentFixture } from './paymentFixture.ts';
import { renderWithCheckout } from './renderWithCheckout.tsx';
import { TEST_SCENARIOS, type TestScenario } from './scenarios.ts';

const post = (checkout: ReturnType<typeof createTestCheckout>, body: object) =>
  checkout.fetch('/api/checkout/payments', { method: 'POST', body: JSON.stringify(body) });

describe('the test checkout', () => {
  it('answers a Request, as what stands in for the network hands it on', async () => {
    const checkout = createTestCheckout();
    const body = JSON.stringify({ orderId: '1042' });
    const request = new Request('https://shop.example/api/checkout/payments', {
      method: 'POST',
      headers: { 'idempotency-key': 'one' },
      body,
    });
    expect((await checkout.fetch(request)).status).toBe(200);
    expect(checkout.requests).toMatchObject([
      { method: 'POST', path: '/payments', headers: { 'idempotency-key': 'one' } },
    ]);
    expect(checkout.payments()[0]?.orderId).toBe('1042');
  });

  it('plays a scenario by its own clock', async () => {
    const checkout = createTestCheckout({ scenario: 'late' });
    await post(checkout, { orderId: '1042' });
    const status = () => checkout.payments()[0];
    checkout.advance(20 * 60_000 - 1);
    expect(status()).toMatchObject({ status: 'awaiting_payment', version: 1 });
    checkout.advance(1);
    expect(status()).toMatchObject({ status: 'expired', version: 2 });
    checkout.advance(5 * 60_000);
    expect(status()).toMatchObject({ status: 'paid', late: true, version: 3, orderId: '1042' });
  });

  it('follows the clock of a test, and plays a script of its own', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    const checkout = createTestCheckout({
      now: () => now,
      scenario: [{ after: 5, status: 'partially_paid', received: '1' }],
    });
    const answer = await post(checkout, { orderId: '1042' });
    expect(answer.headers.get('Coinslot-Time')).toBe('2030-01-01T00:00:00.000Z');
    now += 5;
    await checkout.fetch('/payments/none');
    expect(checkout.payments()[0]).toMatchObject({ status: 'partially_paid', received: '1' });
  });

  it('gives an order its live payment, and a new one after the end', async () => {
    const checkout = createTestCheckout();
    await post(checkout, { orderId: '1042' });
    await post(checkout, { orderId: '1042' });
    expect(checkout.payments()).toHaveLength(1);
    checkout.set('failed');
    await post(checkout, { orderId: '1042' });
    expect(checkout.payments()).toHaveLength(2);
    await post(checkout, { orderId: '1042', startNew: true });
    const [, second, third] = checkout.payments();
    expect(second).toMatchObject({ supersededBy: third?.id, action: { type: 'none' } });
  });

  it('keeps what belongs to the payment, and moves what belongs to its status', async () => {
    const checkout = createTestCheckout({ payment: { providerName: 'Acme', late: true } });
    await post(checkout, { orderId: '1042', provider: 'acme' });
    const [before] = checkout.payments();
    expect(before).toMatchObject({ provider: 'acme', providerName: 'Acme', late: true });
    expect(checkout.set('paid')).toMatchObject({
      id: before?.id,
      provider: 'acme',
      providerName: 'Acme',
      expiresAt: before?.expiresAt,
      late: false,
      action: { type: 'none' },
      amountStatus: 'exact',
      version: 2,
    });
  });

  it('has ways to pay, of which a new payment has to name one', async () => {
    const usdt = optionFixture({ approximate: '9.5' });
    const hosted = optionFixture({ provider: 'other', providerName: 'Other Pay', asset: null });
    const checkout = createTestCheckout({ options: [usdt, hosted] });
    const asked = { method: 'POST', body: JSON.stringify({ orderId: '1042' }) };
    const quotes = await checkout.fetch('/api/checkout/quotes', asked);
    expect(await quotes.json()).toEqual({ orderId: '1042', options: [usdt, hosted] });
    const refusal = await post(checkout, { orderId: '1042' });
    expect(refusal.status).toBe(300);
    expect(await refusal.json()).toMatchObject({ error: { code: 'choice_required' } });

    await post(checkout, { orderId: '1042', provider: 'example' });
    await post(checkout, { orderId: '7', provider: 'other' });
    // The live payment is given without a choice.
    expect((await post(checkout, { orderId: '7' })).status).toBe(200);
    expect(checkout.payments()).toMatchObject([
      { provider: 'example', due: { amount: '9.5' }, action: { type: 'transfer', amount: '9.5' } },
      { provider: 'other', providerName: 'Other Pay', action: { type: 'redirect' } },
    ]);
  });

  it('asks of the shopper what a way to pay needs, as a server does', async () => {
    const field = { key: 'iban', label: 'IBAN', placeholder: null, pattern: null };
    const fields = [{ ...field, patternError: null, required: true, place: 'route' }];
    const termsUrl = 'https://pay.example/terms';
    const checkout = createTestCheckout({ options: [optionFixture({ fields, termsUrl })] });
    const refusal = await post(checkout, { orderId: '1042', agreement: true });
    expect(refusal.status).toBe(300);
    expect(await refusal.json()).toMatchObject({
      error: { code: 'fields_required', details: { fields: ['iban'] } },
    });
    const none = await post(checkout, { orderId: '1042', fields: { route: { iban: ' ' } } });
    expect(await none.json()).toMatchObject({
      error: { details: { fields: ['iban', 'agreement'] } },
    });
    await post(checkout, { orderId: '1042', fields: { route: { iban: 'PL61' } }, agreement: true });
    expect(checkout.payments()).toHaveLength(1);
  });

  it('starts with payments that are there, and hands out what follows them', async () => {
    const checkout = createTestCheckout({ payments: [paymentFixture('awaiting_payment')] });
    const { payment, clientSecret } = checkout.intent();
    expect(payment).toEqual(paymentFixture('awaiting_payment'));
    const headers = { authorization: `Bearer ${clientSecret}` };
    const answer = await checkout.fetch(`/payments/${payment.id}`, { headers });
    expect(await answer.json()).toEqual({ payment });
    checkout.advance(60 * 60_000);
    expect(checkout.set('confirming').status).toBe('confirming');
    expect(() => checkout.intent('pay_other')).toThrow('There is no such payment');
  });

  it('is out of order until it recovers', async () => {
    const failure = { status: 502, code: 'provider_unavailable' } as const;
    const checkout = createTestCheckout({ failure });
    for (const _ of [1, 2]) {
      const answer = await post(checkout, { orderId: '1042' });
      expect(await answer.json()).toMatchObject({ error: { code: 'provider_unavailable' } });
    }
    checkout.recover();
    expect((await post(checkout, { orderId: '1042' })).status).toBe(200);
  });

  it.each(Object.keys(TEST_SCENARIOS) as TestScenario[])(
    'plays the scenario %s in payments as the wire knows them',
    async (scenario) => {
      const checkout = createTestCheckout({ scenario });
      await post(checkout, { orderId: '1042' });
      for (const { after } of TEST_SCENARIOS[scenario]) {
        checkout.advance(Date.parse(FIXTURE_TIME) + after - checkout.now());
        const [payment] = checkout.payments();
        expect(paymentSchema.parse(payment)).toEqual(payment);
      }
      expect(checkout.payments()[0]?.version).toBe(1 + TEST_SCENARIOS[scenario].length);
    },
  );

  it('refuses a payment without its secret', async () => {
    const checkout = createTestCheckout();
    await post(checkout, { orderId: '1042' });
    const path = `/payments/${checkout.payments()[0]?.id}`;
    expect((await checkout.fetch(path)).status).toBe(404);
    const headers = { authorization: `Bearer secret_of_${checkout.payments()[0]?.id}` };
    expect((await checkout.fetch(path, { headers })).status).toBe(200);
    expect(() => createTestCheckout().set('paid')).toThrow('There is no such payment');
  });

  it('lets a merchant test a button of his own', async () => {
    function Pay() {
      const { openPaymentModal, status } = usePayment();
      return (
        <button type="button" onClick={() => openPaymentModal({ orderId: '1042' })}>
          {status}
        </button>
      );
    }
    const { checkout } = await renderWithCheckout(<Pay />);
    act(() => screen.getByRole('button').click());
    await screen.findByText('awaiting_payment');
    expect(await screen.findByRole('dialog', { name: /Send exactly/ })).toBeTruthy();
    expect(checkout.payments()).toHaveLength(1);
  });
});
