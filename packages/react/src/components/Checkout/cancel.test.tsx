import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { PaymentReturn } from '../PaymentReturn/PaymentReturn.tsx';
import { Checkout, type CheckoutProps } from './Checkout.tsx';
import { PayCard } from './PayCard.fixture.tsx';

beforeAll(() => import('../../session/createEngine.ts'));

const card = () => document.querySelector('[data-coinslot="checkout"]');
const close = () => screen.queryByRole('button', { name: 'Close' });

/** A card whose creation the server answers only when it is told to. */
async function create() {
  const checkout = createTestCheckout();
  const answers: (() => void)[] = [];
  const slow: typeof fetch = async (input, init) => {
    // The payment is made at once; the answer is what takes so long.
    const answer = await checkout.fetch(input, init);
    await new Promise<void>((resolve) => answers.push(resolve));
    return answer;
  };
  const user = userEvent.setup();
  await renderWithCheckout(<PayCard />, { fetch: slow });
  const pay = () => user.click(screen.getByRole('button', { name: 'Pay' }));
  await pay();
  await waitFor(() => expect(answers).toHaveLength(1));
  const answer = (index: number) => act(async () => answers[index]?.());
  return { checkout, user, pay, answers, answer };
}

describe('a card in the page, while its payment is made', () => {
  it('can be cancelled, and a late answer does not bring it back', async () => {
    const { checkout, user, answer } = await create();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(card()).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pay' }));
    await answer(0);
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(card()).toBeNull();
    // On the server it goes on, for whoever comes back to the order.
    expect(checkout.payments()).toHaveLength(1);
  });

  it.each([
    ['after the late answer', true],
    ['before it', false],
  ])('shows the same payment when it is started again %s', async (_, answered) => {
    const { checkout, user, pay, answers, answer } = await create();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    if (answered) await answer(0);
    await pay();
    await waitFor(() => expect(answers).toHaveLength(2));
    if (!answered) await answer(0);
    await answer(1);
    await screen.findByText('Send exactly');
    expect(checkout.payments()).toHaveLength(1);
    const keys = checkout.requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0] === keys[1]).toBe(!answered);
    // It is made: there is nothing to cancel.
    expect(close()).toBeNull();
  });
});

describe('a card that looks for a payment that exists', () => {
  const silent = () => new Promise<Response>(() => {});

  it('has nothing to cancel on a page of its own', async () => {
    const Page = () => (
      <Checkout payment={usePaymentStatus({ id: 'pay_1', clientSecret: 'secret' })} />
    );
    await renderWithCheckout(<Page />, { fetch: silent });
    await waitFor(() => expect(card()?.getAttribute('data-status')).toBe('creating'));
    expect(close()).toBeNull();
  });

  it('has nothing to cancel where the shopper comes back', async () => {
    await renderWithCheckout(<PaymentReturn id="pay_1" />, { fetch: silent });
    await waitFor(() => expect(card()?.getAttribute('data-status')).toBe('creating'));
    expect(close()).toBeNull();
  });
});

it('is the page that closes a card for which it says how', async () => {
  const onClose = vi.fn<NonNullable<CheckoutProps['onClose']>>();
  const user = userEvent.setup();
  await renderWithCheckout(<PayCard onClose={onClose} />, { fetch: () => new Promise(() => {}) });
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await user.click(await screen.findByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(card()).not.toBeNull();
});
