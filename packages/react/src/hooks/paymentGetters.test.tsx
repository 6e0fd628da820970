import type { Payment } from '@coinslot/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { paymentFixture } from '../testing/paymentFixture.ts';
import { paymentGetters } from './paymentGetters.ts';

const payment = paymentFixture('awaiting_payment');
const address = payment.action.type === 'transfer' ? payment.action.address : '';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the prop getters', () => {
  it('take text, QR code and clipboard from one value', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const onCopy = vi.fn();
    render(<button type="button" {...paymentGetters(payment, onCopy).getAddressProps()} />);
    const button = screen.getByRole('button', { name: address });
    expect(button.textContent).toBe(address);
    expect(button.getAttribute('translate')).toBe('no');
    expect(paymentGetters(payment, onCopy).getQrProps()?.value).toBe(address);
    fireEvent.click(button);
    await waitFor(() => expect(onCopy).toHaveBeenCalledWith('address', 'copied'));
    expect(writeText).toHaveBeenCalledWith(address);
  });

  it('copy the amount with a dot and without a symbol, which its name has', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    render(<button type="button" {...paymentGetters(payment, () => {}).getAmountProps()} />);
    fireEvent.click(screen.getByRole('button', { name: '12.5 USDT' }));
    expect(writeText).toHaveBeenCalledWith('12.5');
  });

  it('copy the smallest amounts in full, without an exponent (C30)', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const { action } = payment;
    if (action.type !== 'transfer') throw new Error('The fixture has to be payable.');
    const tiny: Payment = { ...payment, action: { ...action, amount: '0.00000001' } };
    const button = paymentGetters(tiny, () => {}).getAmountProps();
    render(<button type="button" {...button} />);
    fireEvent.click(screen.getByRole('button', { name: '0.00000001 USDT' }));
    expect(writeText).toHaveBeenCalledWith('0.00000001');
  });

  it('select the text where copying is denied', async () => {
    vi.stubGlobal('navigator', {});
    const onCopy = vi.fn();
    render(<button type="button" {...paymentGetters(payment, onCopy).getAddressProps()} />);
    fireEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(onCopy).toHaveBeenCalledWith('address', 'denied'));
    expect(getSelection()?.toString()).toBe(address);
  });

  it('give nothing to pay once there is nothing to pay', () => {
    const getters = paymentGetters(paymentFixture('paid'), () => {});
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
    expect(paymentGetters(redirected, () => {}).getRedirectProps()).toEqual(
      linked ? { href: url, rel: 'noreferrer' } : null,
    );
  });
});
