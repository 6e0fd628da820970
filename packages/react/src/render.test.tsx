import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, type ElementType, forwardRef, type HTMLAttributes } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadExceptions } from './components/exceptions/loadExceptions.ts';
import { components, kebab, showComponent } from './everyComponent.fixture.tsx';
import { usePaymentStatus } from './hooks/usePaymentStatus.ts';
import * as published from './index.ts';
import { createTestCheckout } from './testing/createTestCheckout.ts';
import { FIXTURE_TIME, paymentFixture } from './testing/paymentFixture.ts';
import { renderWithCheckout } from './testing/renderWithCheckout.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() => Promise.all([import('./session/createEngine.ts'), loadExceptions()]));

const waiting = paymentFixture('awaiting_payment');

/** Without an answer nothing changes. */
const fetch = () => new Promise<Response>(() => {});
interface PanelProps extends HTMLAttributes<HTMLElement> {
  as?: ElementType | undefined;
}

const Panel = forwardRef<HTMLElement, PanelProps>(({ as: Tag = 'aside', ...props }, ref) => (
  <Tag data-panel {...props} ref={ref} />
));

async function shown(...asked: Parameters<typeof showComponent>): Promise<HTMLElement> {
  const { find, told } = await showComponent(...asked);
  await waitFor(() => expect(find()?.dataset).toMatchObject(told));
  return find() as HTMLElement;
}

describe('a component that another one draws', () => {
  // Only a dialog can be shown as one.
  const tagOf = (name: string) => (name === 'CheckoutModal' ? 'dialog' : undefined);

  it.each(components)('%s gives an element all that it is, beside its own', async (name, part) => {
    const ref = createRef<HTMLElement>();
    const render = <Panel as={tagOf(name)} title="Own" className="theirs" />;
    const given = { ref, className: 'mine', style: { order: 7 }, render };
    // In its place, not around it.
    const element = await shown(name, part, given);
    expect(element.hasAttribute('data-panel')).toBe(true);
    expect(ref.current).toBe(element);
    expect([...element.classList]).toEqual(
      expect.arrayContaining([`coinslot-${kebab(name)}`, 'mine', 'theirs']),
    );
    expect(element.style.order).toBe('7');
    expect(element.title).toBe('Own');
    expect(element.innerHTML).toBeTruthy();
  });

  it.each(components)('%s gives a function the same', async (name, part) => {
    const ref = createRef<HTMLElement>();
    const render = (props: HTMLAttributes<HTMLElement>) => (
      <Panel {...props} as={tagOf(name)} title="Own" />
    );
    const element = await shown(name, part, { ref, className: 'mine', render });
    expect(element.hasAttribute('data-panel')).toBe(true);
    expect(ref.current).toBe(element);
    expect(element.classList.contains('mine')).toBe(true);
    expect(element.title).toBe('Own');
    expect(element.innerHTML).toBeTruthy();
  });

  it('is as loud and as able as ours: a live region, a button that copies', async () => {
    const { CopyButton, PaymentStatus } = published;
    const onClick = vi.fn();
    const user = userEvent.setup();
    function Card() {
      const initial = { payment: waiting, serverTime: FIXTURE_TIME };
      const { id } = waiting;
      const followed = usePaymentStatus({ id, clientSecret: 'secret', initial });
      return <PaymentStatus payment={followed} render={<Panel />} />;
    }
    await renderWithCheckout(
      <>
        <Card />
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
