import type { Payment } from '@coinslot/core';
import {
  CheckoutButton,
  CheckoutProvider,
  type CheckoutProviderProps,
  MethodPicker,
  PaymentFields,
  type PaymentOption,
} from '@coinslot/react';
import {
  createTestCheckout,
  FIXTURE_TIME,
  optionFixture,
  paymentFixture,
} from '@coinslot/react/testing';
import type { ReactNode } from 'react';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Starting } from '../../stories/support/Starting.tsx';
import { FollowedCard } from './FollowedCard.tsx';

const address = '0x52908400098527886E0F7030069857D2E4169EE7';
const ether = {
  code: 'USDCETH',
  symbol: 'USDC',
  network: 'ethereum',
  contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  decimals: 6,
};
const stellar = { ...ether, code: 'XLM', symbol: 'XLM', network: 'stellar', contract: null };
const later = (seconds: number) =>
  new Date(Date.parse(FIXTURE_TIME) + seconds * 1000).toISOString();
const waiting = (overrides: Partial<Payment>) => paymentFixture('awaiting_payment', overrides);

/** Everything that a card can be: each status, and each word that changes what it says. */
const STATES = {
  created: paymentFixture('created'),
  waiting: waiting({}),
  'with a payment link': waiting({
    due: { amount: '12.5', asset: ether },
    action: { type: 'transfer', address, amount: '12.5', asset: ether },
  }),
  'with a memo': waiting({
    due: { amount: '12.5', asset: stellar },
    action: {
      type: 'transfer',
      address: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ',
      amount: '12.5',
      asset: stellar,
      memo: '2718281828',
    },
  }),
  'in the last five minutes': waiting({ expiresAt: later(200) }),
  'in the last minute': waiting({ expiresAt: later(40) }),
  held: paymentFixture('settling', { held: true }),
  'to be paid elsewhere': waiting({
    action: { type: 'redirect', url: 'https://pay.example/1' },
    expiresAt: null,
  }),
  'too little': paymentFixture('partially_paid'),
  'too little, to be sent back': paymentFixture('partially_paid', {
    underpayment: 'refund',
    action: { type: 'wait' },
  }),
  confirming: paymentFixture('confirming'),
  settling: paymentFixture('settling'),
  paid: paymentFixture('paid'),
  'too much': paymentFixture('paid', { amountStatus: 'over', received: '15', excess: '2.5' }),
  late: paymentFixture('paid', { late: true }),
  expired: paymentFixture('expired'),
  failed: paymentFixture('failed'),
  cancelled: paymentFixture('cancelled'),
  'to be refunded': paymentFixture('refund_pending'),
  refunded: paymentFixture('refunded'),
} satisfies Record<string, Payment>;

export type StateName = keyof typeof STATES | 'refused' | 'offline';
const STATE_NAMES = [...Object.keys(STATES), 'refused', 'offline'] as StateName[];

interface ShowCardsOptions extends Partial<CheckoutProviderProps> {
  names?: readonly StateName[];
  /** What stands below the cards. */
  children?: ReactNode;
}

/**
 * Cards in all states below each other, each in `<div data-state>`; resolves when each says what
 * it will say.
 */
export async function showCards({
  names = STATE_NAMES,
  children,
  ...settings
}: ShowCardsOptions = {}): Promise<HTMLElement> {
  const { container } = await render(
    <div id="cards">
      {names.map((name) => (
        <div key={name} data-state={name}>
          <Shop name={name} settings={settings} />
        </div>
      ))}
      {children}
    </div>,
  );
  const cards = container.querySelector('#cards') as HTMLElement;
  await expect.element(page.elementLocator(cards)).toBeInTheDocument();
  // The words of what left its usual course are loaded on demand.
  const silent = () =>
    names.filter((name) => {
      const card = cards.querySelector(`[data-state="${name}"]`);
      const has = (selector: string) => card?.querySelector(selector) != null;
      if (name === 'offline') return !has('[data-coinslot="connection-notice"]:not(:empty)');
      if (name === 'refused') return !has('[data-coinslot="error-notice"] button');
      return !card?.textContent || card.textContent.includes('Checking');
    });
  await expect.poll(silent, { timeout: 10_000 }).toEqual([]);
  return cards;
}

function Shop({ name, settings }: { name: StateName; settings: Partial<CheckoutProviderProps> }) {
  const payment = name === 'refused' ? undefined : STATES[name === 'offline' ? 'waiting' : name];
  const failure = payment ? 'network' : ({ status: 502, code: 'provider_unavailable' } as const);
  const checkout = createTestCheckout(
    payment === undefined || name === 'offline' ? { failure } : { payments: [payment] },
  );
  return (
    <CheckoutProvider
      endpoint="/api/checkout"
      merchantName="North Roasters"
      supportUrl="mailto:help@north.example"
      returnUrl="#thanks"
      {...settings}
      fetch={checkout.fetch}
    >
      {payment ? (
        <FollowedCard
          payment={payment}
          secret={name === 'offline' ? 'secret' : checkout.intent().clientSecret}
        />
      ) : (
        <Starting />
      )}
    </CheckoutProvider>
  );
}

const field = (overrides: Partial<PaymentOption['fields'][number]>) => ({
  key: 'field',
  label: 'Refund address',
  placeholder: 'T…',
  pattern: null,
  patternError: null,
  required: true,
  place: 'from' as const,
  ...overrides,
});
const bitcoin = { ...stellar, code: 'BTC', symbol: 'BTC', network: 'bitcoin', decimals: 8 };
const options = [
  optionFixture(),
  optionFixture({ asset: bitcoin, unavailable: 'amount_too_small', minimum: '0.0001' }),
];
const asking = optionFixture({
  fields: [field({}), field({ key: 'other', label: 'E-mail', required: false })],
  termsUrl: 'https://pay.example/terms',
});

/** What a shop has beside a card, each in `<div data-form>`: the button, the choice, the questions. */
export function Forms(settings: Partial<CheckoutProviderProps>) {
  const { fetch } = createTestCheckout({ options });
  const forms = [
    <CheckoutButton key="button" orderId="1042" asset="USDTTRC20">
      Pay now
    </CheckoutButton>,
    <MethodPicker key="picker" orderId="1042" />,
    <PaymentFields key="fields" option={asking} onSubmit={() => {}} />,
  ];
  return (
    <CheckoutProvider endpoint="/api/checkout" {...settings} fetch={fetch}>
      {forms.map((form) => (
        <div key={form.key} data-form style={{ display: 'flow-root' }}>
          {form}
        </div>
      ))}
    </CheckoutProvider>
  );
}
