import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCheckout, type Order, type Provider, type Store } from '@coinslot/server';
import { type CryptofuseOptions, cryptofuse } from '@coinslot/server/cryptofuse';
import { type KangaOptions, kanga } from '@coinslot/server/kanga';
import { type KryptogoOptions, kryptogo } from '@coinslot/server/kryptogo';
import { type KryptoswapOptions, kryptoswap } from '@coinslot/server/kryptoswap';
import { toNodeHandler } from '@coinslot/server/node';
import { postgresStore } from '@coinslot/server/stores/postgres';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import Libsql from 'libsql';
import { createKillPoints, type KillPlan } from './killPoint.ts';
import { openWarehouse } from './warehouse.ts';

/*
 * A shop's server: the real handler over HTTP, its store in a file, the merchant's own database in
 * another one. Started by shopProcess.ts, which talks to it through messages.
 */

/** The shop's accounts; it has the providers that are named here. */
export interface Accounts {
  cryptofuse: CryptofuseOptions;
  kanga?: KangaOptions;
  kryptogo?: KryptogoOptions;
  kryptoswap?: KryptoswapOptions;
}

export interface WorkerOptions {
  origin: string;
  accounts: Accounts;
  store: { sqlite: string } | { postgres: string };
  warehouse: string;
  kill: KillPlan;
  /** How far the shop's clock is ahead of the machine's, ms. */
  ahead: number;
  /** The merchant's function fails at every call with a multiple of this number; never without it. */
  throwsEvery?: number | undefined;
  /** Rounds by itself; without it only requests make anything happen. */
  everyMs: number | null;
}

export type Ask =
  | { id: number; ask: 'clock'; ahead: number }
  | { id: number; ask: 'reconcile' }
  | { id: number; ask: 'payments'; orderId: string };

export interface Answer {
  id: number;
  answer?: unknown;
  error?: string;
}

export type Told = Answer | { port: number };

const options: WorkerOptions = JSON.parse(process.env['COINSLOT_FAULT_SHOP'] ?? '{}');
let ahead = options.ahead;
const points = createKillPoints(options.kill);
const warehouse = openWarehouse(options.warehouse);

const checkout = createCheckout({
  origin: options.origin,
  environment: 'sandbox',
  secret: 'the-secret-of-a-shop-that-is-killed',
  providers: providersOf(options.accounts),
  store: points.store(await openStore()),
  now: () => Date.now() + ahead,
  fetch: points.fetch,
  resolveOrder: async ({ orderId }): Promise<Order | null> =>
    orderId ? { id: orderId, prices: pricesOf(options.accounts) } : null,
  onPayment: points.onPayment((event) => {
    const call = warehouse.begin(event);
    if (options.throwsEvery && call % options.throwsEvery === 0) {
      warehouse.end(call);
      throw new Error('the warehouse does not answer');
    }
    warehouse.ship(event);
    points.pass(`shipped(${event.type})`);
    warehouse.end(call);
  }),
});

function providersOf(accounts: Accounts): Provider[] {
  return [
    cryptofuse(accounts.cryptofuse),
    ...(accounts.kanga ? [kanga(accounts.kanga)] : []),
    ...(accounts.kryptogo ? [kryptogo(accounts.kryptogo)] : []),
    ...(accounts.kryptoswap ? [kryptoswap(accounts.kryptoswap)] : []),
  ];
}

function pricesOf(accounts: Accounts): Order['prices'] {
  const dollars = { amount: '100.00', currency: 'USD' };
  return accounts.kanga ? [dollars, { amount: '400.00', currency: 'PLN' }] : [dollars];
}

async function openStore(): Promise<Store> {
  const { store } = options;
  if ('sqlite' in store) return sqliteStore(points.database(new Libsql(store.sqlite)));
  // A fifth of the time that this process takes to start.
  const { default: pg } = await import('pg');
  return postgresStore(new pg.Pool({ connectionString: store.postgres, max: 4 }));
}

async function answer(message: Ask): Promise<unknown> {
  switch (message.ask) {
    case 'clock':
      ahead = message.ahead;
      return ahead;
    case 'reconcile':
      return checkout.reconcile();
    case 'payments':
      return checkout.payments.list({ orderId: message.orderId });
    default:
      return message satisfies never;
  }
}

const tell = (told: Told) => process.send?.(told);
process.on('message', (message: Ask) => {
  answer(message).then(
    (result) => tell({ id: message.id, answer: result }),
    (error: unknown) => tell({ id: message.id, error: String(error) }),
  );
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());

const handler = toNodeHandler({ handler: points.handler((request) => checkout.handler(request)) });
const server = createServer(handler);
if (options.everyMs !== null) checkout.start({ everyMs: options.everyMs });
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
