import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCheckout, defineProvider } from '@coinslot/server';
import { toNodeHandler } from '@coinslot/server/node';
import { sqliteStore } from '@coinslot/server/stores/sqlite';

/*
 * A shop's server that is told to end while it tells its merchant of an event. Bundled and started
 * by delivery.test.ts: `node worker.mjs <database> <diary> <how long onPayment takes, ms, or "ever">`.
 */

const [database = '', diary = '', duration = ''] = process.argv.slice(2);
const write = (line: string) => appendFileSync(diary, `${line}\n`);

const provider = defineProvider({
  id: 'acme',
  name: 'Acme Pay',
  docs: [],
  noticeTrust: 'hint',
  underpayment: 'review',
  priceCurrencies: ['USD'],
  acknowledge: { status: 200, body: null },
  watchMs: 60_000,
  problems: () => [],
  quote: async () => [],
  create: async (_order, _choice, { now }) => ({
    reference: 'ref_1',
    due: null,
    action: { type: 'wait' },
    expiresAt: new Date(now() + 60_000).toISOString(),
    word: 'waiting',
    private: {},
  }),
  read: async () => null,
  parseNotice: async () => ({ reference: 'ref_1', evidence: 'hint', dedupeKey: null }),
  statuses: {},
  refusals: {},
});

const checkout = createCheckout({
  origin: 'https://shop.example',
  environment: 'sandbox',
  secret: 'the secret of a shop that is stopped',
  providers: [provider],
  store: sqliteStore(database),
  resolveOrder: async () => ({ id: '1042', prices: [{ amount: '100', currency: 'USD' }] }),
  async onPayment({ id }) {
    write(`begin ${id}`);
    await new Promise<void>((resolve) => {
      if (duration !== 'ever') setTimeout(resolve, Number(duration));
    });
    write(`end ${id}`);
  },
});
checkout.start();

const server = createServer(toNodeHandler(checkout));
server.listen(0, '127.0.0.1', () => write(`port ${(server.address() as AddressInfo).port}`));

process.once('SIGTERM', async () => {
  const startedAt = performance.now();
  server.close();
  await checkout.close();
  write(`closed ${Math.round(performance.now() - startedAt)}`);
  // No process.exit: nothing of the checkout may keep the process alive.
});
