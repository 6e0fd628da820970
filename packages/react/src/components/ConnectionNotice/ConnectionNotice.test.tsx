import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import type { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { PayCard } from '../Checkout/PayCard.fixture.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() => import('../../session/createEngine.ts'));

/** An open payment, whose next reads fail so. */
async function check(failure: Parameters<ReturnType<typeof createTestCheckout>['fail']>[0]) {
  const user = userEvent.setup();
  const { checkout } = await renderWithCheckout(<PayCard />);
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await screen.findByText('Send exactly');
  checkout.fail(failure);
  // It says something else until the last answer is there.
  const again = async () => user.click(await screen.findByRole('button', { name: 'Check now' }));
  await again();
  return { checkout, again };
}

const notice = () => document.querySelector('[data-coinslot="connection-notice"]');

describe('the notice of a card that gets no answer', () => {
  it.each([
    [406, 'version_not_supported'],
    [401, 'unauthorized'],
    [404, 'not_found'],
  ] as const)(
    'asks for a reload where the server refuses with %i, %s, and goes when it answers (C23, C38)',
    async (status, code) => {
      const { again } = await check({ status, code });
      await screen.findByText('We could not load the payment');
      expect(notice()?.textContent).toContain('Please reload this page.');
      expect(notice()?.textContent).not.toContain('Connection lost');
      expect(notice()?.getAttribute('role')).toBe('status');
      // What was said of the payment stands.
      expect(screen.getByText('Send exactly')).toBeTruthy();
      await again();
      await waitFor(() => expect(notice()?.textContent).toBe(''));
    },
  );

  it('says that the connection is lost where another try can help', async () => {
    const { again } = await check('network');
    await screen.findByText('Connection lost. Your payment is safe.');
    expect(notice()?.className).toBe('coinslot-connection-notice');
    expect(notice()?.textContent).not.toContain('reload');
    await again();
    await waitFor(() => expect(notice()?.textContent).toBe(''));
  });

  it('is a live region before it has anything to say, or its first words would not be read out', async () => {
    const { again, checkout } = await check('network');
    await again();
    await waitFor(() => expect(notice()?.textContent).toBe(''));
    const region = notice();
    expect(screen.getAllByRole('status')).toContain(region);
    // Not seen, and in nobody's way.
    expect([region?.textContent, region?.className]).toEqual(['', 'coinslot-hidden']);
    checkout.fail('network');
    await again();
    await screen.findByText('Connection lost. Your payment is safe.');
    expect(notice()).toBe(region);
    checkout.set('paid');
    await again();
    await screen.findByText('Payment complete');
    expect(screen.getAllByRole('status')).not.toContain(region);
  });
});
