import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestCheckout, type TestFailure } from '../../testing/createTestCheckout.ts';

let page: Awaited<ReturnType<typeof openPage>>;
let arrive = () => {};

/** A page whose server is down: the words of errors are not there, and come when a test lets them. */
async function openPage() {
  // As on a page that has loaded nothing yet.
  vi.resetModules();
  const { act, cleanup, screen, within } = await import('@testing-library/react');
  const { usePaymentStatus } = await import('../../hooks/usePaymentStatus.ts');
  const { renderWithCheckout } = await import('../../testing/renderWithCheckout.tsx');
  const { Checkout } = await import('../Checkout/Checkout.tsx');
  const { StartedCard } = await import('../Checkout/StartedCard.fixture.tsx');
  const { loadExceptions } = await import('../exceptions/loadExceptions.ts');
  await import('../../session/createEngine.ts');
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  void loadExceptions(() => held.then(() => import('../exceptions/exceptions.ts')));
  const Following = () => (
    <Checkout payment={usePaymentStatus({ id: 'pay_none', clientSecret: 'wrong' })} />
  );
  const fail = async (failure: TestFailure) => {
    const checkout = createTestCheckout();
    checkout.fail(failure);
    const supportUrl = 'mailto:help@north.example';
    await renderWithCheckout(<StartedCard />, { checkout, supportUrl });
    return { checkout, alert: await screen.findByRole('alert'), user: userEvent.setup() };
  };
  const again = () => screen.findByRole('button', { name: 'Try again' });
  return { act, cleanup, screen, within, renderWithCheckout, Following, fail, again };
}

beforeAll(async () => {
  page = await openPage();
});
afterEach(() => page.cleanup());

describe('an error whose further words are still to come', () => {
  it('says that nothing was made and nothing charged, and is tried again without them', async () => {
    const { fail, again, screen } = page;
    const { alert, user } = await fail('network');
    expect(alert.textContent).toBe(
      'We could not start the paymentYou have not been charged.Try again',
    );
    await user.click(await again());
    await screen.findByText('Send exactly');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('promises nothing where money is under way on another payment of the order', async () => {
    const { alert } = await page.fail({ status: 409, code: 'order_changed' });
    expect(alert.textContent).toBe('We could not start the paymentTry again');
  });

  it('says of a payment that can not be read that it is safe, and asks for it once a press', async () => {
    const { renderWithCheckout, Following, screen, within, again } = page;
    const { checkout } = await renderWithCheckout(<Following />);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe('We could not load the paymentYour payment is safe.Try again');
    const asked = checkout.requests.length;
    checkout.fail('silence');
    const user = userEvent.setup();
    await user.dblClick(await again());
    const button = within(alert).getByRole('button', { name: 'Checking…' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(checkout.requests.length).toBe(asked + 1);
  });

  it('is completed in place: nothing is read twice, and the focus stays', async () => {
    const { fail, again, act, screen, within } = page;
    const { alert } = await fail({ status: 502, code: 'provider_unavailable' });
    const heading = within(alert).getByRole('heading');
    const button = await again();
    button.focus();
    // An alert is read as a whole by itself.
    expect(alert.getAttribute('aria-atomic')).toBe('false');
    await act(async () => arrive());
    await within(alert).findByRole('link', { name: 'Get help' });
    expect(alert.textContent).toContain('The provider does not answer. Please try again.');
    expect(alert.textContent).toContain('You have not been charged.');
    expect(within(alert).getByRole('heading')).toBe(heading);
    expect(document.activeElement).toBe(button);
    expect(within(alert).getAllByRole('button', { name: 'Try again' })).toEqual([button]);
    expect(screen.getByRole('alert')).toBe(alert);
  });
});
