import type { Payment } from '@coinslot/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutEvent } from '../session/CheckoutEvent.ts';
import { paymentFixture } from '../testing/paymentFixture.ts';
import { paymentGetters } from './paymentGetters.ts';

const payment = paymentFixture('awaiting_payment');
const session = (emit: (event: CheckoutEvent) => void = () => {}) => ({
  emit,
  queryKey: (id: string) => ['coinslot', '/api/checkout', id] as const,
});
const address = payment.action.type === 'transfer' ? payment.action.address : '';

afterEach(() => {
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

describe('the prop getters', () => {
  it('take text, QR code and clipboard from one value', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const onEvent = vi.fn();
    render(
      <button type="button" {...paymentGetters(payment, session(onEvent)).getAddressProps()} />,
    );
    const button = screen.getByRole('button', { name: address });
    expect(button.textContent).toBe(address);
    expect(button.getAttribute('translate')).toBe('no');
    expect(paymentGetters(payment, session(onEvent)).getQrProps()?.value).toBe(address);
    fireEvent.click(button);
    await waitFor(() =>
      expect(onEvent).toHaveBeenCalledWith({ type: 'copy', what: 'address', outcome: 'copied' }),
    );
    expect(writeText).toHaveBeenCalledWith(address);
  });

  it('copy the amount with a dot and without a symbol, which its name has', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    render(<button type="button" {...paymentGetters(payment, session()).getAmountProps()} />);
    fireEvent.click(screen.getByRole('button', { name: '12.5 USDT' }));
    expect(writeText).toHaveBeenCalledWith('12.5');
  });

  it('copy the smallest amounts in full, without an exponent (C30)', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const { action } = payment;
    if (action.type !== 'transfer') throw new Error('The fixture has to be payable.');
    const tiny: Payment = { ...payment, action: { ...action, amount: '0.00000001' } };
    const button = paymentGetters(tiny, session()).getAmountProps();
    render(<button type="button" {...button} />);
    fireEvent.click(screen.getByRole('button', { name: '0.00000001 USDT' }));
    expect(writeText).toHaveBeenCalledWith('0.00000001');
  });

  it('select the text where copying is denied', async () => {
    vi.stubGlobal('navigator', {});
    const onEvent = vi.fn();
    render(
      <button type="button" {...paymentGetters(payment, session(onEvent)).getAddressProps()} />,
    );
    fireEvent.click(screen.getByRole('button'));
    await waitFor(() =>
      expect(onEvent).toHaveBeenCalledWith({ type: 'copy', what: 'address', outcome: 'denied' }),
    );
    expect(getSelection()?.toString()).toBe(address);
  });

  it('give nothing to pay once there is nothing to pay', () => {
    const getters = paymentGetters(paymentFixture('paid'), session());
    expect(Object.values(getters).map((get) => get())).toEqual([null, null, null, null]);
  });

  it.each([
    ['https://pay.example/o/1?s=2', true],
    ['http://127.0.0.1:4600/pay', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    [' https://pay.example', false],
    ['//pay.example', false],
    ['vbscript:x', false],
  ])('of %s make a link: %s', (url, linked) => {
    const redirected: Payment = { ...payment, action: { type: 'redirect', url } };
    expect(paymentGetters(redirected, session()).getRedirectProps()).toEqual(
      linked ? { href: url, rel: 'noreferrer', onClick: expect.any(Function) } : null,
    );
  });

  it('remember at a click which payment to come back to, and leave the way to the browser', () => {
    const action = { type: 'redirect', url: 'https://pay.example/1' } as const;
    const getters = paymentGetters({ ...payment, action }, session());
    const onLink = vi.fn((event: Event) => {
      expect(event.defaultPrevented).toBe(false);
      // jsdom goes nowhere.
      event.preventDefault();
    });
    document.body.addEventListener('click', onLink, { once: true });
    render(<a {...getters.getRedirectProps()}>Pay</a>);
    fireEvent.click(screen.getByRole('link'));
    expect(onLink).toHaveBeenCalledTimes(1);
    expect({ ...sessionStorage }).toEqual({ 'coinslot:return:/api/checkout': payment.id });
    expect(screen.getByRole('link').hasAttribute('target')).toBe(false);
  });

  it('make no link while the shop has to look: nobody pays twice', () => {
    const action = { type: 'redirect', url: 'https://pay.example/1' } as const;
    const held: Payment = { ...payment, action, held: true };
    expect(paymentGetters(held, session()).getRedirectProps()).toBeNull();
  });

  it.each<[string, Partial<Payment>]>([
    ['the shop has to look', { held: true }],
    ['another payment took its place', { supersededBy: 'pay_2' }],
    ['it is over, whatever a server sends along', { status: 'expired' }],
  ])('give nothing to send to where %s', (_, facts) => {
    const getters = paymentGetters({ ...payment, ...facts }, session());
    expect(Object.values(getters).map((get) => get())).toEqual([null, null, null, null]);
  });
});
