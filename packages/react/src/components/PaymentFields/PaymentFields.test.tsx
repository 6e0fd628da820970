import { CheckoutError } from '@coinslot/core';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { optionFixture } from '../../testing/optionFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { asking, field } from './asking.fixture.ts';
import type { FieldsFormProps } from './FieldsForm.tsx';
import { PaymentFields } from './PaymentFields.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() =>
  Promise.all([
    import('../../session/createEngine.ts'),
    import('../ModalOutlet/OutletModal.tsx'),
    loadExceptions(),
  ]),
);

const refusal = (...fields: unknown[]) =>
  new CheckoutError('fields_required', 'Needed.', { details: { fields } });

async function show(props: Partial<FieldsFormProps> = {}) {
  const onSubmit = vi.fn();
  const { container } = await renderWithCheckout(
    <PaymentFields option={asking} onSubmit={onSubmit} {...props} />,
  );
  const user = userEvent.setup();
  const go = () => user.click(screen.getByRole('button', { name: 'Continue' }));
  return { onSubmit, user, go, form: container.querySelector('form') as HTMLFormElement };
}
const address = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Refund address' });
const mail = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^E-mail/ });
const box = () => screen.getByRole<HTMLInputElement>('checkbox');
const said = (input: HTMLElement) =>
  document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent;

describe('PaymentFields', () => {
  it('has a labelled input for each field, says which may be left out, and what is paid', async () => {
    const { form } = await show();
    expect(screen.getByRole('heading').textContent).toBe('Pay with Other Pay');
    expect(form.textContent).toContain('12.50 USD · about 12.5 USDT · TRON');
    expect(address().required).toBe(true);
    expect(mail().required).toBe(false);
    expect(mail().labels?.[0]?.textContent).toBe('E-mail (optional)');
    expect(form.dataset).toMatchObject({ coinslot: 'payment-fields', provider: 'other' });
  });

  it('calls a coin without a network as its provider does, and a test a test', async () => {
    const asset = { code: 'CARDUAH', symbol: 'UAH', network: null, contract: null, decimals: 2 };
    const option = { ...asking, asset, approximate: '596.4', name: 'Visa/MasterCard UAH' };
    const { container } = await renderWithCheckout(
      <PaymentFields option={option} onSubmit={() => {}} />,
      { environment: 'sandbox' },
    );
    expect(container.textContent).toContain('12.50 USD · about 596.4 UAH · Visa/MasterCard UAH');
    expect(screen.getAllByText('Test mode')).toHaveLength(1);
  });

  it('gives what was entered and agreed to, as start takes it', async () => {
    const { user, go, onSubmit } = await show();
    await user.type(address(), 'T1');
    await user.click(box());
    await go();
    expect(onSubmit.mock.calls).toEqual([
      [{ fields: { from: { f1: 'T1' }, route: {} }, agreement: true }],
    ]);
  });

  it('ticks no box for the shopper, and sends nothing without it', async () => {
    const { user, go, onSubmit } = await show({ defaultValue: { fields: { from: 'T1' } } });
    expect(box().checked).toBe(false);
    await go();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(box());
    expect(said(box())).toBe('This is needed.');
    await user.keyboard(' ');
    expect(said(box())).toBe(undefined);
    await user.keyboard('{Enter}');
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });

  it('takes neither consent nor answers for another way to pay than they were given for', async () => {
    const onSubmit = vi.fn();
    const other = { ...asking, provider: 'third', providerName: 'Third Pay' };
    function Page() {
      const [option, setOption] = useState(asking);
      return (
        <>
          <button type="button" onClick={() => setOption(other)}>
            Third
          </button>
          <PaymentFields option={option} onSubmit={onSubmit} />
        </>
      );
    }
    await renderWithCheckout(<Page />);
    const user = userEvent.setup();
    await user.type(address(), 'T1');
    await user.click(box());
    await user.click(screen.getByRole('button', { name: 'Third' }));
    expect(screen.getByRole('heading').textContent).toBe('Pay with Third Pay');
    expect([address().value, box().checked]).toEqual(['', false]);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('leads to the terms in a tab of their own, which learns nothing of this page', async () => {
    await show();
    const link = screen.getByRole('link', { name: /^terms of Other Pay ?\(opens a new tab\)$/ });
    expect(link.getAttribute('href')).toBe('https://other.example/terms');
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ]);
    expect(box().labels?.[0]?.contains(link)).toBe(true);
  });

  it('names the terms without a link where their address could run a script', async () => {
    await show({ option: { ...asking, termsUrl: 'javascript:alert(1)' } });
    expect(screen.queryByRole('link')).toBeNull();
    expect(box().labels?.[0]?.textContent).toBe('I agree to the terms of Other Pay.');
  });

  it('asks for no consent where nothing says that there are terms, or the page has it', async () => {
    const { go, onSubmit } = await show({ defaultValue: { agreement: true } });
    expect(screen.queryByRole('checkbox')).toBeNull();
    await go();
    expect(onSubmit).not.toHaveBeenCalled();
    const user = userEvent.setup();
    await user.type(address(), 'T1');
    await go();
    expect(onSubmit.mock.lastCall).toMatchObject([{ agreement: true }]);
  });

  it('says beside a field that it is needed, and goes to the first', async () => {
    const { user, go, onSubmit } = await show();
    expect(address().getAttribute('aria-invalid')).toBe('false');
    await go();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(address());
    expect(said(address())).toBe('This is needed.');
    expect(mail().getAttribute('aria-invalid')).toBe('false');
    await user.type(address(), ' ');
    expect(said(address())).toBe('This is needed.');
    await user.type(address(), 'T1');
    expect(said(address())).toBe(undefined);
  });

  it('marks what was refused with the words of the provider, until it is changed', async () => {
    function Page() {
      const [error, setError] = useState<CheckoutError | null>(null);
      return (
        <PaymentFields option={asking} error={error} onSubmit={() => setError(refusal('f1'))} />
      );
    }
    await renderWithCheckout(<Page />);
    const user = userEvent.setup();
    await user.type(address(), 'T1');
    await user.click(box());
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(said(address())).toBe('No such address.');
    expect(document.activeElement).toBe(address());
    expect([address().value, box().checked]).toEqual(['T1', true]);
    await user.type(address(), '2');
    expect(said(address())).toBe(undefined);
  });

  it('takes what was never sent for refused by nobody', async () => {
    const { user, go } = await show({ error: refusal('f1', 'agreement') });
    await go();
    await user.type(address(), 'T1');
    await go();
    expect(said(address())).toBe(undefined);
    expect(document.activeElement).toBe(box());
  });

  it('has words of its own where the provider has none, and for what it does not ask for', async () => {
    const plain = { ...asking, fields: [field('f1', { label: 'Refund address' })] };
    const { user, go, form } = await show({ option: plain, error: refusal('f1', 'f9', 7, null) });
    await user.type(address(), 'T1');
    await user.click(box());
    await go();
    expect(said(address())).toBe('Please check this.');
    expect(form.querySelector('[role=alert]')?.textContent).toBe('Please try again.');
  });

  it.each([
    ['(', 'is none'],
    ['^(a+)+$', 'would take years'],
  ])('runs no pattern of a provider: %s %s', async (pattern) => {
    const option = { ...asking, fields: [field('f1', { label: 'Refund address', pattern })] };
    const { user, go, onSubmit } = await show({ option });
    expect(address().hasAttribute('pattern')).toBe(false);
    fireEvent.change(address(), { target: { value: `${'a'.repeat(60)}!` } });
    await user.click(box());
    const before = performance.now();
    await go();
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });

  it('shows what a provider writes as text', async () => {
    const label = '<img src=x onerror=alert(1)>';
    const option = { ...asking, providerName: label, fields: [field('f1', { label })] };
    const { form } = await show({ option });
    expect(form.querySelector('img')).toBeNull();
    expect(screen.getByRole('textbox', { name: label })).toBeTruthy();
  });

  it('takes props and a ref like a form, and sends no form around it', async () => {
    const onSubmit = vi.fn();
    const ref = createRef<HTMLFormElement>();
    await renderWithCheckout(
      <div onSubmit={onSubmit}>
        <PaymentFields ref={ref} option={asking} onSubmit={vi.fn()} className="mine" id="ask" />
      </div>,
    );
    await userEvent.setup().click(screen.getByRole('button', { name: 'Continue' }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(ref.current?.className).toBe('coinslot-payment-fields mine');
    expect(ref.current?.id).toBe('ask');
  });
});

describe('PaymentFields of an order', () => {
  const open = (options = [optionFixture(), asking], provider: string | undefined = 'other') => {
    const checkout = createTestCheckout({ options });
    render(
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <PaymentFields orderId="1042" provider={provider} params={{ table: 7 }} />
      </CheckoutProvider>,
    );
    const bodies = () =>
      checkout.requests.filter(({ path }) => path === '/payments').map(({ body }) => body);
    return { checkout, bodies, user: userEvent.setup() };
  };

  it('loads what is asked for, and pays in the modal', async () => {
    const { user, bodies } = open();
    await user.type(await screen.findByRole('textbox', { name: 'Refund address' }), 'T1');
    await user.click(box());
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('dialog', { name: /Send exactly/ });
    expect(bodies()).toEqual([
      {
        orderId: '1042',
        provider: 'other',
        asset: 'USDTTRC20',
        routeId: 'route_1',
        fields: { from: { f1: 'T1' }, route: {} },
        agreement: true,
        params: { table: 7 },
      },
    ]);
  });

  it('lets the shopper choose first where several ways fit', async () => {
    const second = { ...asking, routeId: 'route_2', termsUrl: null, fields: [field('f9')] };
    const { user } = open([asking, second]);
    const [, other] = await screen.findAllByRole('radio');
    await user.click(other as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(screen.getByRole('textbox', { name: 'f9' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: /^Pay with/ }));
  });

  it('asks anew for another order, of which nothing was said yet', async () => {
    const checkout = createTestCheckout({ options: [asking] });
    const page = (orderId: string) => (
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
        <PaymentFields orderId={orderId} />
      </CheckoutProvider>
    );
    const { rerender } = render(page('1042'));
    await screen.findByRole('textbox', { name: 'Refund address' });
    // Both are known: nothing has to be loaded, and the form never leaves the page.
    rerender(page('1043'));
    await screen.findByRole('textbox', { name: 'Refund address' });
    rerender(page('1042'));
    const user = userEvent.setup();
    await user.type(address(), 'T1');
    await user.click(box());
    rerender(page('1043'));
    expect([address().value, box().checked]).toEqual(['', false]);
  });

  it('says why it can not be paid so', async () => {
    open([{ ...asking, unavailable: 'amount_too_small' }]);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
