import { renderWithCheckout } from '@coinslot/react/testing';
import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PayButton } from './App.tsx';

it('opens the payment of its order, and is told when it is paid', async () => {
  const { checkout } = await renderWithCheckout(<PayButton orderId="1042" />);
  fireEvent.click(screen.getByRole('button', { name: 'Pay now' }));
  await screen.findByRole('dialog', { name: /Send exactly/ });
  expect(checkout.payments()[0]?.orderId).toBe('1042');

  checkout.set('paid');
  fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
  await screen.findByText('Payment complete');
});
