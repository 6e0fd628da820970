import { AsyncLocalStorage } from 'node:async_hooks';
import { writeFileSync } from 'node:fs';
import type { PaymentEvent, Store } from '@coinslot/server';
import type { SqliteDatabase } from '@coinslot/server/stores/sqlite';

/** Where the process ends itself: at the n-th passing of a named point, or after so many of any. */
export interface KillPlan {
  at?: string | undefined;
  nth?: number | undefined;
  after?: number | undefined;
  /** Told the name of the point, so that a test knows that it was reached. */
  file: string;
}

/**
 * Named points in a shop's server, all of them outside the product's code: around it and in what it
 * is given. `name?` is before a step, `name!` after it.
 */
export interface KillPoints {
  pass(name: string): void;
  store(store: Store): Store;
  database(database: SqliteDatabase): SqliteDatabase;
  fetch: typeof fetch;
  handler(
    handler: (request: Request) => Promise<Response>,
  ): (request: Request) => Promise<Response>;
  onPayment(work: (event: PaymentEvent) => void): (event: PaymentEvent) => Promise<void>;
}

export function createKillPoints({ at, nth = 1, after, file }: KillPlan): KillPoints {
  const operation = new AsyncLocalStorage<string>();
  let passed = 0;
  let hits = 0;

  const pass = (name: string) => {
    passed += 1;
    if (name === at) hits += 1;
    if (name === at ? hits !== nth : passed !== after) return;
    writeFileSync(file, name);
    process.kill(process.pid, 'SIGKILL');
  };
  const around = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    pass(`${name}?`);
    const result = await work();
    pass(`${name}!`);
    return result;
  };

  return {
    pass,
    store: (store) =>
      new Proxy(store, {
        get(target, method) {
          const value: unknown = Reflect.get(target, method);
          if (typeof value !== 'function' || method === 'close') return value;
          return (...args: unknown[]) => {
            const name = nameOf(String(method), args);
            const work = () => Reflect.apply(value, target, args) as Promise<unknown>;
            return operation.run(name, () => around(name, work));
          };
        },
      }),
    database: (database) =>
      watched(database, (text) => {
        const step = statementOf(text);
        if (step === null) return null;
        const name = `${step.startsWith('create') ? 'tables' : operation.getStore()} > ${step}`;
        return { before: () => pass(`${name}?`), after: () => pass(`${name}!`) };
      }),
    fetch: (input, init) => {
      const request = new Request(input, init);
      const path = new URL(request.url).pathname.replace(/^\/cryptofuse/, '');
      return around(`${request.method} ${path}`, () => fetch(request));
    },
    handler: (handler) => (request) => {
      const path = new URL(request.url).pathname.split('/').slice(3, 4);
      return around(`answer ${request.method} ${path}`, () => handler(request));
    },
    onPayment: (work) => async (event) => {
      await around(`onPayment(${event.type})`, async () => work(event));
    },
  };
}

/** Its own name, and for a write of a payment the status that is written. */
function nameOf(method: string, [first]: unknown[]): string {
  if (method !== 'update') return method;
  return `update(${(first as Parameters<Store['update']>[0]).record.status})`;
}

/** `insert coinslot_changes`, `commit`; null for what only reads. */
function statementOf(text: string): string | null {
  const [, verb = '', table = ''] =
    /^(begin|commit|insert|update|delete|create table)(?: (?:into|from|if not exists))*(?: "(\w+)")?/.exec(
      text,
    ) ?? [];
  return verb === '' ? null : `${verb} ${table}`.trim();
}

type Step = { before(): void; after(): void } | null;

function watched(database: SqliteDatabase, stepOf: (text: string) => Step): SqliteDatabase {
  return {
    prepare(text) {
      const statement = database.prepare(text);
      const timed = <T>(work: () => T): T => {
        // Asked each time: a prepared statement serves many operations.
        const step = stepOf(text);
        step?.before();
        const result = work();
        step?.after();
        return result;
      };
      return {
        reader: statement.reader,
        all: (...parameters) => timed(() => statement.all(...parameters)),
        get: (...parameters) => timed(() => statement.get(...parameters)),
        run: (...parameters) => timed(() => statement.run(...parameters)),
        iterate: (...parameters) => statement.iterate(...parameters),
      };
    },
    exec: (text) => database.exec(text),
    close: () => database.close(),
    get open() {
      return database.open;
    },
    get inTransaction() {
      return database.inTransaction;
    },
    get memory() {
      return database.memory;
    },
  };
}
