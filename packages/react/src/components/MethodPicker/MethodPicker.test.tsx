import type { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider } from '../../CheckoutProvider.tsx';
import { createTestCheckout, type TestCheckoutOptions } from '../../testing/createTestCheckout.ts';
import { optionFixture } from '../../testing/optionFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { MethodPicker } from './MethodPicker.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() =>
  Promise.all([import('../../session/createEngine.ts'), import('../ModalOutlet/OutletModal.tsx')]),
);

const asset = (code: string, symbol: string, network: string | null) => ({
  code,
  symbol,
  network,
  contract: null,
  decimals: null,
});
const usdt = optionFixture();
const bitcoin = optionFixture({
  asset: asset('BTC', 'BTC', 'bitcoin'),
  approximate: '0.00011283987654321',
  minimum: null,
});
const hosted = optionFixture({
  provider: 'other',
  providerName: 'Other Pay',
  asset: null,
  price: { amount: '49.9', currency: 'PLN' },
  approximate: null,
  minimum: null,
});

const show = (options: readonly PaymentOption[] | null, onSelect = vi.fn()) =>
  renderWithCheckout(<MethodPicker options={options} onSelect={onSelect} />, {
    supportUrl: 'mailto:help@north.example',
  }).then(() => ({ onSelect, user: userEvent.setup() }));
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const described = (name: string) =>
  document.getElementById(radio(name).getAttribute('aria-describedby') ?? '')?.textContent;

describe('MethodPicker', () => {
  it('is a named group of radios, each named by coin, network and cost', async () => {
    await show([usdt, bitcoin]);
    const group = screen.getByRole('group', { name: 'Choose how to pay' });
    expect(within(group).getAllByRole('radio')).toHaveLength(2);
    expect(radio('USDT TRON about 12.5 USDT').checked).toBe(true);
    expect(radio('BTC Bitcoin about 0.00011283987654321 BTC').checked).toBe(false);
  });

  it('gives what was picked, once the button is pressed', async () => {
    const { user, onSelect } = await show([usdt, bitcoin, hosted]);
    await user.click(screen.getByText('Bitcoin'));
    expect(onSelect).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(onSelect.mock.calls).toEqual([[{ provider: 'example', asset: 'BTC' }]]);
    await user.click(screen.getByText('Choose on Other Pay'));
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenLastCalledWith({ provider: 'other' });
  });

  it('tells whose way is picked, and nothing while there is none', async () => {
    const { user } = await show([usdt, hosted]);
    const told = () => screen.getByRole('group').closest('form')?.dataset['provider'];
    expect(told()).toBe('example');
    await user.click(screen.getByText('Choose on Other Pay'));
    expect(told()).toBe('other');
    cleanup();
    await show(null);
    expect(told()).toBe(undefined);
  });

  it('hands the route on where a provider has several for one coin', async () => {
    const routes = ['fast', 'cheap'].map((routeId) => optionFixture({ routeId }));
    const { user, onSelect } = await show(routes);
    await user.click(screen.getAllByRole('radio')[1] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(onSelect).toHaveBeenCalledWith({
      provider: 'example',
      asset: 'USDTTRC20',
      routeId: 'cheap',
    });
  });

  it('sends no form around it', async () => {
    const onSubmit = vi.fn();
    await renderWithCheckout(
      <div onSubmit={onSubmit}>
        <MethodPicker options={[usdt]} onSelect={() => {}} />
      </div>,
    );
    await userEvent.setup().click(screen.getByRole('button', { name: 'Continue' }));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('names providers only where there are several, and limits', async () => {
    await show([usdt, bitcoin]);
    expect(described('USDT TRON about 12.5 USDT')).toBe('from 10 USDT');
    expect(screen.queryByText(/Example Pay/)).toBeNull();
    expect(screen.getByText('12.50 USD')).toBeTruthy();
  });

  it('names each provider where there are several, and the price once, but for another one', async () => {
    const zloty = { ...hosted, asset: asset('oPLN', 'oPLN', null), approximate: '49.9' };
    await show([usdt, bitcoin, hosted, zloty]);
    expect(described('USDT TRON about 12.5 USDT')).toBe('Example Pay · from 10 USDT');
    expect(radio('Choose on Other Pay 49.90 PLN').checked).toBe(false);
    expect(described('oPLN about 49.9 oPLN')).toBe('49.90 PLN · Pay with Other Pay');
    const priceId = screen.getByRole('group').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(priceId)?.textContent).toBe('12.50 USD');
    expect(screen.getAllByText('12.50 USD')).toHaveLength(1);
  });

  it('tells coins of one symbol apart by what their provider calls them', async () => {
    const card = { ...hosted, asset: asset('CARDUAH', 'UAH', null), name: 'Visa/MasterCard UAH' };
    await show([usdt, { ...bitcoin, name: 'Bitcoin' }, { ...card, price: usdt.price }]);
    // Nobody says about how much it is.
    expect(described('UAH 12.50 USD')).toBe('Visa/MasterCard UAH · Other Pay');
    // The network says it.
    expect(described('BTC Bitcoin about 0.00011283987654321 BTC')).toBe('Example Pay');
  });

  it('goes to the first and to the last that can be chosen by Home and End', async () => {
    const gone = { ...hosted, unavailable: 'provider_unavailable' };
    const { user } = await show([gone, usdt, bitcoin, { ...bitcoin, routeId: 'r' }, gone]);
    const [, first, , last] = screen.getAllByRole<HTMLInputElement>('radio');
    first?.focus();
    await user.keyboard('{End}');
    expect([document.activeElement, last?.checked]).toEqual([last, true]);
    await user.keyboard('{Home}');
    expect([document.activeElement, first?.checked]).toEqual([first, true]);
  });

  it.each([
    ['sandbox', 1],
    ['production', 0],
  ] as const)(
    'says in the %s that nothing is paid in earnest: %i times',
    async (environment, times) => {
      await renderWithCheckout(<MethodPicker options={[usdt]} onSelect={() => {}} />, {
        environment,
      });
      expect(screen.queryAllByText('Test mode')).toHaveLength(times);
    },
  );

  it('shows what can not be chosen, and says why', async () => {
    const small = optionFixture({ unavailable: 'amount_too_small', approximate: null });
    const large = { ...bitcoin, unavailable: 'amount_too_large', maximum: '0.0001' };
    const gone = { ...hosted, price: null, unavailable: 'a_code_of_tomorrow' };
    const { user, onSelect } = await show([small, large, gone, bitcoin]);
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios.map(({ disabled }) => disabled)).toEqual([true, true, true, false]);
    expect(radios.map(({ checked }) => checked)).toEqual([false, false, false, true]);
    expect(described('USDT TRON')).toBe('from 10 USDT · Too little for this way to pay.');
    expect(screen.getByText(/up to 0\.0001 BTC/)).toBeTruthy();
    expect(described('Other Pay')).toBe('This way to pay is unavailable.');
    await user.click(screen.getByText(/^Too little for/));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(onSelect).toHaveBeenCalledWith({ provider: 'example', asset: 'BTC' });
  });

  it('says so where nothing can be chosen, and who can help', async () => {
    await show([optionFixture({ unavailable: 'amount_too_small' })]);
    expect(screen.getByRole('alert').textContent).toBe(
      'This order can not be paid here. You have not been charged.',
    );
    expect(screen.getByRole('link', { name: 'Get help' })).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('begins with what it is given, as long as that can be chosen', async () => {
    const { rerender } = await renderWithCheckout(
      <MethodPicker
        options={[usdt, bitcoin]}
        defaultValue={{ provider: 'example', asset: 'BTC' }}
        onSelect={() => {}}
      />,
    );
    expect(radio('BTC Bitcoin about 0.00011283987654321 BTC').checked).toBe(true);
    const gone = { ...bitcoin, unavailable: 'provider_unavailable' };
    rerender(<MethodPicker options={[usdt, gone]} onSelect={() => {}} />);
    expect(radio('USDT TRON about 12.5 USDT').checked).toBe(true);
  });

  it('takes the words and the numbers of the shop', async () => {
    await renderWithCheckout(<MethodPicker options={[bitcoin]} onSelect={() => {}} />, {
      locale: 'de',
      messages: { picker: { title: 'Wie zahlen?', about: 'etwa {amount}' } },
    });
    expect(screen.getByRole('group', { name: 'Wie zahlen?' })).toBeTruthy();
    expect(screen.getByText('etwa 0,00011283987654321 BTC')).toBeTruthy();
  });

  it('says that it is at work while there is nothing to choose from', async () => {
    await show(null);
    expect(screen.getByRole('group').getAttribute('aria-busy')).toBe('true');
    expect(screen.getByRole('status').textContent).toBe('Checking…');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('has the hooks that a merchant styles by', async () => {
    await renderWithCheckout(
      <MethodPicker options={[usdt]} onSelect={() => {}} className="mine" id="pay" />,
      { appearance: { theme: 'none', classNames: { 'method-picker': 'theirs' } } },
    );
    const root = document.querySelector('form');
    expect(root?.dataset['coinslot']).toBe('method-picker');
    expect([root?.id, root?.className]).toEqual(['pay', 'theirs mine']);
    expect(document.querySelector('[class^="coinslot-method"]')).toBeNull();
  });
});

describe('MethodPicker of an order', () => {
  function open(options: TestCheckoutOptions = { options: [usdt, hosted] }, provider?: string) {
    const checkout = createTestCheckout(options);
    const onSelect = vi.fn();
    const page = (select: typeof onSelect | undefined) => (
      <StrictMode>
        <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
          <MethodPicker orderId="1042" provider={provider} {...(select && { onSelect: select })} />
        </CheckoutProvider>
      </StrictMode>
    );
    return { checkout, onSelect, page, user: userEvent.setup() };
  }

  it('loads the ways to pay once, and pays in the modal', async () => {
    const { checkout, page, user } = open();
    render(page(undefined));
    await user.click(await screen.findByText('USDT'));
    await user.dblClick(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByRole('dialog', { name: /Send exactly/ })).toBeTruthy();
    expect(checkout.requests.map(({ path, body }) => [path, body])).toEqual([
      ['/quotes', { orderId: '1042' }],
      ['/payments', { orderId: '1042', provider: 'example', asset: 'USDTTRC20' }],
    ]);
  });

  it('leaves the paying to the page that wants it', async () => {
    const { checkout, page, user, onSelect } = open();
    render(page(onSelect));
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(onSelect).toHaveBeenCalledWith({ provider: 'example', asset: 'USDTTRC20' });
    expect(checkout.payments()).toEqual([]);
  });

  it('offers the ways of one provider where it is told to', async () => {
    const { page } = open({ options: [usdt, hosted] }, 'other');
    render(page(undefined));
    expect(await screen.findByRole('radio', { name: /Choose on Other Pay/ })).toBeTruthy();
    expect(screen.getAllByRole('radio')).toHaveLength(1);
  });

  it('says what went wrong, keeps the focus, and tries again', async () => {
    const { checkout, page, user } = open();
    checkout.fail('network');
    render(page(undefined));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Connection lost. You have not been charged.',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(document.activeElement).toBe(screen.getByRole('heading'));
    expect(await screen.findAllByRole('radio')).toHaveLength(2);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('lets nobody try again what the server would refuse again', async () => {
    const { checkout, page } = open();
    checkout.fail({ status: 406, code: 'version_not_supported' });
    render(page(undefined));
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Please reload this page/);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('keeps what it has when asking again fails', async () => {
    const { checkout, page } = open();
    const { rerender } = render(page(undefined));
    await screen.findAllByRole('radio');
    checkout.fail('network', 5);
    window.dispatchEvent(new Event('online'));
    rerender(page(undefined));
    await waitFor(() => expect(screen.getAllByRole('radio')).toHaveLength(2));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is done with whoever leaves while it loads', async () => {
    const { page } = open();
    const errors: unknown[] = [];
    const onError = (event: Event) => errors.push(event);
    window.addEventListener('unhandledrejection', onError);
    render(page(undefined)).unmount();
    await new Promise((resolve) => setTimeout(resolve, 20));
    window.removeEventListener('unhandledrejection', onError);
    expect(errors satisfies unknown[] as CheckoutError[]).toEqual([]);
  });
});
