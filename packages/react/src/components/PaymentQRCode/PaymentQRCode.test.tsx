import type { Payment } from '@coinslot/core';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { CheckoutProviderProps } from '../../context/CheckoutRoot.tsx';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { PaymentQRCode } from './PaymentQRCode.tsx';

const address = 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM';
const to = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
const link = `bitcoin:${to}?amount=0.0011284`;
const asset = { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 };
const bitcoin: Partial<Payment> = {
  due: { amount: '0.0011284', asset },
  action: { type: 'transfer', address: to, amount: '0.0011284', asset },
};

function Page({ payment }: { payment: Payment }) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  const result = usePaymentStatus({ id: payment.id, clientSecret: 'secret', initial });
  const [away, setAway] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setAway(!away)}>
        Put aside
      </button>
      {away || <PaymentQRCode payment={result}>Scan it.</PaymentQRCode>}
    </>
  );
}

async function show(facts: Partial<Payment> = {}, settings: Partial<CheckoutProviderProps> = {}) {
  const payment = paymentFixture('awaiting_payment', facts);
  const checkout = createTestCheckout({ payments: [payment] });
  const user = userEvent.setup();
  await renderWithCheckout(<Page payment={payment} />, { checkout, ...settings });
  const putAside = () => user.click(screen.getByRole('button', { name: 'Put aside' }));
  return { user, putAside };
}

const copyButton = () => screen.getByRole('button', { name: 'Copy QR code' });
const toggle = () => screen.queryByRole('button', { name: 'QR code' });
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

describe('the code', () => {
  it('is copied as it is written, by click and by key, and says what was copied', async () => {
    const onEvent = vi.fn();
    const { user } = await show({}, { onEvent });
    expect(screen.getByRole('img', { name: `QR code, TRON address ${address}` })).toBeTruthy();
    await user.click(copyButton());
    expect(await navigator.clipboard.readText()).toBe(address);
    expect(screen.getByRole('status').textContent).toBe('Address copied, TRON network');
    // For the eye, where the sentence below the code was.
    expect(screen.queryByText('Scan it.')).toBeNull();
    expect(screen.getAllByText('Address copied, TRON network')).toHaveLength(2);

    await navigator.clipboard.writeText('');
    copyButton().focus();
    await user.keyboard('{Enter}');
    expect(await navigator.clipboard.readText()).toBe(address);
    expect(onEvent.mock.calls).toContainEqual([{ type: 'copy', what: 'qr', outcome: 'copied' }]);
    expect(JSON.stringify(onEvent.mock.calls)).not.toContain(address);
  });

  it('is copied as the link that it holds, and as the address where that was chosen', async () => {
    const { user } = await show(bitcoin);
    await user.click(copyButton());
    expect(await navigator.clipboard.readText()).toBe(link);
    expect(screen.getByRole('status').textContent).toBe('Copied');
    await user.click(radio('Address only'));
    await user.click(copyButton());
    expect(await navigator.clipboard.readText()).toBe(to);
    expect(screen.getByRole('status').textContent).toBe('Address copied, Bitcoin network');
  });

  it('is shown and selected as text where the browser does not copy (C34)', async () => {
    await show(bitcoin);
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    for (const name of ['With amount', 'Address only']) {
      fireEvent.click(radio(name));
      document.getSelection()?.removeAllRanges();
      fireEvent.click(copyButton());
      await waitFor(() =>
        expect(String(document.getSelection())).toBe(name === 'Address only' ? to : link),
      );
      expect(screen.getByRole('status').textContent).toBe('Press Ctrl+C to copy');
    }
    expect(screen.queryByText(/copied/i)).toBeNull();
  });
});

describe('what the shopper wanted of the code', () => {
  it('is the same when it comes back', async () => {
    const { user, putAside } = await show(bitcoin);
    expect(radio('With amount').checked).toBe(true);
    await user.click(radio('Address only'));
    await putAside();
    expect(screen.queryByRole('radio')).toBeNull();
    await putAside();
    expect(radio('Address only').checked).toBe(true);
    await user.click(copyButton());
    expect(await navigator.clipboard.readText()).toBe(to);
  });

  it('is asked with a switch that keeps the focus, and is remembered too', async () => {
    const { user, putAside } = await show(bitcoin);
    expect(toggle()?.getAttribute('aria-expanded')).toBe('false');
    toggle()?.focus();
    await user.keyboard('{Enter}');
    expect(toggle()?.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(toggle());
    await user.click(radio('Address only'));
    await putAside();
    await putAside();
    expect(toggle()?.getAttribute('aria-expanded')).toBe('true');
    expect(radio('Address only').checked).toBe(true);
    await user.click(toggle() as HTMLElement);
    expect(toggle()?.getAttribute('aria-expanded')).toBe('false');
  });

  it('is a wish for one network: another begins with what is safe there', async () => {
    const ether = { code: 'ETH', symbol: 'ETH', network: 'ethereum', contract: null, decimals: 18 };
    const address = '0x52908400098527886E0F7030069857D2E4169EE7';
    const first = paymentFixture('awaiting_payment', bitcoin);
    const second = paymentFixture('awaiting_payment', {
      id: 'pay_ether',
      due: { amount: '0.02', asset: ether },
      action: { type: 'transfer', address, amount: '0.02', asset: ether },
    });
    const checkout = createTestCheckout({ payments: [first, second] });
    const user = userEvent.setup();
    const Pages = () => {
      const [payment, setPayment] = useState(first);
      return (
        <>
          <button type="button" onClick={() => setPayment(payment === first ? second : first)}>
            Other
          </button>
          <Page key={payment.id} payment={payment} />
        </>
      );
    };
    await renderWithCheckout(<Pages />, { checkout });
    await user.click(radio('Address only'));
    await user.click(radio('With amount'));
    await user.click(screen.getByRole('button', { name: 'Other' }));
    expect(radio('Address only').checked).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Other' }));
    expect(radio('With amount').checked).toBe(true);
  });

  it('is known to no other provider', async () => {
    const { user } = await show(bitcoin);
    await user.click(radio('Address only'));
    await show({ ...bitcoin, id: 'pay_other' });
    const [first, second] = screen.getAllByRole<HTMLInputElement>('radio', { name: 'With amount' });
    expect([first?.checked, second?.checked]).toEqual([false, true]);
  });

  it('is asked for only where a wallet can be opened instead, and a sheet can hide it', async () => {
    await show();
    expect([toggle(), screen.queryByText('Open wallet')]).toEqual([null, null]);
  });

  it('is always the code where no sheet of ours can hide it', async () => {
    await show(bitcoin, { appearance: { theme: 'none' } });
    expect(toggle()).toBeNull();
    expect(screen.getByText('Open wallet')).toBeTruthy();
  });
});
