import type { Payment } from '@coinslot/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, type RefObject } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { usePayment } from '../../hooks/usePayment.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { PaymentAddress } from '../PaymentAddress/PaymentAddress.tsx';
import { PaymentAmount } from '../PaymentAmount/PaymentAmount.tsx';
import { PaymentReceipt } from '../PaymentReceipt/PaymentReceipt.tsx';
import { Checkout, type CheckoutProps } from './Checkout.tsx';

type CardProps = Omit<CheckoutProps, 'payment'> & { cardRef?: RefObject<HTMLElement | null> };

function Card({ cardRef, ...props }: CardProps) {
  const payment = usePayment();
  return (
    <>
      <button type="button" onClick={() => void payment.start({ orderId: '1042' }).catch(() => {})}>
        Pay
      </button>
      <Checkout payment={payment} {...(cardRef && { ref: cardRef })} {...props} />
    </>
  );
}

async function openCard(props: CardProps = {}, settings = {}, shown = 'Send exactly') {
  const user = userEvent.setup();
  const rendered = await renderWithCheckout(<Card {...props} />, settings);
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await screen.findByText(shown);
  return { user, ...rendered };
}

describe('Checkout', () => {
  it('is not there before anything was started', async () => {
    const { container } = await renderWithCheckout(<Card />);
    expect(container.querySelector('[data-coinslot]')).toBeNull();
  });

  it('is named by its heading and says where the payment stands', async () => {
    const ref = createRef<HTMLElement>();
    await openCard({ className: 'mine', id: 'card', cardRef: ref });
    const card = screen.getByRole('region', { name: /Send exactly/ });
    expect(card).toBe(ref.current);
    expect(card.className).toBe('coinslot-checkout mine');
    expect(card.id).toBe('card');
    expect(card.dataset).toMatchObject({
      coinslot: 'checkout',
      status: 'awaiting_payment',
      provider: 'example',
    });
  });

  it('takes away everything payable when the payment ends, and tells it once (C18, C41)', async () => {
    const { user, checkout } = await openCard();
    checkout.set('expired');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByRole('heading', { name: 'This price has expired' });
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Copy/ })).toBeNull();
    const regions = screen.getAllByRole('status').filter((region) => region.textContent !== '');
    expect(regions).toHaveLength(1);
  });

  it('moves the focus to the heading when the payment is over, if it was in the card', async () => {
    const { user, checkout } = await openCard();
    checkout.set('paid');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    const heading = await screen.findByRole('heading', { name: 'Payment complete' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it('leaves the focus alone when the shopper is elsewhere', async () => {
    const { checkout } = await openCard();
    const elsewhere = screen.getByRole('button', { name: 'Pay' });
    elsewhere.focus();
    checkout.set('paid');
    // As a script clicks: a shopper's click would take the focus along.
    fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByRole('heading', { name: 'Payment complete' });
    expect(document.activeElement).toBe(elsewhere);
  });

  it('shows the words that the merchant replaced, and the others in English', async () => {
    const messages = { send: 'Please send', checked: { action: 'Look again' } };
    await openCard({}, { messages }, 'Please send');
    expect(screen.getByRole('button', { name: 'Look again' })).toBeTruthy();
    expect(screen.getByText('TRON network')).toBeTruthy();
  });

  it('writes amounts in the language, and copies them without it', async () => {
    const payment: Partial<Payment> = { price: { amount: '1234.50', currency: 'EUR' } };
    const { user } = await openCard(
      {},
      {
        checkout: createTestCheckout({ payment }),
        locale: 'de',
        messages: { send: 'Send exactly' },
      },
    );
    expect(screen.getByText('1.234,50 EUR')).toBeTruthy();
    expect(screen.getByRole('heading').textContent).toBe('Send exactly 12,5 USDT');
    // As it is copied: whoever selects it by hand, or types it, gets what a wallet reads.
    expect(document.querySelector('.coinslot-copy-row__value')?.textContent).toBe('12.5 USDT');
    await user.click(await screen.findByRole('button', { name: 'Betrag kopieren' }));
    expect(await navigator.clipboard.readText()).toBe('12.5');
  });

  it('names the network at the amount, beside the address and when it is copied', async () => {
    const { user } = await openCard();
    expect(screen.getByText('TRON network')).toBeTruthy();
    const only = screen.getByText(/^Only/);
    expect(only.textContent).toBe('Only USDT on TRON. Anything else is lost.');
    const copied = async (name: string, said: string) => {
      await user.click(screen.getByRole('button', { name }));
      const told = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
      await waitFor(() => expect(told()).toContain(said));
    };
    await copied('Copy address', 'Address copied, TRON network');
    await copied('Copy amount', 'Amount copied, USDT on TRON');
  });

  it('sets the variables of the shop on the element, and takes them back', async () => {
    const appearance = { variables: { colorPrimary: '#0a7' } };
    await openCard({}, { appearance });
    const card = screen.getByRole('region');
    expect(card.style.getPropertyValue('--coinslot-color-primary')).toBe('#0a7');
  });

  it('has no class of ours with the theme none', async () => {
    const { container } = await openCard({}, { appearance: { theme: 'none' } });
    const ours = [...container.querySelectorAll('[class*="coinslot-"]')].map(
      ({ className }) => className,
    );
    // What is only read aloud stays hidden, and icons have their size.
    const kept = ['coinslot-hidden', '[object SVGAnimatedString]'];
    expect(ours.filter((name) => !kept.includes(String(name)))).toEqual([]);
  });
});

describe('a part of the card', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    cleanup();
  });

  it('says what it misses, without a payment and without a provider', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await expect(renderWithCheckout(<PaymentAmount />)).rejects.toThrow(
      '<PaymentAmount> found no payment. Put it inside <Checkout payment={…}>',
    );
    expect(() => render(<PaymentAmount />)).toThrow('<PaymentAmount> needs a CheckoutProvider');
  });

  it('never shows an address without the memo that it needs', async () => {
    const asset = { code: 'XLM', symbol: 'XLM', network: 'stellar', contract: null, decimals: 7 };
    const address = 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ';
    const payment: Partial<Payment> = {
      due: { amount: '9', asset },
      action: { type: 'transfer', address, amount: '9', asset, memo: '271828' },
    };
    const checkout = createTestCheckout({ payment });
    const user = userEvent.setup();
    await renderWithCheckout(
      <Card>
        <PaymentAddress />
      </Card>,
      { checkout },
    );
    await user.click(screen.getByRole('button', { name: 'Pay' }));
    await user.click(await screen.findByRole('button', { name: 'Copy memo' }));
    expect(await navigator.clipboard.readText()).toBe('271828');
    expect(screen.getByText('Without the memo your payment is lost.')).toBeTruthy();
  });

  it('makes no link of an address that runs code', async () => {
    const hash = 'a'.repeat(64);
    const explorerUrl = 'javascript:alert(1)';
    const payment = { transactions: [{ hash, amount: '12.5', explorerUrl }] };
    const checkout = createTestCheckout({ payment });
    await openCard({ children: <PaymentReceipt /> }, { checkout }, 'aaaaaa…aaaaaa');
    expect(screen.queryByRole('link')).toBeNull();
  });
});
