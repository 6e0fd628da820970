import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, expect, it } from 'vitest';
import { usePayment } from '../../hooks/usePayment.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { CheckoutModal } from './CheckoutModal.tsx';

// What is loaded on demand is in no test's time, and is there where it should not be seen.
beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));

/** A page whose own state opens and closes the modal. */
function Shop() {
  const { openPaymentModal } = usePayment();
  const [open, setOpen] = useState(false);
  const pay = () => {
    void openPaymentModal({ orderId: '1042' });
    setOpen(true);
  };
  return (
    <>
      <button type="button" onClick={pay}>
        Pay
      </button>
      <button type="button" onClick={() => setOpen(true)}>
        Back to it
      </button>
      <CheckoutModal open={open} onOpenChange={setOpen} />
    </>
  );
}

it('leaves the way back to the page whose own state opens it', async () => {
  const user = userEvent.setup();
  await renderWithCheckout(<Shop />);
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await screen.findByText('Send exactly');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  const buttons = screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(buttons).toEqual(['Pay', 'Back to it']);
  await user.click(screen.getByRole('button', { name: 'Back to it' }));
  expect(await screen.findByRole('dialog', { name: /Send exactly/ })).toBeTruthy();
});
