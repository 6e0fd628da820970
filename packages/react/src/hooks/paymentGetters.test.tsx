import type { Payment } from '@coinslot/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FormEvent } from 'react';
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
    render(<button {...paymentGetters(payment, session(onEvent)).getAddressProps()} />);
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
    render(<button {...paymentGetters(payment, session()).getAmountProps()} />);
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
    render(<button {...button} />);
    fireEvent.click(screen.getByRole('button', { name: '0.00000001 USDT' }));
    expect(writeText).toHaveBeenCalledWith('0.00000001');
  });

  it('copy the memo where the network needs one, and only there', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    expect(paymentGetters(payment, session()).getMemoProps()).toBeNull();
    const { action } = payment;
    if (action.type !== 'transfer') throw new Error('The fixture has to be payable.');
    const marked: Payment = { ...payment, action: { ...action, memo: '0042' } };
    const onEvent = vi.fn();
    render(<button {...paymentGetters(marked, session(onEvent)).getMemoProps()} />);
    fireEvent.click(screen.getByRole('button', { name: '0042' }));
    await waitFor(() =>
      expect(onEvent).toHaveBeenCalledWith({ type: 'copy', what: 'memo', outcome: 'copied' }),
    );
    expect(writeText).toHaveBeenCalledWith('0042');
    const over: Payment = { ...marked, status: 'expired' };
    expect(paymentGetters(over, session()).getMemoProps()).toBeNull();
  });

  it('send no form that their button stands in, by a press or by Enter', async () => {
    const onSubmit = vi.fn((event: FormEvent) => event.preventDefault());
    const getters = paymentGetters(payment, session());
    render(
      <form onSubmit={onSubmit}>
        <button {...getters.getAddressProps()} />
        <input aria-label="Note" />
        <button type="submit" onClick={onSubmit}>
          Save
        </button>
      </form>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: address }));
    expect(onSubmit).not.toHaveBeenCalled();
    // Enter presses the first button that sends: that is not the one that copies.
    await user.type(screen.getByRole('textbox'), '{Enter}');
    expect(onSubmit).toHaveBeenCalled();
    expect(await navigator.clipboard.readText()).toBe(address);
  });

  it('select the text where copying is denied', async () => {
    vi.stubGlobal('navigator', {});
    const onEvent = vi.fn();
    render(<button {...paymentGetters(payment, session(onEvent)).getAddressProps()} />);
    fireEvent.click(screen.getByRole('button'));
    await waitFor(() =>
      expect(onEvent).toHaveBeenCalledWith({ type: 'copy', what: 'address', outcome: 'denied' }),
    );
    expect(getSelection()?.toString()).toBe(address);
  });

  it('give nothing to pay once there is nothing to pay', () => {
    const getters = paymentGetters(paymentFixture('paid'), session());
    expect(Object.values(getters).map((get) => get())).toEqual([null, null, null, null, null]);
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
    expect(Object.values(getters).map((get) => get())).toEqual([null, null, null, null, null]);
  });
});
