import { changeDialect, defaultDialect } from '../../dialect.ts';
import type { Emulator, EmulatorContext } from '../../emulator.ts';
import type { Random } from '../../random.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { KryptoswapAccount, KryptoswapCredentials } from './account.ts';
import { document } from './document.ts';
import type { KryptoswapOrder } from './entities.ts';
import { createExchange } from './exchange.ts';
import { refuseWith } from './failure.ts';
import { type MerchantRoute, merchantRoutes } from './merchantRoutes.ts';
import { createOperations } from './operations.ts';
import { API_PATH, createRoutes } from './routes.ts';
import { restoreAccount, type SavedAccount, saveAccount } from './savedAccount.ts';
import { summarise } from './summary.ts';

/** What goes with the account: the routes that it uses, and where the calls and the pages are. */
interface Options {
  readonly routes: readonly MerchantRoute[];
  readonly baseUrl: string;
  readonly siteUrl: string;
}

/** Plays Kryptoswap as its guide and the clients of its engine describe it; see `document.ts`. */
export function createKryptoswap(
  context: EmulatorContext,
): Emulator<KryptoswapCredentials & Options> {
  const account: KryptoswapAccount = {
    context,
    credentials: newCredentials(context.credentialsRandom),
    exchange: createExchange(context.credentialsRandom),
    orders: new Map(),
    dialect: defaultDialect(document.dialects),
  };
  const routes = merchantRoutes(account.exchange, context.credentialsRandom);

  function find(reference: string): KryptoswapOrder {
    const order = account.orders.get(reference);
    if (order === undefined) throw new SandboxError(404, `There is no payment ${reference}.`);
    return order;
  }

  const operations = createOperations(account, find);
  const app = createRoutes(account, operations);

  return {
    name: 'Kryptoswap',
    document,
    credentials: (origin) => ({
      ...account.credentials,
      routes,
      baseUrl: `${origin}${API_PATH}`,
      siteUrl: origin,
    }),
    operations,
    get dialect() {
      return account.dialect;
    },
    setDialect(patch) {
      account.dialect = changeDialect(document.dialects, account.dialect, patch);
    },
    fetch: async (request) => app.fetch(request),
    refuse: (code) => refuseWith(account, code),
    payments: () => [...account.orders.values()].map((order) => summarise(account, order)),
    has: (reference) => account.orders.has(reference),
    summary: (reference) => summarise(account, find(reference)),
    save: () => saveAccount(account),
    restore: (saved) => restoreAccount(account, saved as SavedAccount),
    reset: () => account.orders.clear(),
  };
}

function newCredentials(random: Random): KryptoswapCredentials {
  return {
    partner: random.hex(6),
    apiKey: `EX_${random.hex(16)}`,
    apiSecret: random.hex(32),
  };
}
