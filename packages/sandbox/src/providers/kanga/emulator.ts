import { changeDialect, defaultDialect } from '../../dialect.ts';
import type { Emulator, EmulatorContext } from '../../emulator.ts';
import type { Random } from '../../random.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { KangaAccount, KangaCredentials } from './account.ts';
import { document } from './document.ts';
import type { KangaTransaction } from './entities.ts';
import { refuseWith } from './failure.ts';
import { createOperations } from './operations.ts';
import { createRoutes } from './routes.ts';
import { restoreAccount, type SavedAccount, saveAccount } from './savedAccount.ts';
import { summarise } from './summary.ts';

/** The hosts of the calls and of the pages, which are two at Kanga and one here. */
interface Hosts {
  readonly baseUrl: string;
  readonly webUrl: string;
}

/** Plays the Kanga Payment Gateway as its guide describes it; see `document.ts`. */
export function createKanga(context: EmulatorContext): Emulator<KangaCredentials & Hosts> {
  const account: KangaAccount = {
    context,
    credentials: newCredentials(context.credentialsRandom),
    transactions: new Map(),
    paymentTokens: new Set(),
    lastNonce: null,
    callbackUrl: null,
    dialect: defaultDialect(document.dialects),
  };
  function find(reference: string): KangaTransaction {
    const transaction = account.transactions.get(reference);
    if (transaction === undefined) throw new SandboxError(404, `There is no payment ${reference}.`);
    return transaction;
  }

  const operations = createOperations(account, find);
  const routes = createRoutes(account, operations);

  return {
    name: 'Kanga',
    document,
    credentials: (origin) => ({ ...account.credentials, baseUrl: origin, webUrl: origin }),
    operations,
    get callbackUrl() {
      return account.callbackUrl;
    },
    set callbackUrl(url) {
      account.callbackUrl = url;
    },
    get dialect() {
      return account.dialect;
    },
    setDialect(patch) {
      account.dialect = changeDialect(document.dialects, account.dialect, patch);
    },
    fetch: async (request) => routes.fetch(request),
    refuse: (code) => refuseWith(code, account.dialect),
    payments: () =>
      [...account.transactions.values()].map((transaction) => summarise(account, transaction)),
    has: (reference) => account.transactions.has(reference),
    usesNonce: true,
    summary: (reference) => summarise(account, find(reference)),
    save: () => saveAccount(account),
    restore: (saved) => restoreAccount(account, saved as SavedAccount),
    reset() {
      account.transactions.clear();
      account.paymentTokens.clear();
      account.lastNonce = null;
    },
  };
}

/** As long as those of the guide's samples. */
function newCredentials(random: Random): KangaCredentials {
  return {
    apiKey: random.hex(15).slice(0, 29),
    apiSecret: random.hex(32).toUpperCase(),
  };
}
