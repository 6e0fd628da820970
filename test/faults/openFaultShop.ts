import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, type Sandbox } from '@coinslot/sandbox';
import { listen } from '@coinslot/sandbox/node';
import type { PaymentRecord } from '@coinslot/server';
import type { KillPlan } from './killPoint.ts';
import { type ShopProcess, startShop } from './shopProcess.ts';
import type { Accounts, WorkerOptions } from './shopWorker.ts';
import { openWarehouse, type Warehouse } from './warehouse.ts';

export const ORIGIN = 'https://shop.example';

/** A shop whose servers die, its provider, its shopper and its merchant's database. */
export interface FaultShop {
  sandbox: Sandbox;
  warehouse: Warehouse;
  /** Starts what is not running, this time without an end. */
  revive(): Promise<void>;
  /** The point at which a server has ended itself; null while none has. */
  killedAt(): string | null;
  running(server?: number): ShopProcess | null;
  /** Moves the provider's and the servers' clock; what falls due there happens. */
  advance(ms: number): Promise<void>;
  /** Called as a browser: rejects when no server answers. */
  call(path: string, init?: RequestInit & { server?: number }): Promise<Response>;
  /** Clicks until there is an answer; a server that has ended is started again first. */
  create(orderId: string, body?: object): Promise<CreatePaymentResponse>;
  /** The page's poll; null when no server answered. */
  poll(payment: CreatePaymentResponse): Promise<CreatePaymentResponse['payment'] | null>;
  /** All payments of an order, as the shop's people see them. */
  records(orderId: string): Promise<PaymentRecord[]>;
  close(): Promise<void>;
}

export interface FaultShopOptions {
  worker: string;
  seed: string;
  /** With which accounts a server starts for the n-th time, from 0; Cryptofuse's alone unless told. */
  accounts?: (sandbox: Sandbox, server: number, starts: number) => Accounts;
  kill?: Omit<KillPlan, 'file'>;
  /** Whether the servers make rounds by themselves: from their first start on, after a kill, or never. */
  rounds?: 'always' | 'after' | 'never';
  /** How long they rest between rounds, ms. */
  everyMs?: number;
  servers?: number;
  /** See {@link WorkerOptions}. */
  throwsEvery?: number;
  /** Called when a server was ended by a signal. */
  onKill?: () => void;
  store?: WorkerOptions['store'];
  /** Called for every request that reaches the provider. */
  onRequest?: (request: Request) => Promise<void> | void;
  /** How often each server is ended: told its number and how often it has started. */
  killNext?: (server: number, starts: number) => Omit<KillPlan, 'file'>;
}

function cryptofuseAlone({ credentials }: Sandbox): Accounts {
  return { cryptofuse: { ...credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] } };
}

export async function openFaultShop(options: FaultShopOptions): Promise<FaultShop> {
  const { servers = 1, rounds = 'after', everyMs = 50, seed, worker, onRequest } = options;
  const accountsOf = options.accounts ?? cryptofuseAlone;
  const folder = mkdtempSync(join(tmpdir(), 'coinslot-kill-'));
  const store = options.store ?? { sqlite: join(folder, 'checkout.db') };
  const warehouseFile = join(folder, 'warehouse.db');
  const killFile = join(folder, 'killed');
  const processes: (ShopProcess | null)[] = Array.from({ length: servers }, () => null);
  const starts = processes.map(() => 0);
  let turn = 0;

  const portOf = (server?: number): number => {
    turn += 1;
    const alive = processes.filter((each) => each !== null);
    const chosen = server === undefined ? alive[turn % alive.length] : processes[server];
    if (!chosen) throw new TypeError('fetch failed: no server is running');
    return chosen.port;
  };
  const sandbox = createSandbox({
    seed,
    // What stands in front of the servers: a notice reaches one of those that run.
    deliver: (request) => {
      const { pathname, search } = new URL(request.url);
      return fetch(new Request(`http://127.0.0.1:${portOf()}${pathname}${search}`, request));
    },
  });
  const reached: Sandbox = Object.create(sandbox, {
    fetch: {
      async value(request: Request) {
        await onRequest?.(request);
        return sandbox.fetch(request);
      },
    },
  });
  const provider = await listen(reached);
  const warehouse = openWarehouse(warehouseFile);
  const ahead = () => sandbox.now() - Date.now();

  const start = async (server: number): Promise<void> => {
    const first = starts[server] === 0;
    const plan = options.killNext?.(server, starts[server] ?? 0) ?? (first ? options.kill : {});
    const accounts = accountsOf(sandbox, server, starts[server] ?? 0);
    starts[server] = (starts[server] ?? 0) + 1;
    const shop = await startShop(worker, {
      origin: ORIGIN,
      accounts,
      store,
      warehouse: warehouseFile,
      throwsEvery: options.throwsEvery,
      kill: { ...plan, file: killFile },
      ahead: ahead(),
      everyMs: rounds === 'always' || (rounds === 'after' && !first) ? everyMs : null,
    });
    processes[server] = shop;
    if (!shop) options.onKill?.();
    // A server that ended itself while it started: nothing listens, the next click starts it again.
    void shop?.ended.then(() => {
      options.onKill?.();
      if (processes[server] === shop) processes[server] = null;
    });
  };

  const revive = async () => {
    for (const [server, running] of processes.entries()) if (running === null) await start(server);
  };
  const advance = async (ms: number) => {
    await sandbox.advance(ms);
    const told = processes.map((each) => each?.ask({ ask: 'clock', ahead: ahead() }));
    await Promise.allSettled(told);
  };
  const answered = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt >= 5) throw error;
        // The connection breaks a moment before the process is known to have ended.
        await new Promise((resolve) => setTimeout(resolve, 5));
        await revive();
        // Nobody clicks again at once; meanwhile whoever was making the payment is known to be gone.
        await advance(20_000);
      }
    }
  };
  const call: FaultShop['call'] = (path, { server, ...init } = {}) =>
    fetch(`http://127.0.0.1:${portOf(server)}/api/checkout/${path}`, init);

  await revive();
  return {
    sandbox,
    warehouse,
    revive,
    killedAt: () => (existsSync(killFile) ? readFileSync(killFile, 'utf8') : null),
    running: (server = 0) => processes[server] ?? null,
    advance,
    call,
    async create(orderId, body = {}) {
      const sent = { orderId, asset: 'USDTTRC20', ...body };
      const response = await answered(() =>
        call('payments', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': `key-${JSON.stringify(sent).replaceAll(/\W/g, '')}`,
          },
          body: JSON.stringify(sent),
        }),
      );
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as CreatePaymentResponse;
    },
    async poll({ payment, clientSecret }) {
      try {
        const response = await call(`payments/${payment.id}`, {
          headers: { authorization: `Bearer ${clientSecret}` },
        });
        const body = (await response.json()) as CreatePaymentResponse;
        if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`);
        return body.payment;
      } catch (error) {
        if (error instanceof TypeError) return null;
        throw error;
      }
    },
    records: (orderId) =>
      answered(async () => {
        const [any] = processes.filter((each) => each !== null);
        if (!any) throw new Error('no server is running');
        return (await any.ask({ ask: 'payments', orderId })) as PaymentRecord[];
      }),
    async close() {
      await Promise.all(processes.map((each) => each?.kill()));
      await provider.close();
      warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
