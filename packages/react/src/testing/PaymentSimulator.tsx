'use client';
import {
  type CSSProperties,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { TestCheckout } from './createTestCheckout.ts';
import type { TestMove } from './movePayment.ts';

/** What a press of the simulator does. */
export type SimulatorAction = TestMove | 'disconnect' | 'reconnect' | 'later' | 'skew';

export interface PaymentSimulatorProps {
  /** The server that the page talks to. */
  checkout: TestCheckout;
  /** Called after each press. */
  onAction?: (action: SimulatorAction) => void;
}

const GROUPS: readonly (readonly [title: string, moves: readonly [TestMove, label: string][]])[] = [
  [
    'The shopper',
    [
      ['pay', 'Pay exactly'],
      ['payShort', 'Pay too little'],
      ['payOver', 'Pay too much'],
      ['payLate', 'Pay late'],
    ],
  ],
  [
    'The network',
    [
      ['detect', 'Detect'],
      ['confirm', 'Confirm once'],
    ],
  ],
  [
    'The provider',
    [
      ['expire', 'Expire'],
      ['cancel', 'Cancel'],
      ['fail', 'Fail'],
      ['refund', 'Refund'],
    ],
  ],
];
const MINUTE = 60_000;
const PATIENCE = 1_100;
/** As when the shopper comes back from the wallet. */
const look = () => window.dispatchEvent(new Event('focus'));

/**
 * Plays the payer, the network and the provider of a test checkout: buttons for the moves of
 * `checkout.play`, a connection to break, and two clocks. For a story, a test, or a page that shows
 * a checkout before there is a server; it is no part of a card, speaks English, and has no style
 * but its own. After each press the cards of the page look, as when the shopper comes back. While a
 * modal is open all else on the page is inert: put it aside, or place the simulator in it.
 *
 * @example
 * const checkout = createTestCheckout({ now: Date.now });
 *
 * <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
 *   <CheckoutButton orderId="1042">Pay now</CheckoutButton>
 *   <PaymentSimulator checkout={checkout} />
 * </CheckoutProvider>
 */
export function PaymentSimulator({ checkout, onAction }: PaymentSimulatorProps) {
  const payment = useSyncExternalStore(checkout.subscribe, () => checkout.payments().at(-1));
  const [down, setDown] = useState(false);
  const [ahead, setAhead] = useState(false);
  const title = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const act = (action: SimulatorAction, run: () => void) => {
    run();
    onAction?.(action);
    look();
    // A page that has just looked does not do so again at once.
    clearTimeout(timer.current);
    timer.current = setTimeout(look, PATIENCE);
  };
  const { due, received, confirmations } = payment ?? {};
  const money = due && `${received ?? '0'} of ${due.amount} ${due.asset.symbol}`;
  const seen = confirmations && `${confirmations.seen} of ${confirmations.required} confirmations`;
  const said = payment && [payment.status, money, seen].filter(Boolean).join(', ');
  return (
    <section aria-labelledby={title} lang="en" dir="ltr" style={{ font: '14px/1.5 system-ui' }}>
      <p id={title} style={{ fontWeight: 600, margin: 0 }}>
        Payment simulator
      </p>
      <p style={{ margin: 0 }}>{said ?? 'There is nothing to pay yet.'}</p>
      {GROUPS.map(([group, moves]) => (
        <fieldset key={group} style={GROUP}>
          <legend>{group}</legend>
          {moves.map(([move, label]) => (
            <button
              key={move}
              type="button"
              style={BUTTON}
              disabled={!checkout.can(move)}
              onClick={() => act(move, () => checkout.play(move))}
            >
              {label}
            </button>
          ))}
        </fieldset>
      ))}
      <fieldset style={GROUP}>
        <legend>Time and trouble</legend>
        <button
          type="button"
          style={BUTTON}
          onClick={() => act('later', () => checkout.advance(MINUTE))}
        >
          1 min later
        </button>
        <label style={CHOICE}>
          <input
            type="checkbox"
            checked={ahead}
            onChange={({ target: { checked } }) => {
              setAhead(checked);
              act('skew', () => checkout.skew(checked ? -10 * MINUTE : 10 * MINUTE));
            }}
          />
          The device’s clock is 10 min ahead
        </label>
        <label style={CHOICE}>
          <input
            type="checkbox"
            checked={down}
            onChange={({ target: { checked } }) => {
              setDown(checked);
              if (checked) act('disconnect', () => checkout.fail('network', Infinity));
              else act('reconnect', checkout.recover);
            }}
          />
          The connection is down
        </label>
      </fieldset>
    </section>
  );
}

const GROUP: CSSProperties = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  margin: '8px 0',
  padding: 8,
  border: '1px solid',
  borderRadius: 8,
};
const BUTTON: CSSProperties = { minBlockSize: 32, paddingInline: 12, font: 'inherit' };
const CHOICE: CSSProperties = { display: 'flex', gap: 8, alignItems: 'center', minBlockSize: 32 };
