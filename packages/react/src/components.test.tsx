import { PAYMENT_STATUSES, type Payment } from '@coinslot/core';
import { act, screen, waitFor } from '@testing-library/react';
import { type ComponentType, createRef } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadExceptions } from './components/exceptions/loadExceptions.ts';
import { components, kebab, showComponent } from './everyComponent.fixture.tsx';
import { usePayment } from './hooks/usePayment.ts';
import { usePaymentStatus } from './hooks/usePaymentStatus.ts';
import * as published from './index.ts';
import { FIXTURE_TIME, paymentFixture } from './testing/paymentFixture.ts';
import { renderWithCheckout } from './testing/renderWithCheckout.tsx';

const { ErrorNotice } = published;
const Modal = published.CheckoutModal as ComponentType<Record<string, unknown>>;

// What is loaded on demand is in no test's time.
beforeAll(() =>
  Promise.all([
    import('./session/createEngine.ts'),
    loadExceptions(),
    import('./components/ModalOutlet/OutletModal.tsx'),
  ]),
);

type Any = Record<string, unknown>;

interface FollowedProps {
  part: ComponentType<Any>;
  payment: Payment;
  given: Any;
}

function Followed({ part: Part, payment, given }: FollowedProps) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  const followed = usePaymentStatus({ id: payment.id, clientSecret: 'secret', initial });
  return <Part payment={followed} {...given} />;
}

const SHUT = { open: false };
/** Without an answer nothing changes. */
const fetch = () => new Promise<Response>(() => {});
describe('every component', () => {
  it('is known to this test', () => {
    expect(components.length).toBeGreaterThanOrEqual(18);
  });

  it.each(components)(
    '%s takes a class, a style, a ref and the rest, and says which part of which payment it is',
    async (name, Part) => {
      const ref = createRef<HTMLElement>();
      const given = { className: 'mine', style: { order: 7 }, title: 'Mine', ref };
      const { find, told } = await showComponent(name, Part, given);
      await waitFor(() => expect(find()?.dataset).toMatchObject(told));
      const element = find() as HTMLElement;
      expect(ref.current).toBe(element);
      expect([...element.classList]).toEqual(
        expect.arrayContaining([`coinslot-${kebab(name)}`, 'mine']),
      );
      expect(element.style.order).toBe('7');
      expect(element.title).toBe('Mine');
    },
  );
});

describe('every component that shows a payment', () => {
  const parts = components.filter(
    ([name]) => !/^(CheckoutButton|CopyButton|MethodPicker|PaymentFields)$/.test(name),
  );

  it.each(PAYMENT_STATUSES)(
    'stands alone, without a card around it, when it is %s',
    async (status) => {
      const payment = paymentFixture(status);
      await renderWithCheckout(
        parts.map(([name, Part]) => (
          <Followed key={name} part={Part} payment={payment} given={Part === Modal ? SHUT : {}} />
        )),
        { fetch, supportUrl: 'mailto:help@north.example' },
      );
      await act(async () => {});
      const shown = document.querySelectorAll(`[data-status="${status}"]`);
      expect(shown.length).toBeGreaterThanOrEqual(4);
    },
  );

  it('stands alone before there is a payment, and where there is none', async () => {
    let pay = () => {};
    function Page() {
      const payment = usePayment();
      pay = () => void payment.start({ orderId: '1042' }).catch(() => {});
      const shown = parts.filter(([, Part]) => Part !== Modal);
      return (
        <output data-says={payment.error?.code ?? payment.status}>
          {shown.map(([name, Part]) => (
            <Part key={name} payment={payment} />
          ))}
        </output>
      );
    }
    const { checkout } = await renderWithCheckout(<Page />, { supportUrl: 'mailto:a@b.example' });
    const says = () => document.querySelector('output')?.dataset['says'];
    expect(says()).toBe('idle');
    for (const code of ['provider_unavailable', 'choice_required', 'fields_required'] as const) {
      checkout.fail({ status: 502, code });
      act(() => pay());
      await waitFor(() => expect(says()).toBe(code));
      expect(screen.getAllByRole('alert').length).toBeGreaterThan(0);
    }
  });
});

describe('ErrorNotice', () => {
  it('takes them once there is an error', async () => {
    const ref = createRef<HTMLDivElement>();
    function Refused() {
      const payment = usePayment();
      return (
        <>
          <button type="button" onClick={() => payment.start({ orderId: '1' }).catch(() => {})}>
            Pay
          </button>
          <ErrorNotice payment={payment} ref={ref} className="mine" style={{ order: 7 }} />
        </>
      );
    }
    const { checkout } = await renderWithCheckout(<Refused />);
    expect(ref.current).toBeNull();
    checkout.fail({ status: 502, code: 'provider_unavailable' });
    await act(async () => screen.getByRole('button', { name: 'Pay' }).click());
    await screen.findByRole('alert');
    expect(ref.current?.dataset).toMatchObject({ coinslot: 'error-notice', status: 'error' });
    expect(ref.current?.className).toBe('coinslot-error-notice mine');
    expect(ref.current?.style.order).toBe('7');
  });
});

describe('CheckoutModal', () => {
  const payment = paymentFixture('awaiting_payment');

  it('opens at once with a payment of the page, and tells who opened and closed it', async () => {
    const ref = createRef<HTMLDialogElement>();
    const onOpenChange = vi.fn();
    const given = { ref, className: 'mine', title: 'Mine', defaultOpen: true, onOpenChange };
    await renderWithCheckout(<Followed part={Modal} payment={payment} given={given} />, { fetch });
    const dialog = await screen.findByRole('dialog', { name: /Send exactly/ });
    expect(dialog).toBe(ref.current);
    expect(dialog.className).toBe('coinslot-checkout-modal mine');
    expect(dialog.title).toBe('Mine');
    expect(dialog.dataset).toMatchObject({
      coinslot: 'checkout-modal',
      status: 'awaiting_payment',
      provider: 'example',
    });
    expect(onOpenChange.mock.calls).toEqual([[true, { reason: 'programmatic' }]]);
    await act(async () => screen.getByRole('button', { name: 'Close' }).click());
    expect(onOpenChange).toHaveBeenLastCalledWith(false, { reason: 'minimise' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(ref.current).toBeNull();
  });

  it('stays shut for a payment of the page until it is opened', async () => {
    const onOpenChange = vi.fn();
    const page = (given: Any) => (
      <Followed part={Modal} payment={payment} given={{ onOpenChange, ...given }} />
    );
    const { rerender } = await renderWithCheckout(page({}), { fetch });
    expect(screen.queryByRole('dialog')).toBeNull();
    rerender(page({ open: true }));
    await screen.findByRole('dialog', { name: /Send exactly/ });
    // The page's own state decides: it is asked, and has not answered.
    await act(async () => screen.getByRole('button', { name: 'Close' }).click());
    expect(onOpenChange.mock.calls).toEqual([[false, { reason: 'minimise' }]]);
    expect(screen.getByRole('dialog')).toBeTruthy();
    rerender(page({ open: false }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
