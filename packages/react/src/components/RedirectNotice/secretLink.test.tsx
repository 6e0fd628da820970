import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { PayCard } from '../Checkout/PayCard.fixture.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';

// What is loaded on demand is in no test's time.
beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));

const secret = 'kT7mQ2secretOfTheOrder24';
const url = `https://pay.example/en/payment/4711/${secret}`;

describe('a page of the provider whose address holds a secret', () => {
  it('is linked to, and its address stands nowhere else', async () => {
    const logged = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => {}),
    );
    const onEvent = vi.fn();
    const action = { type: 'redirect', url } as const;
    const checkout = createTestCheckout({ payment: { underpayment: 'hosted', action } });
    await renderWithCheckout(<PayCard />, { checkout, onEvent });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Pay' }));
    const link = await screen.findByRole('link', { name: /^Continue to Example Pay/ });
    expect(link.getAttribute('href')).toBe(url);
    // The page learns nothing of where the shopper came from, and gets no hold of this one.
    expect(link.getAttribute('rel')).toBe('noreferrer');
    link.addEventListener('click', (event) => event.preventDefault());
    await user.click(link);
    await screen.findByText('Checking your payment…');

    const found = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ value }) => value.includes(secret)),
    );
    expect(found.map(({ name, ownerElement }) => [ownerElement, name])).toEqual([[link, 'href']]);
    expect(document.body.textContent).not.toContain(secret);
    const kept = JSON.stringify([{ ...sessionStorage }, { ...localStorage }]);
    expect(kept).not.toContain(secret);
    expect(kept).toContain(checkout.payments()[0]?.id);
    const told = JSON.stringify([onEvent.mock.calls, logged.map(({ mock }) => mock.calls)]);
    expect(told).not.toContain(secret);
    expect(onEvent).toHaveBeenCalled();
    for (const spy of logged) spy.mockRestore();
  });
});
