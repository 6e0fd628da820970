import { createSandbox, type ProviderId, type Sandbox } from '@coinslot/sandbox';
import type { Provider } from '@coinslot/server';
import { createTestServer, type TestServer } from '@coinslot/server/testing';
import { SHOPS } from './shops.ts';

export interface Flow extends TestServer {
  sandbox: Sandbox;
  /** Calls back when something happened, at the providers or in the shop. */
  subscribe(onChange: () => void): () => void;
  /** How often something did. */
  changes(): number;
}

const ORIGIN = 'https://shop.example';

/**
 * A shop with the real server, and the real sandbox that it talks to, in this page and without a
 * network. Its only order is 1042.
 *
 * @param now The true time, Unix time in ms.
 */
export function openFlow(ids: readonly ProviderId[], now: () => number): Flow {
  const listeners = new Set<() => void>();
  let changes = 0;
  const changed = () => {
    changes += 1;
    for (const listener of listeners) listener();
  };
  const sandbox = createSandbox({
    clock: { now, after: runAfter },
    deliver: (request) => server.checkout.handler(request),
    onChange: changed,
  });
  // A page can not set the header that this provider wants.
  sandbox.dialect('kryptogo', { origin: 'unchecked' });
  sandbox.callbackUrl('kanga', `${ORIGIN}/api/checkout/callbacks/kanga`);
  const shops = ids.map((id) => SHOPS[id]);
  const prices = new Map(shops.map(({ price }) => [price.currency, price]));
  const server = createTestServer({
    origin: ORIGIN,
    providers: shops.map(({ provider }): Provider => provider(sandbox)),
    orders: [{ id: '1042', prices: [...prices.values()], description: 'Two coffee cups' }],
    now: sandbox.now,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    // Told before it is written down.
    onPayment: () => void setTimeout(changed),
  });
  return {
    ...server,
    sandbox,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    changes: () => changes,
  };
}

function runAfter(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
