import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { useLastChecked } from './useLastChecked.ts';
import { usePayment } from './usePayment.ts';
import { usePaymentOptions } from './usePaymentOptions.ts';

afterEach(() => vi.restoreAllMocks());

it('bears that ways to pay are asked for in the render that brings a newer payment', async () => {
  const complain = vi.spyOn(console, 'error');
  const checkout = createTestCheckout({ now: Date.now });
  function Ways() {
    return <output>{usePaymentOptions({ orderId: '1042' }).data?.length}</output>;
  }
  function Card({ data }: Pick<ReturnType<typeof usePayment>, 'data'>) {
    const at = useLastChecked(data);
    return <p>{at !== null && 'checked'}</p>;
  }
  function Page() {
    const { data, status, start, setPaymentIntent } = usePayment();
    const press = () => {
      if (data === null) return start({ orderId: '1042' });
      checkout.set('failed');
      return setPaymentIntent(checkout.intent());
    };
    return (
      <>
        <button type="button" onClick={press}>
          {status}
        </button>
        {status === 'failed' && <Ways />}
        <Card data={data} />
      </>
    );
  }
  render(
    <CheckoutRoot endpoint="/api/checkout" fetch={checkout.fetch}>
      <Page />
    </CheckoutRoot>,
  );
  await act(async () => screen.getByRole('button').click());
  await screen.findByText('awaiting_payment');
  await act(async () => screen.getByRole('button').click());
  await screen.findByText('failed');
  await screen.findByText('checked');
  expect(complain).not.toHaveBeenCalled();
});
