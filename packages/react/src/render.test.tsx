import type { Payment } from '@coinslot/core';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentType, createRef, forwardRef, type HTMLAttributes } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadExceptions } from './components/exceptions/loadExceptions.ts';
import { usePaymentStatus } from './hooks/usePaymentStatus.ts';
import * as published from './index.ts';
import { createTestCheckout } from './testing/createTestCheckout.ts';
import { FIXTURE_TIME, paymentFixture } from './testing/paymentFixture.ts';
import { renderWithCheckout } from './testing/renderWithCheckout.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() => Promise.all([import('./session/createEngine.ts'), loadExceptions()]));

type Any = Record<string, unknown>;
const components: Any = { ...published };
const waiting = paymentFixture('awaiting_payment');
const action = { type: 'redirect', url: 'https://pay.example/1042' } as const;
/** Each part, and a payment of which it has something to show. */
const PARTS: [keyof typeof published, Payment][] = [
  ['Checkout', waiting],
  ['LastChecked', waiting],
  ['PaymentAddress', waiting],
  ['PaymentAmount', waiting],
  ['PaymentCountdown', waiting],
  ['PaymentNetwork', waiting],
  ['PaymentProgress', paymentFixture('confirming')],
  ['PaymentQRCode', waiting],
  ['PaymentReceipt', paymentFixture('paid')],
  ['PaymentReturn', waiting],
  ['PaymentStatus', waiting],
  ['RedirectNotice', paymentFixture('awaiting_payment', { action, expiresAt: null })],
];

interface FollowedProps {
  name: keyof typeof published;
  payment: Payment;
  given: Any;
}

function Followed({ name, payment, given }: FollowedProps) {
  const Part = components[name] as ComponentType<Any>;
  const initial = { payment, serverTime: FIXTURE_TIME };
  const followed = usePaymentStatus({ id: payment.id, clientSecret: 'secret', initial });
  return <Part payment={followed} {...given} />;
}

/** Without an answer nothing changes. */
const fetch = () => new Promise<Response>(() => {});
const kebab = (name: string) =>
  name.replace(/[a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&-').toLowerCase();

const Panel = forwardRef<HTMLElement, HTMLAttributes<HTMLElement>>((props, ref) => (
  <aside data-panel {...props} ref={ref} />
));

describe('a part that another component draws', () => {
  it.each(PARTS)('%s gives an element all that it is, beside its own', async (name, payment) => {
    const ref = createRef<HTMLElement>();
    const render = <Panel title="Own" className="theirs" />;
    const given = { ref, className: 'mine', style: { order: 7 }, render };
    await renderWithCheckout(<Followed name={name} payment={payment} given={given} />, { fetch });
    const element = document.querySelector<HTMLElement>('[data-panel]');
    expect(element?.tagName).toBe('ASIDE');
    expect(ref.current).toBe(element);
    expect(element?.dataset).toMatchObject({
      coinslot: kebab(name),
      status: payment.status,
      provider: 'example',
    });
    expect([...(element?.classList ?? [])]).toEqual(
      expect.arrayContaining([`coinslot-${kebab(name)}`, 'mine', 'theirs']),
    );
    expect(element?.style.order).toBe('7');
    expect(element?.title).toBe('Own');
    expect(element?.innerHTML).toBeTruthy();
    // In its place, not around it.
    expect(document.querySelectorAll(`[data-coinslot="${kebab(name)}"]`)).toHaveLength(1);
  });

  it.each(PARTS)('%s gives a function the same', async (name, payment) => {
    const ref = createRef<HTMLElement>();
    const render = (props: HTMLAttributes<HTMLElement>) => <Panel {...props} title="Own" />;
    const given = { ref, className: 'mine', render };
    await renderWithCheckout(<Followed name={name} payment={payment} given={given} />, { fetch });
    const element = document.querySelector<HTMLElement>('[data-panel]');
    expect(ref.current).toBe(element);
    expect(element?.dataset['coinslot']).toBe(kebab(name));
    expect(element?.classList.contains('mine')).toBe(true);
    expect(element?.innerHTML).toBeTruthy();
  });

  it('is as loud and as able as ours: a live region, a button that copies', async () => {
    const { CopyButton } = published;
    const onClick = vi.fn();
    const user = userEvent.setup();
    await renderWithCheckout(
      <>
        <Followed name="PaymentStatus" payment={waiting} given={{ render: <Panel /> }} />
        <CopyButton
          value="1042"
          label="Copy the number"
          copied="Copied"
          onClick={onClick}
          render={(props) => <button {...props} data-mine type="button" />}
        />
      </>,
      { fetch },
    );
    const region = document.querySelector('[data-panel]');
    expect(region?.getAttribute('role')).toBe('status');
    expect(region?.getAttribute('aria-live')).toBe('polite');
    const button = screen.getByRole('button', { name: 'Copy the number' });
    expect(button.hasAttribute('data-mine')).toBe(true);
    await user.click(button);
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(await navigator.clipboard.readText()).toBe('1042');
  });
});

describe('a card of a layout of its own', () => {
  const open = async (children: published.CheckoutLayout, failure?: 'network') => {
    const checkout = createTestCheckout({ payments: [waiting] });
    const { clientSecret } = checkout.intent();
    function Page() {
      const initial = { payment: waiting, serverTime: FIXTURE_TIME };
      const followed = usePaymentStatus({ id: waiting.id, clientSecret, initial });
      return <published.Checkout payment={followed}>{children}</published.Checkout>;
    }
    if (failure) checkout.fail(failure);
    await renderWithCheckout(<Page />, { checkout });
    return checkout;
  };

  it('takes the ready pieces, and puts its own between them', async () => {
    await open(({ status, view, actions, lastChecked }) => (
      <>
        <p>Our own head</p>
        {status}
        {view}
        {actions}
        {lastChecked}
      </>
    ));
    expect(screen.getByText('Our own head')).toBeTruthy();
    expect(document.querySelector('[data-coinslot="checkout-header"]')).toBeNull();
    expect(screen.getByRole('region', { name: /Send exactly/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy address' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check now' })).toBeTruthy();
    expect(screen.getByText('Waiting for your payment')).toBeTruthy();
  });

  it('says in its notice of errors that the server can not be asked', async () => {
    await open(<published.ErrorNotice />, 'network');
    await screen.findByText('Connection lost. Your payment is safe.');
    expect(screen.getAllByRole('status')).toHaveLength(1);
  });
});
