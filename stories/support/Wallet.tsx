import { usePayment } from '@coinslot/react';
import type { PayOptions } from '@coinslot/sandbox';
import { useState, useSyncExternalStore } from 'react';
import './flow.css';
import { setNetwork } from './network.ts';
import type { Flow } from './openFlow.ts';

interface Move {
  label: string;
  operation: 'pay' | 'confirm' | 'expire' | 'cancel' | 'fail' | 'refund';
  pay?: PayOptions;
}

const MOVES: readonly Move[] = [
  { label: 'Pay what is due', operation: 'pay' },
  { label: 'Pay half', operation: 'pay', pay: { share: '0.5' } },
  { label: 'Pay too much', operation: 'pay', pay: { share: '1.25' } },
  { label: 'Confirm at once', operation: 'confirm' },
  { label: 'Let the time run out', operation: 'expire' },
  { label: 'Cancel', operation: 'cancel' },
  { label: 'Fail', operation: 'fail' },
  { label: 'Refund', operation: 'refund' },
];
const MINUTES = [1, 10, 30];

/**
 * The shopper's wallet, the network and the provider's operator. After each move the card looks at
 * once, as it does when the shopper comes back from the wallet.
 */
export function Wallet({ flow }: { flow: Flow }) {
  useSyncExternalStore(flow.subscribe, flow.changes);
  const { refresh } = usePayment();
  const [refusal, setRefusal] = useState('');
  const payment = flow.sandbox.payments().at(-1);

  const play = async (move: () => Promise<void>) => {
    setRefusal('');
    try {
      await move();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
    // What a server does every few seconds.
    await flow.checkout.reconcile();
    await refresh();
  };
  return (
    <section className="flow-wallet" aria-labelledby="wallet" lang="en" dir="ltr">
      <h2 id="wallet">The shopper’s wallet</h2>
      <p>
        {payment
          ? `${payment.provider} says “${payment.status}”: ${payment.received} of ${payment.due.amount} ${payment.due.asset}.`
          : 'There is nothing to pay yet.'}
      </p>
      <div className="flow-buttons">
        {MOVES.map(({ label, operation, pay }) => (
          <button
            key={label}
            type="button"
            disabled={!payment?.can.includes(operation)}
            onClick={() =>
              payment && void play(() => flow.sandbox[operation](payment.reference, pay))
            }
          >
            {label}
          </button>
        ))}
      </div>
      <h2>Time and trouble</h2>
      <div className="flow-buttons">
        {MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            onClick={() => void play(() => flow.sandbox.advance(minutes * 60_000))}
          >
            {minutes} min later
          </button>
        ))}
      </div>
      <label>
        <input
          type="checkbox"
          onChange={({ target: { checked } }) =>
            void play(async () => setNetwork(checked ? 'offline' : 'online'))
          }
        />
        The shopper’s network is down
      </label>
      <label>
        <input
          type="checkbox"
          onChange={({ target }) => flow.sandbox.faults({ down: target.checked })}
        />
        The provider is down
      </label>
      <p role="alert">{refusal}</p>
      <h2>What the shop was told</h2>
      {flow.events.length === 0 && <p>Nothing yet.</p>}
      <ol>
        {flow.events.map(({ id, type }) => (
          <li key={id}>{type}</li>
        ))}
      </ol>
    </section>
  );
}
