import '@coinslot/react/styles.css';
import type { Payment } from '@coinslot/core';
import {
  type Appearance,
  type AppearanceVariables,
  Checkout,
  CheckoutProvider,
  PaymentAddress,
  PaymentQRCode,
  paper,
  pop,
  usePaymentStatus,
} from '@coinslot/react';
import { createTestCheckout, FIXTURE_TIME, paymentFixture } from '@coinslot/react/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { Starting } from '../../stories/support/Starting.tsx';
import { media } from './media.ts';
import { readCode, takePicture } from './readCode.ts';
import { wear } from './wear.ts';

const address = 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM';
const bitcoin = {
  symbol: 'BTC',
  code: 'BTC',
  network: 'bitcoin',
  contract: null,
  decimals: 8,
};

afterEach(async () => {
  await cleanup();
  await media({});
  wear({});
  await page.viewport(414, 896);
});

const appearances: [name: string, appearance: Appearance][] = [
  ['the light theme', { theme: 'light' }],
  ['the dark theme', { theme: 'dark' }],
  ['paper', paper],
  ['pop', pop],
];

describe.each(appearances)('the QR code in %s', (_, appearance) => {
  it('holds exactly the address that is shown and copied', async () => {
    await open(appearance);
    const shown = page.getByRole('group', { name: address });
    await expect.element(shown).toBeVisible();
    expect(shown.element().textContent).toBe(address);

    await page.getByRole('button', { name: 'Copy address' }).click();
    await expect.element(page.getByText('Address copied, TRON network').first()).toBeVisible();
    const wallet = page.getByRole('textbox', { name: 'Wallet' });
    await wallet.click();
    await userEvent.paste();
    await expect.element(wallet).toHaveValue(address);

    expect(await decode()).toBe(address);
  });

  it('holds the address alone, or the link that the shopper chose', async () => {
    const to = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
    await open(appearance, {
      due: { amount: '0.0011284', asset: bitcoin },
      action: { type: 'transfer', address: to, amount: '0.0011284', asset: bitcoin },
    });
    await page.getByText('With amount').click();
    expect(await decode()).toBe(`bitcoin:${to}?amount=0.0011284`);
    await page.getByText('Address only').click();
    expect(await decode()).toBe(to);
  });

  it('is gone once there is nothing to send', async () => {
    const checkout = await open(appearance);
    await expect.element(page.getByRole('img', { name: /QR code/ })).toBeVisible();
    checkout.set('expired');
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect.element(page.getByText('This price has expired')).toBeVisible();
    expect(page.getByRole('img').elements()).toEqual([]);
    expect(document.body.textContent).not.toContain(address);
  });
});

type TestPayment = NonNullable<Parameters<typeof createTestCheckout>[0]>['payment'];

async function open(appearance: Appearance, payment: TestPayment = {}) {
  const checkout = createTestCheckout({ payment });
  await render(
    <CheckoutProvider
      endpoint="/api/checkout"
      fetch={checkout.fetch}
      appearance={{ ...appearance, disableAnimations: true }}
    >
      <Starting />
      <input aria-label="Wallet" />
    </CheckoutProvider>,
  );
  return checkout;
}

/** Reads the picture of the card as a wallet's camera would. */
async function decode(): Promise<string> {
  await expect.element(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const picture = await takePicture(page.getByRole('region').element());
  return readCode(picture, 0, 0, picture.canvas.width, picture.canvas.height);
}

const themes: [name: string, variables: AppearanceVariables, theme: 'light' | 'dark'][] = [
  ['light', {}, 'light'],
  ['dark', {}, 'dark'],
  ['paper', paper.variables, 'light'],
  ['paper in the dark', paper.variables, 'dark'],
  ['pop', pop.variables, 'light'],
  ['pop in the dark', pop.variables, 'dark'],
];
const coin = (
  symbol: string,
  network: string,
  decimals: number,
  contract: string | null = null,
) => ({
  symbol,
  code: symbol,
  network,
  contract,
  decimals,
});
const evm = '0x52908400098527886E0F7030069857D2E4169EE7';
const token = '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48';
const btc = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
const solana = '4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T';
/** With what a wallet is shown at first, and what it is shown when the shopper chooses the other. */
const transfers: [
  asset: ReturnType<typeof coin>,
  to: string,
  amount: string,
  code: string,
  other: string,
][] = [
  // No link says it to every wallet: there is nothing to choose.
  [coin('USDT', 'tron', 6), address, '12.5', address, address],
  [bitcoin, btc, '0.0011284', `bitcoin:${btc}?amount=0.0011284`, btc],
  [
    coin('USDC', 'ethereum', 6, token),
    evm,
    '12.5',
    evm,
    `ethereum:${token}@1/transfer?address=${evm}&uint256=12500000`,
  ],
  [coin('ETH', 'ethereum', 18), evm, '0.004', evm, `ethereum:${evm}@1?value=4000000000000000`],
  [coin('SOL', 'solana', 9), solana, '0.1', `solana:${solana}?amount=0.1`, solana],
];
const payments = (['awaiting_payment', 'partially_paid'] as const).flatMap((status) =>
  transfers.map(([asset, to, amount, code, other]) => {
    const payment = paymentFixture(status, {
      id: `pay_${status}_of_${asset.symbol}`,
      due: { amount, asset },
      action: { type: 'transfer', address: to, amount, asset },
    });
    return { payment, to, code, other };
  }),
);

describe('the QR code of every asset and status', () => {
  it('is read by two readers in every theme and in forced colours, as it is written', async () => {
    await page.viewport(1080, 440);
    const { container } = await render(
      <CheckoutProvider endpoint="/api/checkout" fetch={createTestCheckout().fetch}>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(5, 208px)', gap: '4px' }}>
          {payments.map(({ payment }) => (
            <Code key={payment.id} payment={payment} />
          ))}
        </div>
      </CheckoutProvider>,
    );
    const grid = container.firstElementChild as HTMLElement;
    const texts = [...grid.querySelectorAll('[role="group"]')].map((one) => one.textContent);
    expect(texts).toEqual(payments.map(({ to }) => to));
    const expected = payments.map(({ code }) => code);
    for (const [name, variables, theme] of themes) {
      wear(variables, theme);
      expect(await readAll(grid), name).toEqual(expected);
    }
    wear({}, 'light');
    await media({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
    expect(await readAll(grid), 'forced colours').toEqual(expected);

    await media({});
    const unchosen = [...grid.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(
      ({ checked }) => !checked,
    );
    expect(unchosen).toHaveLength(payments.filter(({ code, other }) => code !== other).length);
    for (const choice of unchosen) choice.click();
    await expect.poll(() => readAll(grid)).toEqual(payments.map(({ other }) => other));
  });

  it('is read by both where no sheet of ours reaches it, on a dark page that colours its signs', async () => {
    await page.viewport(1080, 700);
    const theirs = 'body { background: #111; color: #eee; } :where(svg) { fill: #eee; }';
    const { container } = await render(
      <CheckoutProvider
        endpoint="/api/checkout"
        fetch={createTestCheckout().fetch}
        appearance={{ theme: 'none' }}
      >
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(5, 208px)', gap: '4px' }}>
          {payments.map(({ payment }) => (
            <Code key={payment.id} payment={payment} />
          ))}
        </div>
        <style>{theirs}</style>
      </CheckoutProvider>,
    );
    const grid = container.firstElementChild as HTMLElement;
    expect(grid.querySelector('[class*="coinslot-payment"]')).toBeNull();
    // Alone in its cell: here a link to a wallet would stand above it.
    const codes = [...grid.querySelectorAll<SVGElement>('svg[role="img"]')];
    for (const code of codes) code.closest<HTMLElement>('[data-coinslot]')?.replaceChildren(code);
    expect(await readAll(grid)).toEqual(payments.map(({ code }) => code));
  });
});

function Code({ payment }: { payment: Payment }) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  const result = usePaymentStatus({ id: payment.id, clientSecret: 'secret', initial });
  return (
    <Checkout payment={result} style={{ display: 'contents' }}>
      <div style={{ overflow: 'hidden', height: '208px' }}>
        <PaymentQRCode />
        <PaymentAddress />
      </div>
    </Checkout>
  );
}

/** The codes in the order in which they stand. */
async function readAll(grid: HTMLElement): Promise<string[]> {
  const { left, top } = grid.getBoundingClientRect();
  const codes = [...grid.querySelectorAll('svg[role="img"]')].map((one) =>
    one.getBoundingClientRect(),
  );
  const picture = await takePicture(grid);
  return codes.map((box) =>
    readCode(picture, box.left - left, box.top - top, box.width, box.height),
  );
}
